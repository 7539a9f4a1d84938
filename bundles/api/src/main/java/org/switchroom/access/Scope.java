package org.switchroom.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One thing a caller may do. Tokens carry scopes; a person's come from the roles. */
public enum Scope {
    JOBS_READ,
    JOBS_WRITE,
    JOBS_DISPATCH,
    PARTIES_READ,
    PARTIES_WRITE,
    MESSAGES_READ,
    MESSAGES_WRITE,
    TRANSPORTS_READ,
    TRANSPORTS_WRITE,
    MAPPINGS_READ,
    MAPPINGS_WRITE,
    RULES_READ,
    RULES_WRITE,
    /** Systems, central stations, events. */
    ALARMS_READ,
    /** Systems, their activation, and windows for tests. */
    ALARMS_WRITE,
    /** To bring alarms in, as a gateway of panels does. */
    ALARMS_SEND,
    /** Permission 1669: the list of SMS, switches and service jobs. */
    SMS_READ,
    /** Permission 298004: writing SMS. Has effect only while switch 1400 is on. */
    SMS_SEND,
    /** The switches of the SMS service, and its jobs. */
    SMS_WRITE,
    /** Permission 150037, first half. */
    SMSTEXTS_READ,
    /** Permission 150037, second half. */
    SMSTEXTS_WRITE,
    /** Permission 101024: table 93001. */
    PREFIXES_WRITE,
    /** Tenants, tokens, audit. */
    ADMIN;

    /** As tokens and problems write it: {@code jobs:write}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    public static Optional<Scope> parse(String text) {
        for (Scope scope : values()) {
            if (scope.text().equals(text)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    /** What a role may; the one table of who may what. */
    public static Set<Scope> of(Role role) {
        return switch (role) {
            case VIEWER ->
                EnumSet.of(
                        JOBS_READ,
                        PARTIES_READ,
                        MESSAGES_READ,
                        TRANSPORTS_READ,
                        MAPPINGS_READ,
                        ALARMS_READ,
                        SMS_READ,
                        SMSTEXTS_READ);
            case OPERATOR ->
                EnumSet.of(
                        JOBS_READ,
                        JOBS_WRITE,
                        PARTIES_READ,
                        PARTIES_WRITE,
                        MESSAGES_READ,
                        TRANSPORTS_READ,
                        MAPPINGS_READ,
                        ALARMS_READ,
                        ALARMS_WRITE,
                        SMS_READ,
                        SMSTEXTS_READ);
            case DISPATCHER ->
                EnumSet.of(
                        JOBS_READ,
                        JOBS_WRITE,
                        JOBS_DISPATCH,
                        PARTIES_READ,
                        PARTIES_WRITE,
                        MESSAGES_READ,
                        MESSAGES_WRITE,
                        TRANSPORTS_READ,
                        MAPPINGS_READ,
                        ALARMS_READ,
                        ALARMS_WRITE,
                        SMS_READ,
                        SMS_SEND,
                        SMSTEXTS_READ,
                        SMSTEXTS_WRITE);
            case INTEGRATOR ->
                EnumSet.of(
                        JOBS_READ,
                        PARTIES_READ,
                        MESSAGES_READ,
                        TRANSPORTS_READ,
                        TRANSPORTS_WRITE,
                        MAPPINGS_READ,
                        MAPPINGS_WRITE,
                        RULES_READ,
                        RULES_WRITE,
                        ALARMS_READ,
                        ALARMS_WRITE,
                        ALARMS_SEND,
                        SMS_READ,
                        SMS_WRITE,
                        SMSTEXTS_READ,
                        PREFIXES_WRITE);
            case ADMIN -> EnumSet.allOf(Scope.class);
        };
    }
}
