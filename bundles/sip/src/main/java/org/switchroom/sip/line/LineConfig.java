package org.switchroom.sip.line;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One telephone line, in {@code etc/org.switchroom.transport.line-<name>.cfg}. */
@ObjectClassDefinition(
        name = "Switchroom: telephone line over SIP",
        description = "A SIP trunk or an extension that alarms are told over. Several lines are several files.")
@interface LineConfig {
    @AttributeDefinition(
            name = "Name",
            description = "Name of this line, unique in the runtime: lower case letters, digits, '.' and '-', at most"
                    + " 40. Empty: line-<the name in the file's name>.")
    String line_name() default "";

    @AttributeDefinition(
            name = "Proxy",
            description = "Provider's server: name or address, with :port where it is not 5060. Required.")
    String proxy() default "";

    @AttributeDefinition(
            name = "Protocol",
            description = "What carries the signalling: udp or tcp. Default: udp.",
            options = {@Option(label = "udp", value = "udp"), @Option(label = "tcp", value = "tcp")})
    String protocol() default "udp";

    @AttributeDefinition(
            name = "Domain",
            description = "The provider's domain, in the addresses of calls. Empty: that of the proxy.")
    String domain() default "";

    @AttributeDefinition(name = "User", description = "The account's name at the provider. Required.")
    String user() default "";

    @AttributeDefinition(
            name = "Authentication user",
            description = "Name that the password belongs to, where it is another. Empty: the user.")
    String auth_user() default "";

    @AttributeDefinition(
            name = "Password",
            description = "The account's password; never shown or logged. Empty: the trunk asks for none.",
            type = AttributeType.PASSWORD)
    String _password() default "";

    @AttributeDefinition(
            name = "Caller id",
            description = "Number that stations see, as the provider wants it written. Empty: the user.")
    String caller_id() default "";

    @AttributeDefinition(
            name = "Register",
            description = "Whether the line registers; a trunk between fixed addresses does not. Default: true.")
    boolean register() default true;

    @AttributeDefinition(
            name = "Registration",
            description = "Seconds, 30 to 86400, that a registration is to hold; renewed in time. Default: 300.")
    int register_expires() default 300;

    @AttributeDefinition(
            name = "Sign of life",
            description =
                    "Seconds, 5 to 3600, between two OPTIONS, which also keep a translator's way open; 0: none. Default: 30.")
    int keep$_$alive() default 30;

    @AttributeDefinition(
            name = "Codecs",
            description = "pcma (Europe), pcmu (America), or both with a comma between, the better one first; others"
                    + " spoil tones. Default: pcma,pcmu.")
    String codecs() default "pcma,pcmu";

    @AttributeDefinition(
            name = "Channels",
            description = "Count, 1 to 500: calls at once that the provider allows on this line. Default: 1.")
    int channels() default 1;

    @AttributeDefinition(
            name = "Pace",
            description =
                    "Milliseconds, 0 to 60000, from the beginning of one call to the next at the least. Default: 0.")
    int pace() default 0;

    @AttributeDefinition(
            name = "Local address",
            description = "This machine's address towards the provider. Empty: the one that the way to the proxy has.")
    String local_address() default "";

    @AttributeDefinition(
            name = "Local port",
            description = "Port of the signalling, 0 to 65535; 0: any free one. Default: 0.")
    int local_port() default 0;

    @AttributeDefinition(
            name = "Public address",
            description =
                    "Address that the provider sees, behind a translator that forwards the ports. Empty: the local one.")
    String public_address() default "";

    @AttributeDefinition(
            name = "Sound ports",
            description = "First and last port of the calls' sound, such as 16384-16583; open them in the firewall."
                    + " Empty: any free ones.")
    String sound_ports() default "";
}
