package org.switchroom.core;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of PID {@code org.switchroom.core}. */
@ObjectClassDefinition(
        name = "Switchroom core",
        description = "Decisions and the dispatcher. Further keys 'group.<channel>' list the transports of a channel in"
                + " the order in which they are tried, separated by commas; keys 'limit.<transport>' bound how many messages"
                + " it takes, as 100/s, 10/min or 500/h, on each node; keys 'notice.to.<tenant>' name who hears of a"
                + " tenant's trouble, keys 'sms.forward.to.<tenant>' who gets the SMS that come in for it.")
public @interface CoreConfig {
    String PID = "org.switchroom.core";

    @AttributeDefinition(description = "Country of numbers without a country code, ISO 3166")
    String region() default "AT";

    @AttributeDefinition(
            description = "What Austrian mobile numbers begin with after +43: prefixes and ranges. A mobile number of a"
                    + " country without such a key is refused; without any key none is checked")
    String sms_prefixes_43() default "650-653,655,657,659-661,663-699";

    @AttributeDefinition(
            description = "The transports of the channel sms in the order in which they are tried; others follow by"
                    + " name. Default: the web gateway, then the modems")
    String group_sms() default "sms-web";

    @AttributeDefinition(
            description = "How long a notice of a job is worth sending, minutes (1 to 10080)",
            min = "1",
            max = "10080")
    long validity_job() default 240;

    @AttributeDefinition(
            description = "How long an SMS that speaks of an alarm is worth sending, minutes (1 to 10080)",
            min = "1",
            max = "10080")
    int validity_alarm() default 15;

    @AttributeDefinition(
            description = "How long any other SMS that a person writes is worth sending, minutes (1 to 10080)",
            min = "1",
            max = "10080")
    int validity_info() default 10080;

    @AttributeDefinition(
            description = "Lanes decided on at once, beside those that transports are delivering for (1 to 512)",
            min = "1",
            max = "512")
    int dispatch_lanes() default 64;

    @AttributeDefinition(description = "How long one delivery may take, seconds (1 to 300)", min = "1", max = "300")
    int dispatch_send$_$limit() default 45;

    @AttributeDefinition(
            description = "How long a claimed lane stays a node's without being prolonged, seconds (30 to 600)",
            min = "30",
            max = "600")
    int dispatch_lease() default 60;

    @AttributeDefinition(
            description = "How long a stop waits for deliveries under way, seconds (0 to 120)",
            min = "0",
            max = "120")
    int dispatch_drain() default 10;

    @AttributeDefinition(
            description = "How long a channel without a transport is waited for, seconds (0 to 600)",
            min = "0",
            max = "600")
    int transport_grace() default 5;

    @AttributeDefinition(
            description = "Wait after the first failed round of attempts, seconds (1 to 3600)",
            min = "1",
            max = "3600")
    int retry_first$_$wait() default 5;

    @AttributeDefinition(
            description = "Longest wait between rounds of attempts, seconds (1 to 86400)",
            min = "1",
            max = "86400")
    int retry_longest$_$wait() default 300;

    @AttributeDefinition(
            description = "How long an idempotency key is kept, hours (1 to 8760)",
            min = "1",
            max = "8760")
    int arrivals_kept() default 72;

    @AttributeDefinition(
            description = "Mail address of who hears when a job turns red, a message fails or is in doubt, or a"
                    + " transport is down. Empty: nobody, unless a key notice.to.<tenant> names somebody")
    String notice_to() default "";

    @AttributeDefinition(
            description = "Mail address that every SMS that comes in is sent on to. Empty: none, unless a key"
                    + " sms.forward.to.<tenant> names one")
    String sms_forward_to() default "";

    @AttributeDefinition(
            description = "Words that accept a job when its SMS is answered with its code, separated by commas, the one"
                    + " that is asked for first")
    String reply_accept() default "OK,JA,YES";

    @AttributeDefinition(description = "Words that refuse it; what follows is the reason")
    String reply_refuse() default "NO,NEIN";

    @AttributeDefinition(description = "Words that say: arrived")
    String reply_on$_$site() default "ON SITE,ONSITE,VOR ORT";

    @AttributeDefinition(description = "Words that complete it")
    String reply_done() default "DONE,FERTIG,ERLEDIGT";

    @AttributeDefinition(description = "Channel that the notices leave by")
    String notice_channel() default "email";

    @AttributeDefinition(
            description =
                    "One notice for each cause in this time, minutes (1 to 1440); what comes meanwhile is counted",
            min = "1",
            max = "1440")
    int notice_window() default 15;

    @AttributeDefinition(
            description = "How long every alarm but duress waits before it is relayed, where its system says nothing"
                    + " else, seconds (0 to 300)",
            min = "0",
            max = "300")
    int alarm_delay() default 60;

    @AttributeDefinition(
            description =
                    "How long a panel sends the same report again: within it a repeat is stored once, seconds (5 to"
                            + " 3600)",
            min = "5",
            max = "3600")
    int alarm_retry() default 120;

    @AttributeDefinition(
            description = "Whether a panel that is nobody's is acknowledged; else it gets no answer and shows that its"
                    + " alarms arrive nowhere")
    boolean alarm_unknown_answer() default false;

    @AttributeDefinition(
            description =
                    "How many alarms of one burglary zone are relayed in an arming period; its further ones are kept"
                            + " and told to nobody, and 377 says so (0 to 6, 0 relays all)",
            min = "0",
            max = "6")
    int alarm_swinger_trips() default 0;

    @AttributeDefinition(
            description = "After so long without a trip a zone that was shut down counts anew, hours (1 to 168)",
            min = "1",
            max = "168")
    int alarm_swinger_rest() default 24;

    @AttributeDefinition(
            description =
                    "Repeats of one zone within this time are told to a central station's people together, minutes"
                            + " (1 to 1440)",
            min = "1",
            max = "1440")
    int alarm_people_window() default 10;

    @AttributeDefinition(
            description = "File in which the rules can be edited, from the installation folder; empty for none, then"
                    + " they are changed over API and console only")
    String rules_file() default "etc/switchroom-rules.yaml";
}
