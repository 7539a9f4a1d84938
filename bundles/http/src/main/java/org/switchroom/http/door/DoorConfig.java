package org.switchroom.http.door;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the HTTP side, PID {@code org.switchroom.http}. Port, host and TLS are in org.apache.felix.http. */
@ObjectClassDefinition(name = "Switchroom HTTP", description = "Who may come in over HTTP, how often, how large.")
@interface DoorConfig {
    @AttributeDefinition(description = "JAAS realm that users of HTTP Basic are looked up in.")
    String realm() default "karaf";

    @AttributeDefinition(description = "Longest request body, in bytes; 1024 to 16777216.")
    int body_max$_$bytes() default 262_144;

    @AttributeDefinition(
            description = "Requests per second that one client (user, token or address) may make in the long"
                    + " run; 0 switches the limit off.")
    int rate_per$_$second() default 200;

    @AttributeDefinition(description = "Requests that one client may make at once on top of it; at least 1.")
    int rate_burst() default 400;

    @AttributeDefinition(
            description = "Failed logins per minute from one address before further attempts from it are"
                    + " answered 429 without being checked; at least 1.")
    int login_failures$_$per$_$minute() default 20;

    @AttributeDefinition(
            description = "For how long a verified Basic credential is remembered, in seconds, 0 to 60; a"
                    + " changed password or role takes effect after this time at the latest.")
    int login_remembered$_$seconds() default 60;
}
