/**
 * The dialogue of one call to a central station: frames of sound in, frames out, an outcome for each event. No thread,
 * no line, no clock but the samples. A transport makes a {@link org.switchroom.contactid.call.ContactIdCall} for each
 * call that it has a line dial.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.contactid.call;
