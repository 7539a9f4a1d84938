package org.switchroom.route.intakemail;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One mail box, in {@code etc/org.switchroom.intake.mail-<name>.cfg}. */
@ObjectClassDefinition(
        name = "Switchroom: jobs by mail (IMAP)",
        description = "Reads one mail box and makes jobs of its mails. Keys 'senders.<tenant>' list who may send for a"
                + " tenant: mail addresses, or whole domains as @example.org, separated by commas. At least one.")
@interface MailIntakeConfig {
    @AttributeDefinition(name = "Host", description = "Name or address of the IMAP server. Required.")
    String host() default "";

    @AttributeDefinition(
            name = "Port",
            description = "TCP port, 1 to 65535. 0: 993 (tls) or 143 by 'security'. Default: 0.")
    int port() default 0;

    @AttributeDefinition(
            name = "Security",
            description =
                    "none: in clear text. starttls: the connection must become TLS before the login. tls: TLS from"
                            + " the first byte. Default: tls.",
            options = {
                @Option(label = "none", value = "none"),
                @Option(label = "starttls", value = "starttls"),
                @Option(label = "tls", value = "tls")
            })
    String security() default "tls";

    @AttributeDefinition(
            name = "Trust",
            description =
                    "File with the certificates (PEM), or a trust store (PKCS12, JKS), that the server's certificate"
                            + " must come from. Empty: what the JVM trusts.")
    String tls_trust() default "";

    @AttributeDefinition(
            name = "Password of the trust store",
            description = "Only for a trust store. Default: changeit.",
            type = AttributeType.PASSWORD)
    String _tls_trust$_$password() default "changeit";

    @AttributeDefinition(name = "User", description = "User to log in with. Required.")
    String user() default "";

    @AttributeDefinition(
            name = "Password",
            description = "Password to log in with; never shown or logged. Required.",
            type = AttributeType.PASSWORD)
    String _password() default "";

    @AttributeDefinition(name = "Folder", description = "Folder that is read. Default: INBOX.")
    String folder() default "INBOX";

    @AttributeDefinition(
            name = "Folder of those taken",
            description =
                    "Folder that a mail is moved to after its jobs are on disk; made when it is not there. Empty: it"
                            + " stays and is marked as seen.")
    String folder_taken() default "";

    @AttributeDefinition(
            name = "Folder of those rejected",
            description =
                    "Folder that a mail is moved to when it, or a record in it, can not be used; made when it is not"
                            + " there. Default: Rejected.")
    String folder_rejected() default "Rejected";

    @AttributeDefinition(
            name = "Interval",
            description =
                    "Seconds, 1 to 3600: how often the box is looked into. A server with IDLE tells of a new mail at"
                            + " once. Default: 30.")
    int interval() default 30;

    @AttributeDefinition(
            name = "Connect timeout",
            description = "Seconds, 1 to 300: limit for the connection. Default: 10.")
    int connect_timeout() default 10;

    @AttributeDefinition(
            name = "Read timeout",
            description = "Seconds, 1 to 600: how long the server may be silent. Default: 60.")
    int read_timeout() default 60;

    @AttributeDefinition(
            name = "Size limit",
            description = "Bytes, 1024 to 104857600: a bigger mail is rejected unread. Default: 10485760 (10 MiB).")
    long max$_$size() default 10_485_760;

    @AttributeDefinition(
            name = "Mapping",
            description =
                    "Name of the tenant's mapping that attachments and labelled lines are read by. Empty: by our own"
                            + " field names.")
    String mapping() default "";

    @AttributeDefinition(
            name = "Dispatch",
            description = "true: a job's provider is told in the same step. Default: false.")
    boolean dispatch() default false;

    @AttributeDefinition(
            name = "Channel of answers",
            description = "Channel by which a sender is told what was wrong. Empty: nobody is told. Default: email.")
    String answer_channel() default "email";
}
