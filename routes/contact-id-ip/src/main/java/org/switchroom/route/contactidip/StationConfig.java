package org.switchroom.route.contactidip;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One central station, in {@code etc/org.switchroom.transport.dc09-<name>.cfg}. */
@ObjectClassDefinition(
        name = "Switchroom: alarms to a station by SIA DC-09",
        description = "Tells one central station of alarms over IP. Several stations are several files.")
@interface StationConfig {
    @AttributeDefinition(
            name = "Name",
            description = "Name of this transport, unique in the runtime: lower case letters, digits, '.' and '-', at"
                    + " most 40. Empty: dc09-<the name in the file's name>.")
    String transport_name() default "";

    @AttributeDefinition(
            name = "Group",
            description = "Channel that this transport belongs to. Empty: its own name, since each station is another.")
    String transport_group() default "";

    @AttributeDefinition(
            name = "Receivers",
            description = "The station's receivers, the main one first, as tcp:HOST:PORT or udp:HOST:PORT, separated by"
                    + " commas. Required.")
    String receivers() default "";

    @AttributeDefinition(
            name = "Key",
            description = "Key of AES, of 16, 24 or 32 bytes; never shown or logged. Empty: in clear.",
            type = AttributeType.PASSWORD)
    String _key() default "";

    @AttributeDefinition(
            name = "Form of the key",
            description = "hex: two hexadecimal digits a byte. ascii: a character a byte. The field has both, and"
                    + " 32 digits can be meant either way. Default: hex.",
            options = {@Option(label = "hex", value = "hex"), @Option(label = "ascii", value = "ascii")})
    String key_form() default "hex";

    @AttributeDefinition(
            name = "Line",
            description = "Prefix of the account, 1 to 6 hexadecimal digits, as the station says. Default: 0.")
    String line() default "0";

    @AttributeDefinition(
            name = "Format",
            description = "contact-id: events as ADM-CID. sia: as SIA-DCS; an event that SIA has no letters for is"
                    + " sent as ADM-CID. Default: contact-id.",
            options = {@Option(label = "contact-id", value = "contact-id"), @Option(label = "sia", value = "sia")})
    String format() default "contact-id";

    @AttributeDefinition(
            name = "Attempts",
            description = "Count, 1 to 10, on one receiver before the next has its turn. Default: 3.")
    int attempts() default 3;

    @AttributeDefinition(
            name = "Answer",
            description = "Seconds, 1 to 60, that the answer to one attempt may take. By UDP the message is sent five"
                    + " times within it. Default: 5.")
    int timeout_answer() default 5;

    @AttributeDefinition(
            name = "Account of polls",
            description = "Account that the station knows this path by, 3 to 16 hexadecimal digits. Each receiver is"
                    + " polled under it. Empty: no polls, and health knows only of messages.")
    String poll_account() default "";

    @AttributeDefinition(
            name = "Polls of the main receiver",
            description = "Seconds, 5 to 86400, from one poll of the main receiver to the next. Default: 85.")
    int poll_main() default 85;

    @AttributeDefinition(
            name = "Polls of the others",
            description = "Seconds, 5 to 86400, from one to the next of each other receiver. Default: 890.")
    int poll_backup() default 890;

    @AttributeDefinition(
            name = "At once",
            description = "Count, 1 to 100, of messages that may be on their way to the station. Default: 4.")
    int parallel() default 4;

    @AttributeDefinition(
            name = "Memory",
            description = "File with the numbers of messages, which must survive a restart. Empty: store/dc09/<name of"
                    + " this transport> in the installation.")
    String memory() default "";
}
