package org.switchroom.sms;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;

/**
 * Table 93001 SMS_HANDYVORWAHLEN: what mobile numbers begin with, for the whole house. Looking needs {@code sms:read},
 * editing {@code prefixes:write} (permission 101024) and acting for every tenant. Provided by core; blocks on the database.
 */
@ProviderType
public interface MobileTable {
    /**
     * @param version counts from 1; 0 says that the configuration's keys {@code sms.prefixes.…} are in force
     * @param ranges by country code, such as {@code 650-653,655}
     * @param warning set when the table is empty: then nothing is checked
     */
    record Table(int version, Map<String, String> ranges, Optional<String> warning) {
        public Table {
            ranges = Map.copyOf(ranges);
        }
    }

    Answer<Table> show(Caller caller);

    /**
     * Changes the lines that are named; an empty one removes its country. On disk when complete, in force on every node
     * within two seconds. {@code STALE} when another version than {@code seen} is in force by now.
     */
    CompletionStage<Answer<Table>> change(Caller caller, int seen, Map<String, String> ranges);
}
