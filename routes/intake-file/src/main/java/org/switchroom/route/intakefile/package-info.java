/** Jobs from files that are dropped into watched folders: {@code etc/org.switchroom.intake.file-<name>.cfg}. */
package org.switchroom.route.intakefile;
