package org.switchroom.route.smsmodem;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One GSM modem, in {@code etc/org.switchroom.transport.modem-<name>.cfg}. */
@ObjectClassDefinition(
        name = "Switchroom: SMS by GSM modem",
        description = "Sends and receives SMS by one GSM modem. Several modems are several files.")
@interface SmsModemConfig {
    @AttributeDefinition(
            name = "Name",
            description = "Name of this transport, unique in the runtime: lower case letters, digits, '.' and '-', at"
                    + " most 40. Empty: modem-<the name in the file's name>.")
    String transport_name() default "";

    @AttributeDefinition(name = "Group", description = "Channel that this transport belongs to. Default: sms.")
    String transport_group() default "sms";

    @AttributeDefinition(
            name = "Tenant",
            description =
                    "Id of the tenant that the modem belongs to: what comes in is its, unless it answers a message"
                            + " of another one. Default: main.")
    String tenant() default "main";

    @AttributeDefinition(
            name = "Line",
            description =
                    "How the modem is reached. serial: a port of this machine. tcp: a terminal server that passes"
                            + " bytes as they are. rfc2217: a terminal server that is told the serial settings. Default: serial.",
            options = {
                @Option(label = "serial", value = "serial"),
                @Option(label = "tcp", value = "tcp"),
                @Option(label = "rfc2217", value = "rfc2217")
            })
    String line() default "serial";

    @AttributeDefinition(
            name = "Device",
            description =
                    "Serial port, such as /dev/ttyUSB0 or a link in /dev/serial/by-id. Required for a serial line.")
    String device() default "";

    @AttributeDefinition(
            name = "Host",
            description = "Name or address of the terminal server. Required for tcp and rfc2217.")
    String host() default "";

    @AttributeDefinition(name = "Port", description = "TCP port of the terminal server, 1 to 65535. Default: 4001.")
    int port() default 4001;

    @AttributeDefinition(
            name = "Speed",
            description = "Bits per second, 300 to 4000000, for serial and rfc2217. Default: 115200.")
    int baud() default 115_200;

    @AttributeDefinition(name = "Data bits", description = "5 to 8. Default: 8.")
    int data$_$bits() default 8;

    @AttributeDefinition(
            name = "Parity",
            description = "none, odd, even, mark or space. Default: none.",
            options = {
                @Option(label = "none", value = "none"),
                @Option(label = "odd", value = "odd"),
                @Option(label = "even", value = "even"),
                @Option(label = "mark", value = "mark"),
                @Option(label = "space", value = "space")
            })
    String parity() default "none";

    @AttributeDefinition(
            name = "Stop bits",
            description = "1, 1.5 or 2. Default: 1.",
            options = {
                @Option(label = "1", value = "1"),
                @Option(label = "1.5", value = "1.5"),
                @Option(label = "2", value = "2")
            })
    String stop$_$bits() default "1";

    @AttributeDefinition(
            name = "Flow control",
            description = "none, xon-xoff or rts-cts. Default: none.",
            options = {
                @Option(label = "none", value = "none"),
                @Option(label = "xon-xoff", value = "xon-xoff"),
                @Option(label = "rts-cts", value = "rts-cts")
            })
    String flow$_$control() default "none";

    @AttributeDefinition(
            name = "PIN",
            description =
                    "PIN of the SIM, 4 to 8 digits; never shown or logged. A SIM that refuses it is not given it a"
                            + " second time. Empty: the SIM needs none.",
            type = AttributeType.PASSWORD)
    String _sim_pin() default "";

    @AttributeDefinition(
            name = "Service centre",
            description = "Number of the SMS service centre, with its plus. Empty: that of the SIM.")
    String sms_centre() default "";

    @AttributeDefinition(
            name = "Receiving",
            description = "direct: messages come as they arrive, and are acknowledged when they are on disk. stored: by"
                    + " way of the SIM's memory. A modem that can not do direct is used as stored. Default: direct.",
            options = {@Option(label = "direct", value = "direct"), @Option(label = "stored", value = "stored")})
    String receive() default "direct";

    @AttributeDefinition(
            name = "Pace",
            description = "Seconds, 0 to 3600, from the beginning of one message to the next at the least. Default: 0.")
    int pace() default 0;

    @AttributeDefinition(
            name = "Most parts",
            description = "Count, 1 to 255: a text that takes more SMS is refused here. Default: 10.")
    int max$_$parts() default 10;

    @AttributeDefinition(
            name = "Delivery reports",
            description = "Whether the network is asked to say what became of each message. Default: true.")
    boolean reports() default true;

    @AttributeDefinition(
            name = "Longest validity",
            description = "Hours, 1 to 168: the network tries no longer, even when the message is valid for longer."
                    + " Default: 168.")
    int max$_$validity() default 168;

    @AttributeDefinition(
            name = "Memory",
            description =
                    "Folder for what must survive a restart: PINs tried, parts of messages, messages whose reports"
                            + " are due, who was written to last. Empty: store/modems/<name of this transport> in the installation.")
    String memory() default "";
}
