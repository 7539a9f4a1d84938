package org.switchroom.route.mail;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One mail server, in {@code etc/org.switchroom.transport.mail-<name>.cfg}. */
@ObjectClassDefinition(
        name = "Switchroom: mail (SMTP)",
        description = "Sends messages as mail through one SMTP server. Several servers are several files.")
@interface MailConfig {
    @AttributeDefinition(
            name = "Name",
            description =
                    "Name of this transport, unique in the runtime: lower case letters, digits, '.' and '-', at most"
                            + " 40. Empty: mail-<the name in the file's name>.")
    String transport_name() default "";

    @AttributeDefinition(name = "Group", description = "Channel that this transport belongs to. Default: email.")
    String transport_group() default "email";

    @AttributeDefinition(name = "Host", description = "Name or address of the mail server. Required.")
    String host() default "";

    @AttributeDefinition(
            name = "Port",
            description =
                    "TCP port, 1 to 65535: usually 587 (starttls), 465 (tls) or 25. 0: 587, 465 or 25 by 'security'."
                            + " Default: 0.")
    int port() default 0;

    @AttributeDefinition(
            name = "Security",
            description =
                    "none: in clear text. starttls: the connection must become TLS before login and mail. tls: TLS"
                            + " from the first byte. Default: starttls.",
            options = {
                @Option(label = "none", value = "none"),
                @Option(label = "starttls", value = "starttls"),
                @Option(label = "tls", value = "tls")
            })
    String security() default "starttls";

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

    @AttributeDefinition(name = "User", description = "User to log in with. Empty: no login.")
    String user() default "";

    @AttributeDefinition(
            name = "Password",
            description = "Password to log in with; never shown or logged. Required when there is a user.",
            type = AttributeType.PASSWORD)
    String _password() default "";

    @AttributeDefinition(name = "From", description = "Sender's mail address. Required.")
    String from() default "";

    @AttributeDefinition(name = "Name of the sender", description = "Shown beside the address. Default: Switchroom.")
    String from_name() default "Switchroom";

    @AttributeDefinition(name = "Reply to", description = "Mail address that answers go to. Empty: the sender's.")
    String reply$_$to() default "";

    @AttributeDefinition(
            name = "Return path",
            description = "Mail address that servers send their reports to (the envelope's sender). Empty: the"
                    + " sender's.")
    String return$_$path() default "";

    @AttributeDefinition(
            name = "Host of the box for returns",
            description = "IMAP server of the mail box that reports (bounces) and answers come to. Empty: they are not"
                    + " read.")
    String returns_host() default "";

    @AttributeDefinition(
            name = "Port of the box for returns",
            description = "TCP port, 1 to 65535. 0: 993 (tls) or 143 by 'returns.security'. Default: 0.")
    int returns_port() default 0;

    @AttributeDefinition(
            name = "Security of the box for returns",
            description = "none, starttls or tls, as for 'security'; 'tls.trust' counts here too. Default: tls.",
            options = {
                @Option(label = "none", value = "none"),
                @Option(label = "starttls", value = "starttls"),
                @Option(label = "tls", value = "tls")
            })
    String returns_security() default "tls";

    @AttributeDefinition(
            name = "User of the box for returns",
            description = "User to log in with. Required with a host.")
    String returns_user() default "";

    @AttributeDefinition(
            name = "Password of the box for returns",
            description = "Password to log in with; never shown or logged. Required with a host.",
            type = AttributeType.PASSWORD)
    String _returns_password() default "";

    @AttributeDefinition(name = "Folder for returns", description = "Folder that is read. Default: INBOX.")
    String returns_folder() default "INBOX";

    @AttributeDefinition(
            name = "Folder for returns that were read",
            description = "Folder that mails are moved to after they were read; made when it is not there. Empty: they"
                    + " stay and are marked as seen.")
    String returns_folder_taken() default "";

    @AttributeDefinition(
            name = "Interval for returns",
            description = "Seconds, 1 to 3600: how often the box is looked into. A server with IDLE tells of a new mail"
                    + " at once. Default: 30.")
    int returns_interval() default 30;

    @AttributeDefinition(
            name = "Reports of success",
            description = "true: servers are asked to report arrivals too, and a message becomes 'delivered' by it."
                    + " Only with a box for returns. Default: false.")
    boolean returns_success() default false;

    @AttributeDefinition(
            name = "Key file",
            description = "File with the key that makes Message-IDs nobody can guess, so that only who got a mail can"
                    + " report on it; made when it is not there. All nodes need the same. Empty: mail.key in etc.")
    String reference_key() default "";

    @AttributeDefinition(
            name = "EHLO name",
            description = "Full name of this machine, said to the server and used in Message-IDs. Empty: this machine's"
                    + " address to the server, and the domain of 'from' in Message-IDs.")
    String helo() default "";

    @AttributeDefinition(
            name = "Connect timeout",
            description = "Seconds, 1 to 300: limit for the connection to each address of the host. Default: 10.")
    int connect_timeout() default 10;

    @AttributeDefinition(
            name = "Read timeout",
            description = "Seconds, 1 to 600: how long the server may be silent. The delivery's deadline limits it too."
                    + " Default: 60.")
    int read_timeout() default 60;

    @AttributeDefinition(
            name = "Keep open",
            description =
                    "Seconds, 0 to 300: how long a connection without work stays open for the next mail. 0: closed"
                            + " after each mail. Default: 10.")
    int keep$_$open() default 10;

    @AttributeDefinition(
            name = "Mails per session",
            description = "Count, 1 to 10000: after so many mails a connection is closed. Default: 50.")
    int mails_per$_$session() default 50;

    @AttributeDefinition(
            name = "Parallel",
            description = "Count, 1 to 50: connections, and so mails under way, at a time. Default: 2.")
    int parallel() default 2;

    @AttributeDefinition(
            name = "Size limit",
            description = "Bytes, 1024 to 104857600: a bigger text is refused here. Default: 10485760 (10 MiB).")
    long max$_$size() default 10_485_760;

    @AttributeDefinition(
            name = "Time zone",
            description = "Zone that times in mails are written in, such as Europe/Vienna. Empty: the machine's.")
    String time_zone() default "";

    @AttributeDefinition(name = "Subject of a job", description = "Template file (mustache, UTF-8). Empty: built in.")
    String template_job_subject() default "";

    @AttributeDefinition(name = "Body of a job", description = "Template file (mustache, UTF-8). Empty: built in.")
    String template_job_body() default "";

    @AttributeDefinition(
            name = "Subject of a job's update",
            description = "Template file (mustache, UTF-8). Empty: built in.")
    String template_update_subject() default "";

    @AttributeDefinition(
            name = "Body of a job's update",
            description = "Template file (mustache, UTF-8). Empty: built in.")
    String template_update_body() default "";

    @AttributeDefinition(
            name = "Subject of a plain text",
            description = "Template file (mustache, UTF-8). Empty: built in.")
    String template_text_subject() default "";

    @AttributeDefinition(
            name = "Body of a plain text",
            description = "Template file (mustache, UTF-8). Empty: built in.")
    String template_text_body() default "";
}
