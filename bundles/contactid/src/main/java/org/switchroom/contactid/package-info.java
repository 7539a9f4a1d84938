/** Messages of Contact ID (SIA DC-05): values, checked as they are made. Transports and the support desk use them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.contactid;
