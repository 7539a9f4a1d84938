package org.switchroom.sms;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;

/**
 * The switches of the SMS service, by tenant and number: 1400, 1401, 1402, 1539, 1580, 1581, 2890. Provided by core;
 * needs {@code sms:read} and {@code sms:write}. Reads block on the database.
 */
@ProviderType
public interface SmsSwitches {
    /**
     * @param value {@code 0}, {@code 1} or a text; empty when it is not set
     * @param noEffect why it does nothing at the moment, such as that another one is off
     */
    record Switch(int number, String name, String meaning, String value, Optional<String> noEffect) {}

    /**
     * @param version counts from 1; 0 says that none was ever set
     * @param changed who set one last, and when
     */
    record InForce(String tenant, int version, List<Switch> switches, Optional<Changed> changed) {
        public InForce {
            switches = List.copyOf(switches);
        }
    }

    record Changed(String by, Instant at) {}

    Answer<InForce> show(Caller caller);

    /**
     * On disk when complete; in force on every node within two seconds.
     *
     * @param seen the version that the change is based on; {@code STALE} when it is another one by now
     * @param values by number, such as {@code 1400}, or by name; an empty one is the default again
     */
    CompletionStage<Answer<InForce>> change(Caller caller, int seen, Map<String, String> values);
}
