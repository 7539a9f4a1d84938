package org.switchroom.alarm;

/**
 * What an event is about. Delay, abort and the order within a call follow from it. Declared from most to least urgent
 * within alarms, then troubles, then the rest.
 */
public enum EventClass {
    DURESS(true),
    HOLD_UP(true),
    PANIC(true),
    FIRE(true),
    MEDICAL(true),
    GAS(true),
    TAMPER(false),
    BURGLARY(false),
    /** Water, temperature, machines: property at risk, no intruder. */
    TECHNICAL(false),
    SUPERVISORY(false),
    TROUBLE(false),
    OPEN_CLOSE(false),
    /** The user takes an alarm back (406). */
    CANCEL(false),
    ACCESS(false),
    BYPASS(false),
    TEST(false),
    /** Also every code that no table knows; it is relayed unchanged. */
    OTHER(false);

    private final boolean lifeSafety;

    EventClass(boolean lifeSafety) {
        this.lifeSafety = lifeSafety;
    }

    /** A person may be in danger: goes before everything else and is never aborted by a restore. */
    public boolean lifeSafety() {
        return lifeSafety;
    }
}
