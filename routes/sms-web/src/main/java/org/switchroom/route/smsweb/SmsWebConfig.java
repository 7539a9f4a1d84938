package org.switchroom.route.smsweb;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One account at a web gateway, in {@code etc/org.switchroom.transport.websms-<name>.cfg}. */
@ObjectClassDefinition(
        name = "Switchroom: SMS by web gateway",
        description = "Sends and receives SMS by websms.com. Several accounts are several files.")
@interface SmsWebConfig {
    @AttributeDefinition(
            name = "Name",
            description = "Name of this transport, unique in the runtime: lower case letters, digits, '.' and '-', at"
                    + " most 40. A second account needs another one. Default: sms-web.")
    String transport_name() default "sms-web";

    @AttributeDefinition(name = "Group", description = "Channel that this transport belongs to. Default: sms.")
    String transport_group() default "sms";

    @AttributeDefinition(
            name = "Tenant",
            description =
                    "Id of the tenant that the account belongs to: what comes in is its, unless it answers a message"
                            + " of another one. A key tenant.ID.numbers, numbers with commas, goes before it for what was"
                            + " sent to these. Default: main.")
    String tenant() default "main";

    @AttributeDefinition(
            name = "URL",
            description = "Where the gateway is: https, and the host; http only for trying out. Default:"
                    + " https://api.websms.com.")
    String url() default "https://api.websms.com";

    @AttributeDefinition(
            name = "Path",
            description = "What stands before /text; older accounts have /json/smsmessaging. Default:"
                    + " /rest/smsmessaging.")
    String path() default "/rest/smsmessaging";

    @AttributeDefinition(name = "Token", description = "Access token.", type = AttributeType.PASSWORD)
    String _token() default "";

    @AttributeDefinition(
            name = "User",
            description = "Name of the API's login, which is not the portal's. Required without '.token'.")
    String user() default "";

    @AttributeDefinition(
            name = "Password",
            description = "Password of 'user'; never shown or logged.",
            type = AttributeType.PASSWORD)
    String _password() default "";

    @AttributeDefinition(
            name = "Sender",
            description = "Whom a phone shows as sender, as the account allows it: a number or a name of at most 11"
                    + " letters and digits. Empty: the account's own. A key tenant.ID.sender goes before it.")
    String sender() default "";

    @AttributeDefinition(
            name = "Type of the sender",
            description = "national, international, alphanumeric or shortcode. Empty: by the shape of the sender.",
            options = {
                @Option(label = "by its shape", value = ""),
                @Option(label = "national", value = "national"),
                @Option(label = "international", value = "international"),
                @Option(label = "alphanumeric", value = "alphanumeric"),
                @Option(label = "shortcode", value = "shortcode")
            })
    String sender_type() default "";

    @AttributeDefinition(
            name = "Signature",
            description = "Text at the end of every message, on a line of its own. Empty: none. A key"
                    + " tenant.ID.signature goes before it, and a key user.NAME.signature, for what that user wrote,"
                    + " before both.")
    String signature() default "";

    @AttributeDefinition(
            name = "Flash",
            description = "Whether messages are shown at once and not kept by the phone. Default: false.")
    boolean flash() default false;

    @AttributeDefinition(
            name = "Most SMS for one message",
            description = "Count, 0 to 255: a text that takes more is refused. 0: no limit. Default: 10.")
    int max$_$sms() default 10;

    @AttributeDefinition(
            name = "Category",
            description = "What the gateway is told that messages are: informational, advertisement, or empty. Default:"
                    + " informational.",
            options = {
                @Option(label = "not said", value = ""),
                @Option(label = "informational", value = "informational"),
                @Option(label = "advertisement", value = "advertisement")
            })
    String category() default "informational";

    @AttributeDefinition(
            name = "Test",
            description = "true: the gateway checks each message and sends none. Default: false.")
    boolean test() default false;

    @AttributeDefinition(
            name = "Limit",
            description = "How many messages the gateway may be given in a time, such as 100/s, 10/min or 500/h. A key"
                    + " limit.<transport> of org.switchroom.core goes before it. Empty: no limit.")
    String limit() default "";

    @AttributeDefinition(
            name = "Parallel",
            description = "Count, 1 to 100: connections, and so messages under way, at a time. Default: 16.")
    int parallel() default 16;

    @AttributeDefinition(
            name = "Connect timeout",
            description = "Seconds, 1 to 60: limit for the connection. Default: 5.")
    int connect_timeout() default 5;

    @AttributeDefinition(
            name = "Read timeout",
            description = "Seconds, 1 to 300: how long the gateway may be silent; then the message is in doubt."
                    + " Default: 20.")
    int read_timeout() default 20;

    @AttributeDefinition(
            name = "Account's pause",
            description = "Seconds, 1 to 86400: for so long the gateway is not asked after it said that something is"
                    + " wrong with the account. Default: 300.")
    int account_pause() default 300;

    @AttributeDefinition(
            name = "Address for reports",
            description = "How the gateway reaches this server, such as https://switchroom.example.org; it is told to"
                    + " report there. Empty: the address is entered in the gateway's portal, or nothing is reported.")
    String callback_url() default "";

    @AttributeDefinition(
            name = "Secret for reports",
            description = "16 to 200 letters, digits, '-' and '_', at the end of the address that the gateway calls:"
                    + " /callbacks/<name>/<secret>. Empty: no reports and no incoming messages.",
            type = AttributeType.PASSWORD)
    String _callback_secret() default "";
}
