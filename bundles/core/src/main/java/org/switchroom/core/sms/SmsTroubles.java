package org.switchroom.core.sms;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.access.Caller;
import org.switchroom.answer.Problem;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.notice.NoticePost;
import org.switchroom.core.notice.NoticeSettings;
import org.switchroom.core.notice.Trouble;
import org.switchroom.core.service.JobBook;
import org.switchroom.core.service.LogBook;
import org.switchroom.message.Address;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.service.LogLine;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.trace.TimelineEntry;

/** Tells the address of switch 1401 what became of SMS that could not be sent, and writes it into the service's log. */
public final class SmsTroubles {
    private static final Logger LOG = LoggerFactory.getLogger(SmsTroubles.class);

    private final Journal journal;
    private final JournalWriter writer;
    private final SwitchBook switches;
    private final LogBook log;
    private final NoticePost post;
    private final NoticeSettings notices;
    private final Executor executor;
    private final Clock clock;

    /** @param executor where the journal is read and written, away from those who bring the news */
    public SmsTroubles(
            Journal journal,
            JournalWriter writer,
            SwitchBook switches,
            LogBook log,
            NoticePost post,
            NoticeSettings notices,
            Executor executor,
            Clock clock) {
        this.journal = journal;
        this.writer = writer;
        this.switches = switches;
        this.log = log;
        this.post = post;
        this.notices = notices;
        this.executor = executor;
        this.clock = clock;
    }

    /** Somebody wanted to write to a number that gets no SMS. Any thread; returns at once. */
    void numberRefused(Caller caller, String number, Problem problem) {
        String masked = Address.phone(number.isBlank() ? "?" : number.replaceAll("\\p{Cntrl}", "?"))
                .masked();
        String cause = problem.cause().replace(number, masked);
        inBackground(() -> tell(
                caller.tenant(),
                caller.name(),
                "sms number " + Trouble.same(cause),
                "An SMS could not be written",
                "SMS to " + masked + ", wanted by " + caller.name() + ": " + cause + ". " + problem.nextStep()));
    }

    /** News that is on disk. Any thread; returns at once. */
    public void look(List<TimelineEntry> news) {
        List<TimelineEntry> interesting = news.stream()
                .filter(entry -> entry.message().isPresent() && mayBeTrouble(entry.kind()))
                .toList();
        if (!interesting.isEmpty()) {
            inBackground(() -> interesting.forEach(this::look));
        }
    }

    private static boolean mayBeTrouble(TimelineEntry.Kind kind) {
        return kind == TimelineEntry.Kind.REFUSED
                || kind == TimelineEntry.Kind.EXPIRED
                || kind == TimelineEntry.Kind.RECEIPT;
    }

    private void look(TimelineEntry entry) {
        Optional<StoredMessage> found =
                entry.message().flatMap(journal::message).filter(Sms::is);
        if (found.isEmpty()) {
            return;
        }
        StoredMessage message = found.get();
        boolean numberRefused = entry.kind() == TimelineEntry.Kind.REFUSED
                && message.progress().walk().refused().contains(Address.PHONE);
        boolean endedBadly = message.state() == MessageState.FAILED
                || message.state() == MessageState.EXPIRED
                || message.state() == MessageState.UNCONFIRMED;
        if (!numberRefused && !endedBadly) {
            return;
        }
        String code = message.progress().reason().map(reason -> reason.code()).orElse("");
        String what = endedBadly ? message.state().words() : "refused, and goes another way";
        tell(
                entry.tenant(),
                entry.actor(),
                "sms " + what + " " + code,
                "An SMS is " + what,
                "SMS " + message.id() + " to the " + message.envelope().role() + ", "
                        + message.envelope().plan().get(0).to().masked() + ", is " + what + ": " + entry.text()
                        + "\nLook: trace " + message.id());
    }

    private void tell(String tenant, String actor, String cause, String title, String detail) {
        writer.write(Entry.of(log.row(
                JobBook.SYSTEM,
                Optional.of(tenant),
                LogLine.Event.ERROR,
                actor,
                detail.lines().findFirst().orElse(title),
                clock.instant())));
        String mail = switches.known(tenant).text(SwitchName.ERRORS_TO);
        if (mail.isEmpty()) {
            return;
        }
        Address to = Address.mail(mail);
        // who hears of all trouble of the tenant hears of this, too: one mail is enough
        if (!notices.trouble().of(tenant).equals(Optional.of(to)) || cause.startsWith("sms number")) {
            post.tell(new Trouble(tenant, cause, title, detail, Set.of(to)));
        }
    }

    private void inBackground(Runnable task) {
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException unreadable) {
                    LOG.warn("Nobody was told of an SMS that could not be sent; look at the list of SMS", unreadable);
                }
            });
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Stopping; the list of SMS shows what could not be sent");
        }
    }
}
