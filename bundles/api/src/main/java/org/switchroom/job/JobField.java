package org.switchroom.job;

import java.util.Optional;

/** The fields of a job that people and partners set. Never an amount of money: the list is the allow-list. */
public enum JobField {
    KIND("kind", Type.KIND),
    NUMBER("number", Type.WORD),
    CUSTOMER("customer", Type.PARTY),
    LOCATION("location", Type.PARTY),
    SITE_CODE("siteCode", Type.WORD),
    ALARM_COMPANY("alarmCompany", Type.PARTY),
    PROVIDER("provider", Type.PARTY),
    INSPECTOR("inspector", Type.PARTY),
    OCCUPANT("occupant", Type.PARTY),
    SERVICE_CODE("serviceCode", Type.WORD),
    /** Whom to bill: a reference to a party, never an amount. */
    BILL_TO("billTo", Type.PARTY),
    ALARM_STATUS("alarmStatus", Type.WORD),
    PRIORITY("priority", Type.PRIORITY),
    NOTES("notes", Type.TEXT),
    DUE_AT("dueAt", Type.TIME),
    ON_SITE_AT("onSiteAt", Type.TIME),
    CLEARED_AT("clearedAt", Type.TIME);

    /** What a field's value has to be. */
    public enum Type {
        /** A {@link JobKind}. */
        KIND,
        /** One line of 1 to 200 characters without control characters. */
        WORD,
        /** Up to 20,000 characters, lines allowed. */
        TEXT,
        /** The id of a party of the same tenant. */
        PARTY,
        /** A {@link org.switchroom.message.Priority}. */
        PRIORITY,
        /** ISO 8601 with offset, such as {@code 2026-11-21T14:05:00Z}; kept in UTC. */
        TIME
    }

    private final String apiName;
    private final Type type;

    JobField(String apiName, Type type) {
        this.apiName = apiName;
        this.type = type;
    }

    /** The name in JSON and in problems. */
    public String apiName() {
        return apiName;
    }

    public Type type() {
        return type;
    }

    public static Optional<JobField> byApiName(String name) {
        for (JobField field : values()) {
            if (field.apiName.equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
