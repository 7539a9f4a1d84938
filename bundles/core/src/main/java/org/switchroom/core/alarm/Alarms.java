package org.switchroom.core.alarm;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.alarm.AlarmAccounts;
import org.switchroom.alarm.AlarmDirectory;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.alarm.PanelIntake;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.job.AlarmNotices;
import org.switchroom.core.party.PhoneNumbers;
import org.switchroom.store.Journal;
import org.switchroom.trace.TimelineEntry;

/** Composes the alarm relay on top of one journal. */
public final class Alarms implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final int LOOK_SECONDS = 5;
    private static final int REFRESH_SECONDS = 30;
    private static final int UNDELIVERED_SECONDS = 60;

    /** Looked at again and again, so many seconds apart. */
    private record Round(Runnable look, int seconds) {}

    private final Turns turns = new Turns();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "switchroom-supervision");
        thread.setDaemon(true);
        return thread;
    });
    private final AccountBook accounts;
    private final StationBook stations;
    private final DealerBook dealers;
    private final Supervision supervision;
    private final DueEvents due;
    private final List<Round> rounds;
    private final KissOffs kissOffs;
    private final PanelDesk panels;
    private final Accounts desk;
    private final Directory directory;
    private final EventDesk events;

    /**
     * @param told who is told beside the stations
     * @param reading where the journal may be read
     */
    public Alarms(
            Journal journal,
            JournalWriter writer,
            Chronicle chronicle,
            AlarmSettings settings,
            PhoneNumbers phoneNumbers,
            Alert alert,
            AlarmNotices told,
            Executor reading,
            Clock clock) {
        this.accounts = new AccountBook(journal);
        this.stations = new StationBook(journal);
        this.dealers = new DealerBook(journal);
        StationNumbers numbers = new StationNumbers(phoneNumbers);
        PeopleGroups people = new PeopleGroups(journal, writer, settings.peopleWindow(), clock);
        PeopleNotice notice = new PeopleNotice(journal, chronicle, accounts, stations, told, clock);
        Relaying relaying = new Relaying(journal, chronicle, stations, people, told);
        // What is stored tells the timer, which tells what was relayed to what stored it.
        AtomicReference<DueEvents> later = new AtomicReference<>();
        Reports reports = new Reports(
                journal,
                writer,
                new ReportRows(journal, chronicle, relaying, settings),
                settings,
                turns,
                at -> later.get().expect(at));
        HeldEvents held = new HeldEvents(writer, chronicle, alert, clock);
        this.due = new DueEvents(journal, writer, accounts, relaying, turns, reports, held, clock);
        later.set(due);
        this.supervision = new Supervision(
                journal,
                writer,
                accounts,
                clock,
                (account, report, also) -> java.util.concurrent.CompletableFuture.completedFuture(report)
                        .thenComposeAsync(
                                it -> reports.own(new Given(it, account, clock.instant(), false, also)),
                                turns.of(report.account()))
                        .join());
        Undelivered undelivered = new Undelivered(journal, accounts, alert, clock);
        this.rounds = List.of(
                new Round(supervision::look, LOOK_SECONDS),
                new Round(() -> people.look(notice), LOOK_SECONDS),
                new Round(this::refresh, REFRESH_SECONDS),
                new Round(undelivered::look, UNDELIVERED_SECONDS));
        AccountWriter accountWriter = new AccountWriter(writer, chronicle, accounts);
        DirectoryWriter directoryWriter = new DirectoryWriter(writer, chronicle, stations, dealers, clock);
        this.directory = new Directory(directoryWriter, stations, dealers, new StationFields(numbers), clock);
        this.desk = new Accounts(
                journal,
                accounts,
                accountWriter,
                new Activating(accountWriter, stations, dealers, numbers, alert, clock),
                new TestEvents(journal, reports, turns, clock),
                clock);
        this.panels = new PanelDesk(
                accounts,
                turns,
                reports,
                new Quarantine(journal, writer, chronicle, settings, alert),
                supervision,
                clock);
        this.events = new EventDesk(journal, accounts, stations, settings, told, clock);
        this.kissOffs = new KissOffs(journal, accounts, accountWriter, stations, directoryWriter, reading, clock);
    }

    /** Reads what is stored, and relays what became due meanwhile. Blocks on the database. */
    public void start() {
        load();
        due.start();
        rounds.forEach(round -> looking.scheduleWithFixedDelay(
                () -> safely(round.look()), round.seconds(), round.seconds(), TimeUnit.SECONDS));
    }

    private void refresh() {
        stations.refresh();
        dealers.refresh();
        accounts.refresh();
    }

    private static void safely(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException trouble) {
            LOG.warn("The alarm relay could not look around; it does so again in seconds", trouble);
        }
    }

    /** News that is on disk. Any thread; returns at once. */
    public void look(List<TimelineEntry> news) {
        kissOffs.look(news);
    }

    /** Reads what is stored; for tests, which turn the clock themselves. */
    void load() {
        refresh();
        supervision.start();
    }

    /** What the timers do, now: for tests, whose clock is turned by hand. */
    void lookNow() {
        due.look();
        rounds.forEach(round -> round.look().run());
    }

    public PanelIntake panels() {
        return panels;
    }

    public AlarmAccounts accounts() {
        return desk;
    }

    public AlarmDirectory directory() {
        return directory;
    }

    public AlarmEvents events() {
        return events;
    }

    @Override
    public void close() {
        looking.shutdownNow();
        due.close();
        turns.close();
    }
}
