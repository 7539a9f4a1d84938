package org.switchroom.route.smsmodem;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.switchroom.gsm.modem.FolderMemory;
import org.switchroom.gsm.modem.Modem;
import org.switchroom.gsm.modem.ModemStatus;
import org.switchroom.gsm.modem.OutgoingSms;
import org.switchroom.gsm.modem.ReceivedSms;
import org.switchroom.gsm.modem.Rung;
import org.switchroom.gsm.modem.SmsInbox;
import org.switchroom.gsm.modem.SmsNews;
import org.switchroom.gsm.modem.Ticker;
import org.switchroom.gsm.pdu.Octets;
import org.switchroom.gsm.pdu.SmsAddress;
import org.switchroom.gsm.pdu.SmsPlan;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.sms.ModemView;
import org.switchroom.sms.WatchedModem;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;
import org.switchroom.transport.InboundMessage;
import org.switchroom.transport.Intake;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;

/** One GSM modem as a transport: texts and octets to numbers out, texts and delivery reports in. */
final class SmsModemTransport implements Transport, WatchedModem, AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,15}");
    /** Answered this much before the deadline, so that the answer is there by the deadline. */
    private static final Duration MARGIN = Duration.ofMillis(250);

    private final SmsModemSettings settings;
    private final Arrivals arrivals;
    private final Clock clock;
    private final AtomicReference<Health> health;
    private final Modem modem;

    SmsModemTransport(SmsModemSettings settings, Arrivals arrivals, Clock clock) {
        this.settings = settings;
        this.arrivals = arrivals;
        this.clock = clock;
        this.health = new AtomicReference<>(new Health(Health.State.DOWN, "starting", clock.instant()));
        this.modem = new Modem(
                settings.modem(),
                settings.port(),
                new FolderMemory(settings.memory()),
                new Inbox(),
                Ticker.system(),
                clock);
    }

    TransportName name() {
        return settings.name();
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Set.of(Capabilities.Direction.SEND, Capabilities.Direction.RECEIVE),
                settings.reports()
                        ? Set.of(
                                Receipt.Stage.RELAYED,
                                Receipt.Stage.DELIVERED,
                                Receipt.Stage.FAILED,
                                Receipt.Stage.EXPIRED)
                        : Set.of(),
                Set.of(Content.Kind.TEXT, Content.Kind.BINARY),
                Set.of("tel"),
                settings.mostParts() * 153L,
                1);
    }

    @Override
    public CompletionStage<Handover> send(Delivery delivery) {
        String number = delivery.to().value();
        if (!NUMBER.matcher(number).matches()) {
            return refused(
                    "gsm.number", "a number is 3 to 15 digits, with a plus before them when it is international");
        }
        OutgoingSms.Says says = says(delivery.message().content());
        int parts = parts(says);
        if (parts > settings.mostParts()) {
            return refused(
                    "gsm.too-long",
                    "it takes " + parts + " SMS and max-parts is " + settings.mostParts() + "; shorten it");
        }
        Duration left = Duration.between(clock.instant(), delivery.message().expiresAt());
        Duration validity = left.compareTo(settings.longestValidity()) < 0 ? left : settings.longestValidity();
        OutgoingSms sms =
                new OutgoingSms(SmsAddress.ofNumber(number), says, false, settings.reports(), Optional.of(validity));
        return modem.send(sms, delivery.deadline().minus(MARGIN));
    }

    private static OutgoingSms.Says says(Content content) {
        return content.<OutgoingSms.Says>fold(
                text -> new OutgoingSms.Words(
                        text.subject().isBlank() ? text.body() : text.subject() + "\n" + text.body()),
                alarm -> new OutgoingSms.Words(alarm.toString()),
                job -> new OutgoingSms.Words(job.toString()),
                binary -> new OutgoingSms.Segments(
                        binary.octets().stream().map(Octets::new).toList(), binary.userDataHeader()));
    }

    private static int parts(OutgoingSms.Says says) {
        try {
            return says instanceof OutgoingSms.Segments segments
                    ? segments.octets().size()
                    : SmsPlan.of(((OutgoingSms.Words) says).text()).parts().size();
        } catch (IllegalArgumentException beyondWhatSmsCanSay) {
            return Integer.MAX_VALUE;
        }
    }

    private static CompletionStage<Handover> refused(String code, String words) {
        return CompletableFuture.completedFuture(new Handover.Refused(new Reason(code, words)));
    }

    @Override
    public Health health() {
        return health.get();
    }

    @Override
    public ModemView view() {
        ModemStatus status = modem.status();
        OptionalInt signal = status.signalDecibels();
        return new ModemView(
                settings.name(),
                settings.group(),
                settings.tenant(),
                modem.line(),
                state(status.rung()),
                status.rung().words(),
                status.reason(),
                health.get().since(),
                status.sim(),
                status.network(),
                signal.isPresent() ? Optional.of(signal.getAsInt()) : Optional.empty(),
                status.operator(),
                status.waiting(),
                modem.lastSuccess());
    }

    private static ModemView.State state(Rung rung) {
        return switch (rung) {
            case WORKING -> ModemView.State.WORKING;
            case OUT_OF_SERVICE -> ModemView.State.OUT_OF_SERVICE;
            case PROBE, LEAVE_PROMPT, INITIALISE, RADIO, REOPEN -> ModemView.State.HEALING;
        };
    }

    @Override
    public void close() {
        modem.close();
    }

    private static boolean isOnDisk(Intake intake) {
        return intake != Intake.TRY_LATER;
    }

    /** On the modem's thread. */
    private final class Inbox implements SmsInbox {
        @Override
        public CompletionStage<Boolean> received(ReceivedSms sms) {
            Address from = sms.from()
                    .filter(sender -> !sender.value().isBlank())
                    .map(sender -> new Address(sender.isName() ? "sms-name" : "tel", sender.written()))
                    .orElse(new Address("sms-name", "unknown"));
            InboundMessage message = new InboundMessage(
                    settings.name(),
                    new RemoteReference(sms.reference()),
                    from,
                    new Address("sms-modem", settings.name().value()),
                    new Content.Text("", sms.text()),
                    sms.receivedAt(),
                    settings.tenant());
            return arrivals.receive(message).thenApply(SmsModemTransport::isOnDisk);
        }

        @Override
        public CompletionStage<Boolean> reported(SmsNews news) {
            Receipt.Stage stage =
                    switch (news.fate()) {
                        case DELIVERED -> Receipt.Stage.DELIVERED;
                        case FORWARDED, STILL_TRYING -> Receipt.Stage.RELAYED;
                        case EXPIRED -> Receipt.Stage.EXPIRED;
                        case FAILED -> Receipt.Stage.FAILED;
                    };
            Receipt receipt = new Receipt(
                    settings.name(),
                    new RemoteReference(news.reference()),
                    stage,
                    news.at(),
                    Optional.of(new Reason("gsm.report", news.words())));
            return arrivals.report(receipt).thenApply(SmsModemTransport::isOnDisk);
        }

        @Override
        public void changed(ModemStatus status) {
            Health.State state = status.isWorking() ? Health.State.UP : Health.State.DOWN;
            Instant now = clock.instant();
            String detail = status.isWorking() ? working(status) : status.rung().words() + ": " + status.reason();
            health.updateAndGet(before -> new Health(state, detail, before.state() == state ? before.since() : now));
        }

        private String working(ModemStatus status) {
            String signal = status.signalDecibels().isPresent()
                    ? ", signal " + status.signalDecibels().getAsInt() + " dBm"
                    : "";
            return "working"
                    + status.operator().map(operator -> " in " + operator).orElse("") + signal;
        }
    }
}
