/** How a service answers a person or a partner: with a value, or with a problem that names cause and next step. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.answer;
