package org.switchroom.core.alarm;

/** Tells the people whom the house has named. Any thread; returns at once. */
@FunctionalInterface
public interface Alert {
    /**
     * @param cause the same for what is one trouble
     * @param title one line
     */
    void tell(String tenant, String cause, String title, String detail);
}
