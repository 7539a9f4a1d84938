/** The rules that stand above MessageVia: read, replaced, explained and tried out. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.rule;
