/** Customers, locations, alarm companies, service providers and persons, with how each wants to be told. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.party;
