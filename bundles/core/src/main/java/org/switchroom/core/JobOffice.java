package org.switchroom.core;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.switchroom.core.arrival.ArrivalDesk;
import org.switchroom.core.dispatch.Dispatcher;
import org.switchroom.core.dispatch.RetrySchedule;
import org.switchroom.core.dispatch.TransportDirectory;
import org.switchroom.core.job.AlarmNotices;
import org.switchroom.core.job.JobDesk;
import org.switchroom.core.job.JobSteps;
import org.switchroom.core.job.Notices;
import org.switchroom.core.job.ReplySteps;
import org.switchroom.core.notice.SenderNoticeDesk;
import org.switchroom.core.notice.TextForwarding;
import org.switchroom.core.outbox.Copying;
import org.switchroom.core.outbox.MessageDesk;
import org.switchroom.core.party.PartyBook;
import org.switchroom.core.party.PartyDesk;
import org.switchroom.core.reply.Invitation;
import org.switchroom.core.reply.Replies;
import org.switchroom.core.reply.ReplyCodes;
import org.switchroom.core.routing.MessageViaRule;
import org.switchroom.core.routing.Router;
import org.switchroom.core.routing.RoutingNow;
import org.switchroom.core.rule.Questions;
import org.switchroom.core.rule.RuleBook;
import org.switchroom.core.rule.RuleDesk;
import org.switchroom.core.sms.SmsBasics;
import org.switchroom.job.Jobs;
import org.switchroom.outbox.Messages;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Parties;
import org.switchroom.rule.Rules;
import org.switchroom.store.Journal;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.Transports;

/** Composes jobs and their messages: who is told by the rules, how a message leaves, and what its answer does. */
final class JobOffice implements AutoCloseable {
    private final Dispatcher dispatcher;
    private final TransportDirectory transports;
    private final RuleBook ruleBook;
    private final RuleDesk rules;
    private final JobDesk jobs;
    private final PartyDesk parties;
    private final Copying copying;
    private final MessageDesk messages;
    private final ArrivalDesk arrivals;
    private final AlarmNotices alarmNotices;

    /** @param lanesWoken when there is something to be sent */
    JobOffice(Ground ground, SmsBasics sms, SenderNoticeDesk senders, Signal lanesWoken) {
        Journal journal = ground.journal();
        JournalWriter writer = ground.writer();
        Chronicle chronicle = ground.chronicle();
        CoreSettings settings = ground.settings();
        Clock clock = ground.clock();
        Signal transportsChanged = new Signal();
        Signal placesFreed = new Signal();
        this.transports = new TransportDirectory(
                journal,
                writer,
                clock,
                settings.grace(),
                settings.groups(),
                settings.limits(),
                System::nanoTime,
                transportsChanged,
                placesFreed);
        PartyBook book = new PartyBook(journal, clock);
        this.ruleBook = new RuleBook(journal, writer, settings.rulesFile(), clock);
        RoutingNow routing = new RoutingNow(
                new Router(new MessageViaRule(settings.validity().job())),
                ruleBook.rules(),
                transports::schemes,
                transports::looks);
        Notices notices = new Notices(journal, chronicle, routing);
        this.alarmNotices = new AlarmNotices(journal, chronicle, routing);
        ReplyCodes codes = new ReplyCodes(journal, writer);
        ReplySteps replySteps = new ReplySteps(journal, book, chronicle, notices);
        this.arrivals = new ArrivalDesk(
                journal,
                writer,
                chronicle,
                new TextForwarding(settings.notices(), journal, chronicle, clock),
                new Replies(journal, sms.numbers(), codes, settings.replyWords(), replySteps),
                senders,
                ground.reading(),
                clock);
        this.dispatcher = new Dispatcher(
                journal,
                writer,
                chronicle,
                transports,
                arrivals,
                new RetrySchedule(settings.firstWait(), settings.longestWait()),
                sms.fixedText()::finished,
                new Invitation(codes, settings.replyWords()),
                clock,
                settings.dispatcher());
        lanesWoken.heardBy(dispatcher::wake);
        transportsChanged.heardBy(dispatcher::transportCame);
        placesFreed.heardBy(dispatcher::serve);
        this.rules = new RuleDesk(journal, ruleBook, new Questions(journal, book, routing), clock);
        this.jobs = new JobDesk(
                journal,
                writer,
                book,
                new JobSteps(journal, chronicle, notices, sms.courtesies()),
                dispatcher.outset(),
                clock);
        this.parties = new PartyDesk(journal, writer, book, sms.numbers(), clock);
        this.copying = new Copying(journal, writer, chronicle, clock);
        this.messages = new MessageDesk(journal, writer, chronicle, copying, sms.gate()::mayNotCopy, clock);
    }

    /** Reads the rules in force, then sends what waits. */
    void start() {
        ruleBook.start();
        dispatcher.start();
    }

    /** Has these looked at again: they are held, perhaps for want of a transport that is there now. */
    void resume(List<StoredMessage> held) {
        dispatcher.resume(held);
    }

    TransportDirectory transports() {
        return transports;
    }

    Copying copying() {
        return copying;
    }

    MessageDesk messages() {
        return messages;
    }

    AlarmNotices alarmNotices() {
        return alarmNotices;
    }

    /** What it offers to others, by the interface they know it by. */
    Map<Class<?>, Object> offers() {
        return Map.of(
                Jobs.class, jobs,
                Parties.class, parties,
                Messages.class, messages,
                Transports.class, transports,
                Rules.class, rules,
                Arrivals.class, arrivals);
    }

    <T> T offer(Class<T> service) {
        return service.cast(offers().get(service));
    }

    /** Waits for deliveries under way, within bounds. */
    @Override
    public void close() {
        ruleBook.close();
        dispatcher.close();
    }
}
