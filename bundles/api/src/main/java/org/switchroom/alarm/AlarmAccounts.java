package org.switchroom.alarm;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Page;

/**
 * The systems of a dealer. Provided by core. Changes are on disk when their stage completes. Fields travel by the API's
 * names; lists are lines. A dealer's callers see its own systems and nothing else.
 */
@ProviderType
public interface AlarmAccounts {
    /**
     * @param text part of the name, the panel's account or the account at the central station, when given
     * @param after the {@code next} of the page before, when given
     */
    record Filter(Optional<AlarmAccount.State> state, Optional<String> text, Optional<String> after, int limit) {}

    /**
     * What an activation needs.
     *
     * @param stationNumber one of a central station's numbers
     * @param account four digits 0-9, B-F
     * @param crc four hexadecimal digits, from the panel's label
     * @param lifeSafetyAtOnce whether fire, medical, panic, hold-up and gas go without delay: the dealer confirms it or
     *     declines it
     */
    record Activation(String stationNumber, String account, String crc, boolean lifeSafetyAtOnce) {}

    /**
     * One zone for the central station's record.
     *
     * @param name empty when it has none: the central station will not know what it means
     */
    record Zone(int number, Optional<String> name) {}

    CompletionStage<Answer<AlarmAccount>> create(Caller caller, Map<String, String> fields);

    /** {@code STALE} when the revision is another one by now; an empty value clears an optional field. */
    CompletionStage<Answer<AlarmAccount>> change(Caller caller, AccountId id, int revision, Map<String, String> fields);

    /** Refused unless all three inputs are valid; the fifth try in vain locks the account. */
    CompletionStage<Answer<AlarmAccount>> activate(Caller caller, AccountId id, Activation activation);

    /** Not monitored any more; also unlocks, for those who act for every tenant. */
    CompletionStage<Answer<AlarmAccount>> deactivate(Caller caller, AccountId id);

    /** Keeps what comes from being relayed for this long; {@link Duration#ZERO} ends it. At most a day. */
    CompletionStage<Answer<AlarmAccount>> onTest(Caller caller, AccountId id, Duration howLong);

    /** Sends a manual test (601) to the central station, at once. */
    CompletionStage<Answer<AlarmEvent>> sendTest(Caller caller, AccountId id);

    Answer<AlarmAccount> show(Caller caller, AccountId id);

    /** Newest first. */
    Answer<Page<AlarmAccount>> list(Caller caller, Filter filter);

    /** The zones that are named, and those that have spoken. Reads block on the database. */
    Answer<List<Zone>> zones(Caller caller, AccountId id);

    /**
     * Whether the caller may bring reports of this panel: it acts for the panel's tenant, or the panel is nobody's.
     * Answers from memory.
     */
    boolean mayBring(Caller caller, String panel);
}
