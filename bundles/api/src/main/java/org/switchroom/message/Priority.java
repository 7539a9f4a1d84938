package org.switchroom.message;

/** How urgent. Declared from least to most, so that {@code compareTo} reads as "more urgent than". */
public enum Priority {
    ROUTINE,
    URGENT,
    DISTRESS
}
