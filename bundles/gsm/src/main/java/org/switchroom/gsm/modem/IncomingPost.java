package org.switchroom.gsm.modem;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.gsm.pdu.BadPdu;
import org.switchroom.gsm.pdu.Deliver;
import org.switchroom.gsm.pdu.SmsPdu;
import org.switchroom.gsm.pdu.StatusReport;

/** What the modem brings: read, joined, matched, and handed to the inbox until that has stored it. On the modem's thread. */
final class IncomingPost {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingPost.class);
    /** How often what could not be stored, and what waits for parts, is looked at. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(15);

    private final String name;
    private final SmsInbox inbox;
    private final Ticker ticker;
    private final Clock clock;
    private final ModemThread thread;
    private final Consumer<Event> machine;
    private final PartBook parts;
    private final ReportBook reports;
    private Duration lookAt = Duration.ZERO;

    IncomingPost(
            String name,
            Memory memory,
            SmsInbox inbox,
            Ticker ticker,
            Clock clock,
            ModemThread thread,
            Consumer<Event> machine) {
        this.name = name;
        this.inbox = inbox;
        this.ticker = ticker;
        this.clock = clock;
        this.thread = thread;
        this.machine = machine;
        this.parts = new PartBook(memory);
        this.reports = new ReportBook(memory);
    }

    ReportBook reports() {
        return reports;
    }

    Duration lookAt() {
        return lookAt;
    }

    void lookSoon() {
        lookAt = ticker.now();
    }

    void arrived(long arrival, String hex) {
        Instant now = clock.instant();
        try {
            SmsPdu pdu = SmsPdu.decode(hex);
            if (pdu instanceof StatusReport report) {
                // Both books have it on disk when they return, so the network need not bring it again.
                reports.report(report, now);
                kept(arrival, true);
            } else if (pdu instanceof Deliver deliver
                    && deliver.userData().part().isPresent()) {
                parts.add(hex, deliver, now);
                kept(arrival, true);
            } else if (pdu instanceof Deliver deliver) {
                store(arrival, PartBook.whole(hex, deliver, now));
            } else {
                kept(arrival, true);
            }
            lookSoon();
        } catch (BadPdu unreadable) {
            LOG.warn(
                    "modem {}: a message can not be read and is handed on as it is: {}", name, unreadable.getMessage());
            store(arrival, PartBook.unreadable(hex, now));
        } catch (RuntimeException notKept) {
            LOG.error("modem {}: what came in can not be kept, so it is left to the network", name, notKept);
            kept(arrival, false);
        }
    }

    private void store(long arrival, ReceivedSms sms) {
        whenStored(bring(sms), stored -> machine.accept(new Event.Kept(arrival, stored)));
    }

    private CompletionStage<Boolean> bring(ReceivedSms sms) {
        return inbox.received(sms);
    }

    /** As an event of its own: the machine is in the midst of one. */
    private void kept(long arrival, boolean kept) {
        boolean told = thread.offer(() -> machine.accept(new Event.Kept(arrival, kept)));
        if (!told) {
            LOG.warn("modem {}: too much comes in; what was kept is not acknowledged and will come again", name);
        }
    }

    private void whenStored(CompletionStage<Boolean> storing, Consumer<Boolean> then) {
        storing.whenComplete((stored, failed) -> thread.hand(() -> then.accept(failed == null && stored)));
    }

    /** When it is time: hands on what is complete, overdue, or was not stored the last time. */
    void look() {
        if (ticker.now().compareTo(lookAt) < 0) {
            return;
        }
        lookAt = ticker.now().plus(LOOK_EVERY);
        reports.expire(clock.instant());
        for (SmsNews news : reports.due()) {
            whenStored(inbox.reported(news), stored -> {
                if (stored) {
                    reports.forget(news.reference());
                } else {
                    reports.back(news);
                }
            });
        }
        for (PartBook.Joined joined : parts.due(clock.instant())) {
            whenStored(bring(joined.sms()), stored -> {
                if (stored) {
                    parts.stored(joined);
                } else {
                    parts.back(joined);
                }
            });
        }
    }
}
