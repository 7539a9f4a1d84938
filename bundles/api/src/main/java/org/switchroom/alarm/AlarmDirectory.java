package org.switchroom.alarm;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;

/**
 * Who takes part in the relay: central stations, which the house keeps and everybody may choose from, and dealers.
 * Provided by core. Answers reads from memory. Lists in fields are lines.
 */
@ProviderType
public interface AlarmDirectory {
    /** By id. */
    Answer<List<CentralStation>> stations(Caller caller);

    Answer<CentralStation> station(Caller caller, String id);

    /**
     * Adds a station or changes one; only for those who act for every tenant. On disk when complete.
     *
     * @param revision the one that the caller saw; 0 for a new one. {@code STALE} when it is another one by now
     * @param fields {@code name}, {@code numbers}, {@code receives}, and {@code ways} and {@code people} with a channel
     *     and an address in each line
     */
    CompletionStage<Answer<CentralStation>> putStation(
            Caller caller, String id, int revision, Map<String, String> fields);

    /** Those that the caller may see, by tenant. */
    Answer<List<Dealer>> dealers(Caller caller);

    /** The caller's tenant applies, or says who is trained. On disk when complete. */
    CompletionStage<Answer<Dealer>> apply(Caller caller, Map<String, String> fields);

    /** Approves or suspends; only for those who act for every tenant. On disk when complete. */
    CompletionStage<Answer<Dealer>> setDealer(Caller caller, String tenant, Dealer.State state);
}
