package org.switchroom.route.contactid;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How calls to central stations are led, in {@code etc/org.switchroom.transport.contactid.cfg}. */
@ObjectClassDefinition(
        name = "Switchroom: alarms by Contact ID",
        description = "How calls to central stations are led. The lines have files of their own.")
@interface ContactIdConfig {
    @AttributeDefinition(
            name = "Lines",
            description = "Names of the lines in the order in which they are tried, with commas between. Empty: all, by"
                    + " name.")
    String lines() default "";

    @AttributeDefinition(
            name = "Answer within",
            description =
                    "Seconds, 5 to 120: how long a station may ring. A delivery's deadline limits it too. Default: 25.")
    int answer_within() default 25;

    @AttributeDefinition(
            name = "Handshake within",
            description = "Seconds, 5 to 60, from the answer to the end of the station's handshake. Default: 15.")
    int handshake_within() default 15;

    @AttributeDefinition(
            name = "Longest call",
            description =
                    "Seconds, 60 to 3600: then it is hung up, and what is left goes into the next one. Default: 300.")
    int longest_call() default 300;

    @AttributeDefinition(
            name = "Retry after",
            description = "Seconds, 1 to 600, until a station that did not take an event is called again by this way."
                    + " Default: 5.")
    int retry_after() default 5;

    @AttributeDefinition(
            name = "Most at once",
            description = "Count, 1 to 5000: events that may be under way at once; those to one number share a call."
                    + " Default: 500.")
    int most_at_once() default 200;

    @AttributeDefinition(
            name = "Calls kept",
            description = "Count, 10 to 10000: calls whose records are kept in memory. Default: 500.")
    int calls_kept() default 500;

    @AttributeDefinition(
            name = "Recordings' folder",
            description =
                    "Folder in which the sound of each call is kept as a WAV file, what was heard on the left, what"
                            + " was said on the right; below the installation where it does not begin with a stroke. Empty:"
                            + " nothing is kept.")
    String recordings_folder() default "";

    @AttributeDefinition(
            name = "Recordings' days",
            description = "Days, 1 to 3650, after which a recording is removed. Default: 30.")
    int recordings_days() default 30;

    @AttributeDefinition(
            name = "Recordings at most",
            description =
                    "Count, 1 to 100000, of recordings that are kept; the oldest go. A minute has 2 MB. Default: 1000.")
    int recordings_most() default 1000;
}
