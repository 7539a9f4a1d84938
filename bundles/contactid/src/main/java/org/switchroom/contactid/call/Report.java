package org.switchroom.contactid.call;

import org.switchroom.contactid.ContactId;

/**
 * An event to be reported to the station.
 *
 * @param id the caller's own name of it, unique in a call
 */
public record Report(String id, ContactId message) {}
