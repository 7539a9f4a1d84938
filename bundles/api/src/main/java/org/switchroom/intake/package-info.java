/** Where jobs come in from: how far a source has been taken in, where a job came from, and what each intake is doing. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.intake;
