/** What the distribution is made of, for {@code ./switchroom sbom}. */
package org.switchroom.itests.sbom;
