package org.switchroom.route.alarmdc09;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One port that panels report to, in {@code etc/org.switchroom.intake.dc09-<name>.cfg}. */
@ObjectClassDefinition(
        name = "Switchroom: alarms by SIA DC-09",
        description =
                "Listens for alarm panels. Several ports are several files. Which accounts there are, with which keys,"
                        + " is not set here.")
@interface Dc09IntakeConfig {
    @AttributeDefinition(
            name = "Address",
            description = "Address of this machine to listen at; 0.0.0.0 is all of them. Default: 127.0.0.1, which no"
                    + " panel reaches.")
    String address() default "127.0.0.1";

    @AttributeDefinition(name = "Port", description = "TCP and UDP port, 1 to 65535. Default: 12300.")
    int port() default 12_300;

    @AttributeDefinition(name = "TCP", description = "Whether panels may connect by TCP. Default: true.")
    boolean tcp() default true;

    @AttributeDefinition(name = "UDP", description = "Whether panels may send by UDP. Default: true.")
    boolean udp() default true;

    @AttributeDefinition(
            name = "Check the time",
            description = "Whether a message whose time is outside the window is answered with NAK and our time, so"
                    + " that the panel corrects its clock and sends again. Without the check a message that was"
                    + " recorded can be played again. Default: true.")
    boolean clock_check() default true;

    @AttributeDefinition(
            name = "Late",
            description = "Seconds, 0 to 86400, that a message's time may be behind ours. Default: 40.")
    int clock_late() default 40;

    @AttributeDefinition(
            name = "Early",
            description = "Seconds, 0 to 86400, that a message's time may be ahead of ours. Default: 20.")
    int clock_early() default 20;

    @AttributeDefinition(
            name = "Most connections",
            description = "Count, 1 to 50000. When one more comes, the one is closed that has been useless for the"
                    + " longest time. Default: 2000.")
    int max_connections() default 2_000;

    @AttributeDefinition(
            name = "Most waiting",
            description = "Count, 1 to 100000, of messages on their way to the disk. One more gets no answer, and the"
                    + " panel sends it again. Default: 5000.")
    int max_waiting() default 5_000;

    @AttributeDefinition(
            name = "Longest message",
            description = "Bytes, 64 to 4095: what says that it is longer is no message. Default: 4095.")
    int max_length() default 4_095;

    @AttributeDefinition(
            name = "Idle",
            description = "Seconds, 10 to 86400: a connection without a message for so long is closed. Above the"
                    + " longest interval of polls. Default: 1200.")
    int timeout_idle() default 1_200;

    @AttributeDefinition(
            name = "Slow",
            description = "Seconds, 1 to 600: a message that has begun is complete by then, or its connection is"
                    + " closed. Default: 10.")
    int timeout_slow() default 10;
}
