package org.switchroom.intake;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * An intake that watches something by itself, such as a folder or a mail box. Each configured instance registers one, so
 * that people see what it does: {@code intake:list}, {@code /api/intakes}, health and metrics.
 */
@ConsumerType
public interface WatchedIntake {
    /** What it is doing. Any thread, often; answers at once and from memory. */
    IntakeView view();
}
