package org.switchroom.route.intakehttp;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Page;
import org.switchroom.answer.Problem;
import org.switchroom.message.MessageId;
import org.switchroom.outbox.Messages;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.service.LogLine;
import org.switchroom.service.ServiceJob;
import org.switchroom.service.ServiceJobs;
import org.switchroom.sms.MobileTable;
import org.switchroom.sms.SmsMessages;
import org.switchroom.sms.SmsPreview;
import org.switchroom.sms.SmsSwitches;
import org.switchroom.sms.SmsTexts;

/** The SMS service as its interfaces promise it, with one of each. Knows no permissions. */
final class FakeSmsService {
    private FakeSmsService() {}

    static List<Resource> resources(Messages messages, StoredMessage written) {
        return List.of(
                new SmsResource(new Written(messages, written)),
                new SmsSettingsResource(new Switches(), new Texts(), new Table()),
                new ServiceJobsResource(new OneJob()));
    }

    private static <T> Answer<T> known(String name, T value) {
        return Set.of("mail", "service-sms").contains(name)
                ? Answer.done(value)
                : Answer.refused(Problem.of(Problem.Kind.NOT_FOUND, "there is no such thing", "Look again."));
    }

    private record Written(Messages messages, StoredMessage written) implements SmsMessages {
        private static final SmsPreview PREVIEW =
                new SmsPreview("Hello", "GSM_7", 5, List.of("Hello"), 155, Optional.of("watch out"));

        @Override
        public Answer<Page<StoredMessage>> list(Caller caller, Filter filter) {
            return messages.list(caller, Messages.Filter.all(10));
        }

        @Override
        public Answer<SmsPreview> preview(Caller caller, Map<String, String> fields) {
            return Answer.done(
                    fields.containsKey("binary")
                            ? new SmsPreview(
                                    fields.get("binary") + " " + fields.get("userDataHeader"),
                                    "EIGHT_BIT",
                                    3,
                                    List.of("3 octets"),
                                    137,
                                    Optional.empty())
                            : PREVIEW);
        }

        @Override
        public CompletionStage<Answer<Created<Sent>>> send(
                Caller caller, Map<String, String> fields, Optional<IdempotencyKey> key) {
            return completedFuture(Answer.done(new Created<>(new Sent(written, Optional.of(PREVIEW)), false)));
        }

        @Override
        public CompletionStage<Answer<Created<List<MessageId>>>> resend(
                Caller caller, List<MessageId> ids, Optional<IdempotencyKey> key) {
            return messages.resend(caller, ids, key);
        }
    }

    private static final class Switches implements SmsSwitches {
        @Override
        public Answer<InForce> show(Caller caller) {
            return Answer.done(new InForce(
                    caller.tenant(),
                    1,
                    List.of(new Switch(1400, "GLOBAL", "on", "1", Optional.of("because"))),
                    Optional.of(new Changed("anna", FakeCore.NOW))));
        }

        @Override
        public CompletionStage<Answer<InForce>> change(Caller caller, int seen, Map<String, String> values) {
            return completedFuture(show(caller));
        }
    }

    private static final class Texts implements SmsTexts {
        private static final SmsText TEXT = new SmsText("hello", 1, "Hello", "anna", FakeCore.NOW);

        @Override
        public Answer<List<SmsText>> list(Caller caller) {
            return Answer.done(List.of(TEXT));
        }

        @Override
        public Answer<SmsText> show(Caller caller, String name) {
            return known(name, TEXT);
        }

        @Override
        public CompletionStage<Answer<SmsText>> set(Caller caller, String name, int seen, String text) {
            return completedFuture(known(name, TEXT));
        }
    }

    private static final class Table implements MobileTable {
        private static final MobileTable.Table TABLE =
                new MobileTable.Table(1, Map.of("43", "650-653"), Optional.of("watch out"));

        @Override
        public Answer<MobileTable.Table> show(Caller caller) {
            return Answer.done(TABLE);
        }

        @Override
        public CompletionStage<Answer<MobileTable.Table>> change(Caller caller, int seen, Map<String, String> ranges) {
            return completedFuture(Answer.done(TABLE));
        }
    }

    private static final class OneJob implements ServiceJobs {
        private static final ServiceJob.Stamp STAMP = new ServiceJob.Stamp("anna", FakeCore.NOW);
        private static final View VIEW = view("sms-service");

        private static View view(String kind) {
            return new View(
                    new ServiceJob(
                            "service-sms",
                            kind,
                            true,
                            ServiceJob.LogKind.ERRORS_ONLY,
                            "Service SMS",
                            "",
                            "",
                            LocalDate.of(2019, 1, 1),
                            LocalDate.of(2099, 12, 31),
                            List.of("a@example.org"),
                            List.of(),
                            true,
                            "every 5 min",
                            false,
                            1,
                            STAMP,
                            STAMP),
                    Optional.of("Service SMS"),
                    new ServiceJob.Runs(
                            Optional.of(FakeCore.NOW),
                            Optional.of(Duration.ofMillis(18_540)),
                            1,
                            1,
                            0,
                            Optional.of("no modem")),
                    Optional.of(FakeCore.NOW));
        }

        @Override
        public Answer<List<View>> list(Caller caller, Filter filter) {
            return Answer.done(List.of(VIEW));
        }

        @Override
        public Answer<View> show(Caller caller, String id) {
            return known(id, VIEW);
        }

        @Override
        public CompletionStage<Answer<View>> create(Caller caller, Map<String, String> fields) {
            return completedFuture(Answer.done(view(fields.getOrDefault("kind", "sms-service"))));
        }

        @Override
        public CompletionStage<Answer<View>> change(Caller caller, String id, int seen, Map<String, String> fields) {
            return completedFuture(known(id, VIEW));
        }

        @Override
        public CompletionStage<Answer<View>> remove(Caller caller, String id) {
            return completedFuture(known(id, VIEW));
        }

        @Override
        public CompletionStage<Answer<Ran>> run(Caller caller, String id) {
            return completedFuture(known(
                    id,
                    new Ran(FakeCore.NOW, Duration.ofMillis(3), "1 SMS released, 2 woken", Optional.of("no modem"))));
        }

        @Override
        public Answer<List<LogLine>> log(Caller caller, LogFilter filter) {
            return Answer.done(List.of(new LogLine(
                    1,
                    "service-sms",
                    Optional.of(caller.tenant()),
                    LogLine.Event.ERROR,
                    Instant.EPOCH,
                    "house",
                    "anna",
                    "Switchroom",
                    "0.1",
                    "no modem")));
        }
    }
}
