/** How a partner's own CSV or JSON becomes jobs: mappings, and reading content by them. Called by intakes, shell, HTTP. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.mapping;
