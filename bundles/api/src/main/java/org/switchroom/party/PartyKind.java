package org.switchroom.party;

/** What a party is. Inspector and occupant are roles that a PERSON has on a job. */
public enum PartyKind {
    CUSTOMER,
    LOCATION,
    ALARM_COMPANY,
    SERVICE_PROVIDER,
    PERSON
}
