package org.switchroom.core;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.access.Tenants;
import org.switchroom.alarm.AlarmAccounts;
import org.switchroom.alarm.AlarmDirectory;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.alarm.PanelIntake;
import org.switchroom.core.access.TenantDesk;
import org.switchroom.core.alarm.Alarms;
import org.switchroom.core.arrival.ArrivalDesk;
import org.switchroom.core.arrival.BookmarkDesk;
import org.switchroom.core.dispatch.Dispatcher;
import org.switchroom.core.dispatch.Holding;
import org.switchroom.core.dispatch.RetrySchedule;
import org.switchroom.core.dispatch.TransportDirectory;
import org.switchroom.core.job.JobDesk;
import org.switchroom.core.job.JobSteps;
import org.switchroom.core.job.Notices;
import org.switchroom.core.job.ReplySteps;
import org.switchroom.core.notice.Letters;
import org.switchroom.core.notice.NoticeDesk;
import org.switchroom.core.notice.SenderNoticeDesk;
import org.switchroom.core.notice.TextForwarding;
import org.switchroom.core.outbox.MessageDesk;
import org.switchroom.core.party.PartyBook;
import org.switchroom.core.party.PartyDesk;
import org.switchroom.core.reply.Invitation;
import org.switchroom.core.reply.PoliteAnswers;
import org.switchroom.core.reply.Replies;
import org.switchroom.core.reply.ReplyCodes;
import org.switchroom.core.routing.MessageViaRule;
import org.switchroom.core.routing.Router;
import org.switchroom.core.rule.Questions;
import org.switchroom.core.rule.RuleBook;
import org.switchroom.core.rule.RuleDesk;
import org.switchroom.core.service.Clockwork;
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
import org.switchroom.sms.SmsCodec;
import org.switchroom.store.Journal;
import org.switchroom.trace.Events;
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
    private final ExecutorService news = Executors.newCachedThreadPool(task -> daemon(task, "switchroom-news"));
    private final ScheduledExecutorService keeping =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "switchroom-keeping"));

    private final EventFeed events;
    private final Dispatcher dispatcher;
    private final TransportDirectory directory;
    private final RuleBook rules;
    private final RuleDesk ruleDesk;
    private final JobDesk jobs;
    private final PartyDesk parties;
    private final MessageDesk messages;
    private final TenantDesk tenants;
    private final TraceDesk trace;
    private final ArrivalDesk arrivals;
    private final NoticeDesk notices;
    private final SenderNoticeDesk senderNotices;
    private final BookmarkDesk bookmarks;
    private final Alarms alarms;
    private final SmsOffice office;
    private final SmsOffice.Open sms;

    public Core(Journal journal, CoreSettings settings, Clock clock) {
        this(journal, settings, clock, "unknown");
    }

    /** @param version as logs name it */
    public Core(Journal journal, CoreSettings settings, Clock clock, String version) {
        this.journal = journal;
        this.clock = clock;
        this.arrivalsKept = settings.arrivalsKept();
        this.events = new EventFeed(journal, news);
        // The writer wakes the dispatcher, which needs the writer: one of them hears of the other later.
        AtomicReference<Dispatcher> later = new AtomicReference<>();
        AtomicReference<NoticeDesk> noticesLater = new AtomicReference<>();
        AtomicReference<Alarms> alarmsLater = new AtomicReference<>();
        AtomicReference<SmsOffice.Open> smsLater = new AtomicReference<>();
        JournalWriter writer = new JournalWriter(
                journal,
                news -> {
                    events.publish(news);
                    Optional.ofNullable(noticesLater.get()).ifPresent(desk -> desk.look(news));
                    Optional.ofNullable(alarmsLater.get()).ifPresent(desk -> desk.look(news));
                    Optional.ofNullable(smsLater.get()).ifPresent(open -> open.look(news));
                },
                tell(later, Dispatcher::wake));
        Chronicle chronicle = new Chronicle(journal);
        this.office = new SmsOffice(journal, chronicle, settings, clock);
        this.notices = new NoticeDesk(journal, writer, chronicle, settings.notices(), news, clock);
        noticesLater.set(notices);
        this.senderNotices = new SenderNoticeDesk(journal, writer, chronicle, news, clock);
        this.directory = new TransportDirectory(
                journal,
                writer,
                clock,
                settings.grace(),
                settings.groups(),
                settings.limits(),
                System::nanoTime,
                tell(later, Dispatcher::transportCame),
                tell(later, Dispatcher::look));
        PartyBook book = new PartyBook(journal, clock);
        this.rules = new RuleBook(journal, writer, settings.rulesFile(), clock);
        Router router = new Router(new MessageViaRule(settings.validity().job()));
        Notices jobNotices = new Notices(journal, chronicle, router, rules.rules(), directory::schemes);
        ReplyCodes codes = new ReplyCodes(journal, writer);
        this.arrivals = new ArrivalDesk(
                journal,
                writer,
                chronicle,
                new TextForwarding(settings.notices(), journal, chronicle, clock),
                new Replies(
                        journal,
                        office.numbers(),
                        codes,
                        settings.replyWords(),
                        new ReplySteps(journal, book, chronicle, jobNotices)),
                new PoliteAnswers(writer, chronicle, new Letters(journal, clock), office.numbers()),
                news,
                clock);
        this.dispatcher = new Dispatcher(
                journal,
                writer,
                chronicle,
                directory,
                arrivals,
                new RetrySchedule(settings.firstWait(), settings.longestWait()),
                office.fixedText()::finished,
                new Invitation(codes, settings.replyWords()),
                clock,
                settings.dispatcher());
        later.set(dispatcher);
        Questions questions = new Questions(journal, book, router, rules.rules(), directory::schemes, directory::looks);
        this.ruleDesk = new RuleDesk(journal, rules, questions, clock);
        Holding holding = new Holding(directory, chronicle, dispatcher::transportCame);
        this.jobs = new JobDesk(
                journal,
                writer,
                book,
                new JobSteps(journal, chronicle, jobNotices, office.courtesies()),
                holding,
                clock);
        this.parties = new PartyDesk(journal, writer, book, office.numbers(), clock);
        this.messages = new MessageDesk(journal, writer, chronicle, office.gate()::mayNotCopy, clock);
        this.sms = office.open(writer, messages, notices.post(), directory, dispatcher::transportCame, news, version);
        smsLater.set(sms);
        this.tenants = new TenantDesk(journal, writer, clock);
        this.trace = new TraceDesk(journal);
        this.bookmarks = new BookmarkDesk(journal, writer);
        this.alarms =
                new Alarms(journal, writer, chronicle, settings.alarms(), office.numbers(), notices::tell, news, clock);
        alarmsLater.set(alarms);
    }

    private static Runnable tell(AtomicReference<Dispatcher> later, Consumer<Dispatcher> news) {
        return () -> {
            Dispatcher started = later.get();
            if (started != null) {
                news.accept(started);
            }
        };
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    public void start() {
        notices.start();
        rules.start();
        dispatcher.start();
        alarms.start();
        keeping.scheduleWithFixedDelay(this::tellPeople, NOTICE_ROUND, NOTICE_ROUND, TimeUnit.SECONDS);
        keeping.scheduleWithFixedDelay(this::keep, 1, 60, TimeUnit.MINUTES);
    }

    private void tellPeople() {
        try {
            notices.round(directory);
        } catch (RuntimeException trouble) {
            LOG.warn("Nobody was told what is wrong; tried again in {} s", NOTICE_ROUND, trouble);
        }
    }

    private void keep() {
        try {
            notices.tidy();
            senderNotices.tidy();
            sms.jobs().tidy();
            int forgotten = journal.forgetArrivals(clock.instant().minus(arrivalsKept));
            LOG.debug("{} idempotency keys are older than {} and may be used again", forgotten, arrivalsKept);
        } catch (RuntimeException trouble) {
            LOG.warn("Old idempotency keys could not be forgotten; tried again in an hour", trouble);
        }
    }

    /** The services, each under the interface others know it by. */
    List<Map.Entry<Class<?>, Object>> services() {
        List<Map.Entry<Class<?>, Object>> services = new ArrayList<>();
        services.add(Map.entry(Jobs.class, jobs));
        services.add(Map.entry(Parties.class, parties));
        services.add(Map.entry(Messages.class, messages));
        services.add(Map.entry(org.switchroom.transport.Transports.class, directory));
        services.add(Map.entry(Rules.class, ruleDesk));
        services.add(Map.entry(Tenants.class, tenants));
        services.add(Map.entry(Trace.class, trace));
        services.add(Map.entry(Events.class, events));
        services.add(Map.entry(Arrivals.class, arrivals));
        services.add(Map.entry(SenderNotices.class, senderNotices));
        services.add(Map.entry(Bookmarks.class, bookmarks));
        services.add(Map.entry(PanelIntake.class, alarms.panels()));
        services.add(Map.entry(AlarmAccounts.class, alarms.accounts()));
        services.add(Map.entry(AlarmDirectory.class, alarms.directory()));
        services.add(Map.entry(AlarmEvents.class, alarms.events()));
        sms.offers().forEach((type, service) -> services.add(Map.entry(type, service)));
        services.add(Map.entry(Bell.class, (Bell) this::rings));
        return services;
    }

    private void rings(String name) {
        Clockwork.job(name).ifPresent(sms.jobs()::rings);
    }

    /** The SMS service. */
    public SmsOffice.Open sms() {
        return sms;
    }

    /** @param codec empty when it goes */
    void smsCodec(Optional<SmsCodec> codec) {
        office.codec(codec);
    }

    public Jobs jobs() {
        return jobs;
    }

    public Parties parties() {
        return parties;
    }

    public Messages messages() {
        return messages;
    }

    public Rules rules() {
        return ruleDesk;
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
        return arrivals;
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
        return directory;
    }

    /** Waits for deliveries under way, within bounds. */
    @Override
    public void close() {
        rules.close();
        alarms.close();
        dispatcher.close();
        keeping.shutdownNow();
        news.shutdown();
    }
}
