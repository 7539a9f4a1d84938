package org.switchroom.core.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccount.Relay;
import org.switchroom.alarm.CentralStation;
import org.switchroom.core.Chronicle;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Journal;
import org.switchroom.trace.TimelineEntry;

/**
 * Sees when a central station takes an event by a way of its own: then the system is tested, and the directory says when
 * the station last was. What people were told instead proves nothing of the station.
 */
final class KissOffs {
    private static final Logger LOG = LoggerFactory.getLogger(KissOffs.class);
    /** The directory is no log: it is brought up to date when it is older than this. */
    private static final Duration FRESH = Duration.ofHours(1);

    private final Journal journal;
    private final AccountBook accounts;
    private final AccountWriter writer;
    private final StationBook stations;
    private final DirectoryWriter directory;
    private final Executor reading;
    private final Clock clock;

    /** @param reading where the journal is read, away from those who bring the news */
    KissOffs(
            Journal journal,
            AccountBook accounts,
            AccountWriter writer,
            StationBook stations,
            DirectoryWriter directory,
            Executor reading,
            Clock clock) {
        this.journal = journal;
        this.accounts = accounts;
        this.writer = writer;
        this.stations = stations;
        this.directory = directory;
        this.reading = reading;
        this.clock = clock;
    }

    /** News that is on disk. Any thread; returns at once. */
    void look(List<TimelineEntry> news) {
        for (TimelineEntry entry : news) {
            boolean taken = entry.kind() == TimelineEntry.Kind.ACCEPTED || entry.kind() == TimelineEntry.Kind.RECEIPT;
            if (taken && entry.job().isEmpty() && entry.message().isPresent() && somebodyWaits()) {
                try {
                    reading.execute(() -> look(entry));
                } catch (RejectedExecutionException stopping) {
                    LOG.debug("Stopping; the next kiss-off tells the same");
                }
            }
        }
    }

    private boolean somebodyWaits() {
        Instant old = clock.instant().minus(FRESH);
        return stations.all().stream()
                        .anyMatch(station ->
                                station.lastTested().filter(old::isBefore).isEmpty())
                || accounts.all().stream().anyMatch(account -> account.state() == AlarmAccount.State.UNTESTED);
    }

    private void look(TimelineEntry entry) {
        try {
            entry.message().flatMap(journal::message).ifPresent(this::look);
        } catch (RuntimeException unreadable) {
            LOG.warn("A kiss-off could not be looked at; the next one tells the same", unreadable);
        }
    }

    private void look(StoredMessage message) {
        boolean taken = message.state() == MessageState.ACCEPTED || message.state() == MessageState.DELIVERED;
        Optional<AlarmAccount> account = Relaying.account(message.envelope().lane())
                .flatMap(AccountId::parse)
                .flatMap(accounts::byId);
        Optional<Relay> relay = account.flatMap(AlarmAccount::relay);
        Optional<CentralStation> station = relay.map(Relay::station).flatMap(stations::get);
        if (!taken
                || station.isEmpty()
                || !StationBook.own(station.get(), relay.get()).contains(message.hop())) {
            return;
        }
        Instant now = clock.instant();
        if (account.get().state() == AlarmAccount.State.UNTESTED) {
            tested(account.get(), message, now);
        }
        if (station.get().lastTested().filter(now.minus(FRESH)::isBefore).isEmpty()) {
            directory.tested(station.get(), now);
        }
    }

    private void tested(AlarmAccount account, StoredMessage message, Instant now) {
        AlarmAccount after = new AlarmAccount(
                account.id(),
                account.tenant(),
                account.name(),
                account.panel(),
                account.relay(),
                AlarmAccount.State.TESTED,
                0,
                account.timing(),
                account.zones(),
                account.onTestUntil(),
                account.revision() + 1,
                account.createdAt(),
                now);
        writer.write(
                Optional.of(account),
                after,
                Optional.empty(),
                Chronicle.SWITCHROOM,
                "tested: the central station took message " + message.id());
    }
}
