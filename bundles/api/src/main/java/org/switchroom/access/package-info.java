/** Who is asking: callers, their roles and scopes, tenants, and the tokens of machines. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.access;
