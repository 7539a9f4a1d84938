package org.switchroom.core.alarm;

import java.time.Instant;
import java.util.List;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.PanelReport;
import org.switchroom.store.Row;

/**
 * A report as it is to be taken in, however often that has to be tried.
 *
 * @param atOnce relayed without delay, also while the account is on test
 * @param also written with it, or nothing is
 */
record Given(PanelReport report, AlarmAccount account, Instant now, boolean atOnce, List<Row> also) {
    /** What a panel said. */
    static Given byPanel(PanelReport report, AlarmAccount account, Instant now) {
        return new Given(report, account, now, false, List.of());
    }
}
