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
                EnumSet.of(JOBS_READ, PARTIES_READ, MESSAGES_READ, TRANSPORTS_READ, MAPPINGS_READ, ALARMS_READ);
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
                        ALARMS_WRITE);
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
                        ALARMS_WRITE);
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
                        ALARMS_SEND);
            case ADMIN -> EnumSet.allOf(Scope.class);
        };
    }
}
