package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.switchroom.store.Arrival;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Lane;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/**
 * What a store hands to the contracts. The data of earlier tests may still be there: every test makes its own tenant,
 * ids, lanes and keys. Tests of one store must not run at the same time.
 */
public interface JournalFixture {
    /** How long a test waits for a write before it says that the journal hangs. */
    Duration PATIENCE = Duration.ofSeconds(60);

    /** An open journal; the same one throughout a test. */
    Journal journal();

    /**
     * The same data as another node sees it: a second journal, opened on the same store. A store for one node only
     * answers {@link #journal()}; what is exclusive between nodes is exclusive within one too.
     */
    Journal otherNode();

    /** The time by which lanes are due and leases run, in microseconds, which is what databases keep. */
    default Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** Lets that time pass. A store with a clock that can be turned turns it. */
    default void passTime(Duration duration) {
        Instant end = Instant.now().plus(duration);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(duration.plus(PATIENCE))
                .until(() -> Instant.now().isAfter(end));
    }

    /** Values to write, of a tenant that is on disk and that nobody else uses. */
    default Samples samples() {
        Samples samples = new Samples(journal(), now());
        store(new Row.NewTenant(samples.tenant()));
        return samples;
    }

    /** Writes and expects it stored. */
    default void store(Row... rows) {
        assertThat(await(journal().write(Entry.of(rows)))).isEqualTo(new Written.Stored());
    }

    /** Writes and answers what became of it. */
    default Written write(Row... rows) {
        return await(journal().write(Entry.of(rows)));
    }

    default Written write(Arrival arrival, Row... rows) {
        return await(journal().write(new Entry(Optional.of(arrival), List.of(rows))));
    }

    static Written await(CompletionStage<Written> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException defect) {
            throw new AssertionError("a write never completes exceptionally", defect);
        } catch (TimeoutException silence) {
            throw new AssertionError("a write did not complete within " + PATIENCE, silence);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the test was stopped", stopped);
        }
    }

    /** Claims everything that is due on a node, and answers those lanes whose keys begin so. */
    default List<Lane> claim(Journal node, String lanes, Instant by, Duration lease) {
        Map<String, Lane> claimed = new LinkedHashMap<>();
        for (List<Lane> some = node.claim(100, by, lease); !some.isEmpty(); some = node.claim(100, by, lease)) {
            for (Lane lane : some) {
                assertThat(claimed.put(lane.key(), lane))
                        .as("lane " + lane.key() + " is claimed once within its lease")
                        .isNull();
            }
        }
        return claimed.values().stream()
                .filter(lane -> lane.key().startsWith(lanes))
                .toList();
    }
}
