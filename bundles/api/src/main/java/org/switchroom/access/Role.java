package org.switchroom.access;

/** What a person may do; each includes nothing by itself, {@link Scope} says what each may. */
public enum Role {
    VIEWER,
    OPERATOR,
    DISPATCHER,
    INTEGRATOR,
    ADMIN
}
