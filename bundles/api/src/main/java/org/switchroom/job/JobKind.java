package org.switchroom.job;

/** What sort of work a job is. */
public enum JobKind {
    ORDER,
    TICKET,
    ALARM_RESPONSE
}
