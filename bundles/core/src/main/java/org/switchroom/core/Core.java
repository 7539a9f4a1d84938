package org.switchroom.core;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.access.Tenants;
import org.switchroom.alarm.AlarmAccounts;
import org.switchroom.alarm.AlarmDirectory;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.alarm.PanelIntake;
import org.switchroom.core.access.TenantDesk;
import org.switchroom.core.alarm.Alarms;
import org.switchroom.core.arrival.BookmarkDesk;
import org.switchroom.core.dispatch.TransportDirectory;
import org.switchroom.core.notice.NoticeDesk;
import org.switchroom.core.notice.SenderNoticeDesk;
import org.switchroom.core.service.Clockwork;
import org.switchroom.core.service.LogBook;
import org.switchroom.core.service.ServiceOffice;
import org.switchroom.core.sms.SmsBasics;
import org.switchroom.core.sms.SmsOffice;
import org.switchroom.core.trace.EventFeed;
import org.switchroom.core.trace.TraceDesk;
import org.switchroom.intake.Bookmarks;
import org.switchroom.job.Jobs;
import org.switchroom.outbox.Messages;
import org.switchroom.outbox.SenderNotices;
import org.switchroom.party.Parties;
import org.switchroom.rule.Rules;
import org.switchroom.service.Bell;
import org.switchroom.service.ServiceJobs;
import org.switchroom.store.Journal;
import org.switchroom.trace.Events;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.trace.Trace;
import org.switchroom.transport.Arrivals;

/** Composes everything core does on top of one journal. No OSGi in here: tests say {@code new}. */
public final class Core implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Core.class);

    /** How often, in seconds, the transports are looked at; one that is down at two looks is told. */
    private static final int NOTICE_ROUND = 15;

    private final Journal journal;
    private final Clock clock;
    private final Duration arrivalsKept;
    private final ExecutorService reading = Executors.newCachedThreadPool(task -> daemon(task, "switchroom-news"));
    private final ScheduledExecutorService keeping =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "switchroom-keeping"));

    private final EventFeed events;
    private final NoticeDesk notices;
    private final SenderNoticeDesk senderNotices;
    private final JobOffice office;
    private final SmsOffice sms;
    private final ServiceOffice service;
    private final Alarms alarms;
    private final TenantDesk tenants;
    private final TraceDesk trace;
    private final BookmarkDesk bookmarks;

    public Core(Journal journal, CoreSettings settings, Clock clock) {
        this(journal, settings, clock, "unknown");
    }

    /** @param version as logs name it */
    public Core(Journal journal, CoreSettings settings, Clock clock, String version) {
        this.journal = journal;
        this.clock = clock;
        this.arrivalsKept = settings.arrivalsKept();
        Broadcast<List<TimelineEntry>> news = new Broadcast<>();
        Signal lanesWoken = new Signal();
        JournalWriter writer = new JournalWriter(journal, news, lanesWoken);
        Chronicle chronicle = new Chronicle(journal);
        Ground ground = new Ground(journal, writer, chronicle, settings, reading, clock);
        SmsBasics basics = new SmsBasics(ground);
        this.events = new EventFeed(journal, reading);
        this.notices = new NoticeDesk(journal, writer, chronicle, settings.notices(), reading, clock);
        this.senderNotices = new SenderNoticeDesk(journal, writer, chronicle, reading, clock);
        this.office = new JobOffice(ground, basics, senderNotices, lanesWoken);
        LogBook log = new LogBook(journal, version);
        this.sms = new SmsOffice(
                ground, basics, office.copying(), notices.post(), office.transports(), office::resume, log);
        this.service = new ServiceOffice(ground, basics.jobs(), log, notices.post(), sms.sending());
        this.alarms = new Alarms(
                journal,
                writer,
                chronicle,
                settings.alarms(),
                basics.numbers(),
                notices::tell,
                office.alarmNotices(),
                reading,
                clock);
        this.tenants = new TenantDesk(journal, writer, clock);
        this.trace = new TraceDesk(journal);
        this.bookmarks = new BookmarkDesk(journal, writer);
        news.heardBy(events::publish);
        news.heardBy(notices::look);
        news.heardBy(alarms::look);
        news.heardBy(sms::look);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    public void start() {
        notices.start();
        office.start();
        alarms.start();
        keeping.scheduleWithFixedDelay(this::tellPeople, NOTICE_ROUND, NOTICE_ROUND, TimeUnit.SECONDS);
        keeping.scheduleWithFixedDelay(this::keep, 1, 60, TimeUnit.MINUTES);
    }

    private void tellPeople() {
        try {
            notices.round(office.transports());
        } catch (RuntimeException trouble) {
            LOG.warn("Nobody was told what is wrong; tried again in {} s", NOTICE_ROUND, trouble);
        }
    }

    private void keep() {
        try {
            notices.tidy();
            senderNotices.tidy();
            service.desk().tidy();
            int forgotten = journal.forgetArrivals(clock.instant().minus(arrivalsKept));
            LOG.debug("{} idempotency keys are older than {} and may be used again", forgotten, arrivalsKept);
        } catch (RuntimeException trouble) {
            LOG.warn("Old idempotency keys could not be forgotten; tried again in an hour", trouble);
        }
    }

    /** The services, each under the interface others know it by. */
    List<Map.Entry<Class<?>, Object>> services() {
        List<Map.Entry<Class<?>, Object>> services = new ArrayList<>();
        office.offers().forEach((type, offer) -> services.add(Map.entry(type, offer)));
        sms.offers().forEach((type, offer) -> services.add(Map.entry(type, offer)));
        services.add(Map.entry(ServiceJobs.class, service.desk()));
        services.add(Map.entry(Tenants.class, tenants));
        services.add(Map.entry(Trace.class, trace));
        services.add(Map.entry(Events.class, events));
        services.add(Map.entry(SenderNotices.class, senderNotices));
        services.add(Map.entry(Bookmarks.class, bookmarks));
        services.add(Map.entry(PanelIntake.class, alarms.panels()));
        services.add(Map.entry(AlarmAccounts.class, alarms.accounts()));
        services.add(Map.entry(AlarmDirectory.class, alarms.directory()));
        services.add(Map.entry(AlarmEvents.class, alarms.events()));
        services.add(Map.entry(Bell.class, (Bell) this::rings));
        return services;
    }

    private void rings(String name) {
        Clockwork.job(name).ifPresent(service.desk()::rings);
    }

    /** The SMS service. */
    public SmsOffice sms() {
        return sms;
    }

    /** The jobs by the clock. */
    public ServiceOffice service() {
        return service;
    }

    public Jobs jobs() {
        return office.offer(Jobs.class);
    }

    public Parties parties() {
        return office.offer(Parties.class);
    }

    public Messages messages() {
        return office.messages();
    }

    public Rules rules() {
        return office.offer(Rules.class);
    }

    public Tenants tenants() {
        return tenants;
    }

    public Trace trace() {
        return trace;
    }

    public Events events() {
        return events;
    }

    public Arrivals arrivals() {
        return office.offer(Arrivals.class);
    }

    public SenderNotices senderNotices() {
        return senderNotices;
    }

    public NoticeDesk notices() {
        return notices;
    }

    public Bookmarks bookmarks() {
        return bookmarks;
    }

    public Alarms alarms() {
        return alarms;
    }

    public TransportDirectory transports() {
        return office.transports();
    }

    /** Waits for deliveries under way, within bounds. */
    @Override
    public void close() {
        alarms.close();
        office.close();
        keeping.shutdownNow();
        reading.shutdown();
    }
}
