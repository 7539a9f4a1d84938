package org.switchroom.service;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears what the {@link Timetable} rings. Registered as a service by who entered something. */
@ConsumerType
public interface Bell {
    /** It is time. Returns at once: there are few threads, and others wait. Names of others are not its business. */
    void rings(String name);
}
