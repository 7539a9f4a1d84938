package org.switchroom.voice.line;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One telephone line over a voice modem, in {@code etc/org.switchroom.transport.voice-<name>.cfg}. */
@ObjectClassDefinition(
        name = "Switchroom: telephone line over a voice modem",
        description =
                "A voice modem on an analogue telephone line, that alarms are told over. Several are several files.")
@interface VoiceConfig {
    @AttributeDefinition(
            name = "Name",
            description = "Name of this line, unique in the runtime: lower case letters, digits, '.' and '-', at most"
                    + " 40. Empty: voice-<the name in the file's name>.")
    String line_name() default "";

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
                    "Serial port, such as /dev/ttyACM0 or a link in /dev/serial/by-id. Required for a serial line.")
    String device() default "";

    @AttributeDefinition(
            name = "Host",
            description = "Name or address of the terminal server. Required for tcp and rfc2217.")
    String host() default "";

    @AttributeDefinition(name = "Port", description = "TCP port of the terminal server, 1 to 65535. Default: 4001.")
    int port() default 4001;

    @AttributeDefinition(
            name = "Speed",
            description = "Bits per second, 115200 to 4000000, for serial and rfc2217; sound alone takes 80000 each"
                    + " way. Default: 115200.")
    int baud() default 115_200;

    @AttributeDefinition(
            name = "Flow control",
            description = "rts-cts or none, for serial and rfc2217; sound uses all characters. Default: rts-cts.",
            options = {@Option(label = "rts-cts", value = "rts-cts"), @Option(label = "none", value = "none")})
    String flow$_$control() default "rts-cts";

    @AttributeDefinition(
            name = "More set-up",
            description = "One more AT command at the end of the modem's set-up, such as AT+VRA=55;+VGT=128. Empty:"
                    + " none.")
    String init() default "";

    @AttributeDefinition(
            name = "Country of the network",
            description = "For AT+GCI: two hexadecimal digits of ITU-T T.35, such as 0A for Austria, 42 for Germany."
                    + " Empty: as the modem is set.")
    String country() default "";

    @AttributeDefinition(
            name = "Country code",
            description = "Of this line, 1 to 3 digits, such as 43: numbers with +43 are then dialled as national ones."
                    + " Empty: all numbers with a plus are dialled as foreign ones.")
    String dial_country() default "";

    @AttributeDefinition(
            name = "National prefix",
            description = "Digits before a number of the own country. Default: 0.")
    String dial_national() default "0";

    @AttributeDefinition(
            name = "International prefix",
            description = "Digits before the country code of a foreign number. Default: 00.")
    String dial_international() default "00";

    @AttributeDefinition(
            name = "Prefix",
            description = "Dialled before every number, such as 0, for the outside line of a PBX; a comma is a pause, W"
                    + " waits for a dial tone. Empty: none.")
    String dial_prefix() default "";

    @AttributeDefinition(
            name = "Dial tone",
            description = "Whether the modem waits for the dial tone. A PBX whose tone it does not know needs false."
                    + " Default: true.")
    boolean dial_tone() default true;

    @AttributeDefinition(
            name = "Pause before dialling",
            description = "Seconds, 2 to 20, where it does not wait for the dial tone. Default: 3.")
    int dial_pause() default 3;

    @AttributeDefinition(
            name = "Sound",
            description =
                    "auto: the best that the modem has. mu-law, a-law, unsigned or signed: this one. Default: auto.",
            options = {
                @Option(label = "auto", value = "auto"),
                @Option(label = "mu-law", value = "mu-law"),
                @Option(label = "a-law", value = "a-law"),
                @Option(label = "unsigned", value = "unsigned"),
                @Option(label = "signed", value = "signed")
            })
    String sound() default "auto";

    @AttributeDefinition(
            name = "Both ways",
            description = "auto: both ways at once where the modem can, else one way at a time. full or half: that."
                    + " Default: auto.",
            options = {
                @Option(label = "auto", value = "auto"),
                @Option(label = "full", value = "full"),
                @Option(label = "half", value = "half")
            })
    String duplex() default "auto";

    @AttributeDefinition(
            name = "Pace",
            description =
                    "Milliseconds, 0 to 60000, from the end of one call to the next at the least: exchanges need a"
                            + " while to see that a line is on hook. Default: 1500.")
    int pace() default 1500;
}
