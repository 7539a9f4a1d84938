package org.switchroom.dc09.receiver;

import java.net.InetSocketAddress;
import java.util.Objects;
import org.switchroom.alarm.ReceiverView;

/**
 * @param name what reports say they came by
 * @param address where it listens; port 0 takes a free one
 * @param waitingOfOne reports of one connection that may be on their way to the disk
 */
public record ReceiverSettings(
        String name,
        InetSocketAddress address,
        boolean tcp,
        boolean udp,
        ClockWindow window,
        ReceiverView.Limits limits,
        int waitingOfOne) {
    public ReceiverSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(limits, "limits");
        if (!tcp && !udp) {
            throw new IllegalArgumentException("a receiver listens by TCP, by UDP or by both");
        }
    }
}
