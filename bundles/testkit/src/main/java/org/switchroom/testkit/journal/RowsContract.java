package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.access.ApiToken;
import org.switchroom.access.Scope;
import org.switchroom.job.Attention;
import org.switchroom.job.FieldChange;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobId;
import org.switchroom.job.JobState;
import org.switchroom.message.Address;
import org.switchroom.message.Answering;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.message.Priority;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.outbox.Walk;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.party.PartyKind;
import org.switchroom.routing.Hop;
import org.switchroom.routing.MessageVia;
import org.switchroom.routing.WhenInDoubt;
import org.switchroom.service.LogLine;
import org.switchroom.store.Attempt;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.DeliveryId;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

/** What is written comes back as it was: every field, set or not, in every language, short and long. */
public interface RowsContract extends JournalFixture {
    /** Umlauts, right to left, beyond the 16-bit plane, a combining accent, quotes, a backslash, a tab, spaces around. */
    String TONGUES = "  Größe „ja“ שלום 你好 🚒🧯 e\u0301 'a' \"b\" \\n \t %_ ; -- ";

    /** A walk that has brought everything that it can. */
    Walk WALKED = new Walk(
            Set.of(new TransportName("modem-vienna"), new TransportName("sms-web")),
            Optional.of(Instant.parse("2026-11-22T06:00:00.123456Z")),
            Set.of("tel", "mailto"),
            Optional.of("sms: " + TONGUES));

    private String tenantOf(Samples samples) {
        return samples.tenant().id();
    }

    @Test
    default void a_tenant_comes_back_as_it_was_written() {
        Samples samples = samples();

        assertThat(journal().tenants()).contains(samples.tenant());
    }

    @Test
    default void a_token_comes_back_as_it_was_written_and_is_found_by_its_digest() {
        Samples samples = samples();
        ApiToken token = new ApiToken(
                samples.word(),
                tenantOf(samples),
                TONGUES,
                samples.word(),
                Set.of(Scope.values()),
                now(),
                Optional.empty());
        ApiToken withoutScopes = new ApiToken(
                samples.word(), tenantOf(samples), "none", samples.word(), Set.of(), now(), Optional.empty());

        store(new Row.NewToken(token), new Row.NewToken(withoutScopes));

        assertThat(journal().tokenByDigest(token.digest())).contains(token);
        assertThat(journal().tokenByDigest(withoutScopes.digest())).contains(withoutScopes);
        assertThat(journal().tokenByDigest(samples.word())).isEmpty();
        assertThat(journal().tokens(samples.tenants())).containsExactlyInAnyOrder(token, withoutScopes);
    }

    @Test
    default void a_revoked_token_says_since_when() {
        Samples samples = samples();
        ApiToken token = samples.token();
        Instant at = now();

        store(new Row.NewToken(token));
        store(new Row.RevokeToken(token.id(), at));

        assertThat(journal().tokens(samples.tenants()))
                .singleElement()
                .satisfies(revoked -> assertThat(revoked.revokedAt()).contains(at));
        assertThat(journal().tokenByDigest(token.digest()).stream())
                .as("a token that is still found by its digest says that it was revoked")
                .allSatisfy(revoked -> assertThat(revoked.revokedAt()).contains(at));
    }

    @Test
    default void a_party_comes_back_with_all_its_fields_and_with_none() {
        Samples samples = samples();
        Instant at = now();
        Party full = new Party(
                new PartyId(journal().nextId()),
                tenantOf(samples),
                PartyKind.LOCATION,
                TONGUES,
                Optional.of("4711"),
                Optional.of("Süd-3"),
                Optional.of("jürgen@example.org"),
                Optional.of("+436641234567"),
                Optional.of("+4312345"),
                Optional.of("Straße 1, 1010 Wien"),
                new MessageVia("modem-vienna"),
                false,
                true,
                Optional.of(101),
                1,
                at,
                at.plusSeconds(1));
        Party bare = samples.party("bare");

        store(new Row.NewParty(full), new Row.NewParty(bare));

        assertThat(journal().party(full.id())).contains(full);
        assertThat(journal().party(bare.id())).contains(bare);
        assertThat(journal()
                        .parties(List.of(
                                full.id(), bare.id(), new PartyId(journal().nextId()))))
                .isEqualTo(Map.of(full.id(), full, bare.id(), bare));
        assertThat(journal().parties(List.of())).isEmpty();
    }

    @Test
    default void a_changed_party_replaces_every_field() {
        Samples samples = samples();
        Party before = samples.party("before");
        Party after = new Party(
                before.id(),
                before.tenant(),
                PartyKind.PERSON,
                "after",
                Optional.empty(),
                Optional.empty(),
                Optional.of("after@example.org"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MessageVia.NO_LINK,
                false,
                true,
                Optional.of(4242),
                2,
                before.createdAt(),
                now().plusSeconds(5));

        store(new Row.NewParty(before));
        store(new Row.ChangedParty(after));

        assertThat(journal().party(before.id())).contains(after);
    }

    @Test
    @Tag("SN-090")
    default void a_job_comes_back_with_all_its_fields_and_with_the_three_it_must_have() {
        Samples samples = samples();
        Party somebody = samples.party("somebody");
        Map<JobField, String> fields = new EnumMap<>(JobField.class);
        for (JobField field : JobField.values()) {
            fields.put(
                    field,
                    switch (field.type()) {
                        case KIND -> "ALARM_RESPONSE";
                        case WORD -> "Wört " + field.apiName();
                        case TEXT -> TONGUES + "\nzweite Zeile " + "ä🚒".repeat(6_000);
                        case PARTY -> somebody.id().toString();
                        case PRIORITY -> "DISTRESS";
                        case TIME -> "2026-11-21T14:05:00Z";
                    });
        }
        Instant at = now();
        Job full = new Job(
                new JobId(journal().nextId()),
                tenantOf(samples),
                JobState.INCOMPLETE,
                fields,
                Optional.of(new Attention(Attention.Cause.COMM_PROBLEM, TONGUES, 3, at)),
                7,
                1,
                "api " + TONGUES,
                at,
                at.plusSeconds(2));
        Job bare = samples.job();

        store(new Row.NewParty(somebody), new Row.NewJob(full), new Row.NewJob(bare));

        assertThat(journal().job(full.id())).contains(full);
        assertThat(journal().job(bare.id())).contains(bare);
        assertThat(journal().job(new JobId(journal().nextId()))).isEmpty();
    }

    @Test
    default void a_changed_job_replaces_every_field() {
        Samples samples = samples();
        Job before = samples.job(Map.of(JobField.NOTES, "will go", JobField.SITE_CODE, "S1"));
        Map<JobField, String> fields = new EnumMap<>(before.fields());
        fields.remove(JobField.NOTES);
        fields.put(JobField.SITE_CODE, "S2");
        fields.put(JobField.KIND, "TICKET");
        fields.put(JobField.PRIORITY, "URGENT");
        Job after = new Job(
                before.id(),
                before.tenant(),
                JobState.DISPATCHED,
                fields,
                Optional.of(new Attention(Attention.Cause.CHANGE, "the site", 1, now())),
                2,
                2,
                before.createdBy(),
                before.createdAt(),
                now().plusSeconds(9));

        store(new Row.NewJob(before));
        store(new Row.ChangedJob(after));

        assertThat(journal().job(before.id())).contains(after);
    }

    @Test
    default void the_change_log_comes_back_in_order_with_what_was_lost() {
        Samples samples = samples();
        Job job = samples.job();
        FieldChange set = new FieldChange(
                job.id(), 2, "notes", Optional.empty(), Optional.of(TONGUES + "x".repeat(20_000)), "anna", now());
        FieldChange cleared = new FieldChange(
                job.id(), 3, "notes", Optional.of(TONGUES), Optional.empty(), TONGUES, now().plusSeconds(1));

        store(new Row.NewJob(job), new Row.Change(set));
        store(new Row.Change(cleared));

        assertThat(journal().changes(job.id())).containsExactly(set, cleared);
        assertThat(journal().changes(new JobId(journal().nextId()))).isEmpty();
    }

    @Test
    default void a_message_comes_back_with_all_its_fields_and_every_kind_of_content() {
        Samples samples = samples();
        Job job = samples.job();
        Party party = samples.party("party");
        StoredMessage bare = samples.message(samples.word());
        Map<String, String> inReadingOrder = new LinkedHashMap<>();
        inReadingOrder.put("number", "4711");
        inReadingOrder.put("kind", TONGUES);
        inReadingOrder.put("address", "Straße 1\n1010 Wien");
        inReadingOrder.put("alarmStatus", "");
        Content.Job ofJob = new Content.Job("4711", true, inReadingOrder);
        StoredMessage full = message(samples, job, party, ofJob, Optional.of(bare.id()));
        StoredMessage alarm =
                message(samples, job, party, new Content.Alarm("12BF", 3, "130", 99, 999), Optional.empty());
        Content.Text longText = new Content.Text(
                "", TONGUES + "🧯".repeat(50_000), Optional.of(new Answering("<1@" + TONGUES + ">", true)));
        StoredMessage text = message(samples, job, party, longText, Optional.empty());

        store(
                new Row.NewJob(job),
                new Row.NewParty(party),
                new Row.NewMessage(bare),
                new Row.NewMessage(full),
                new Row.NewMessage(alarm),
                new Row.NewMessage(text));

        assertThat(journal().message(bare.id())).contains(bare);
        assertThat(journal().message(full.id())).contains(full);
        assertThat(journal().message(alarm.id())).contains(alarm);
        assertThat(journal().message(text.id())).contains(text);
        Content.Job read = (Content.Job)
                journal().message(full.id()).orElseThrow().envelope().content();
        assertThat(read.fields().keySet()).containsExactly("number", "kind", "address", "alarmStatus");
        assertThat(journal().messagesOf(job.id())).containsExactly(full, alarm, text);
        assertThat(journal().message(new MessageId(journal().nextId()))).isEmpty();
    }

    private StoredMessage message(
            Samples samples, Job job, Party party, Content content, Optional<MessageId> resendOf) {
        Instant at = now();
        return new StoredMessage(
                new Envelope(
                        new MessageId(journal().nextId()),
                        tenantOf(samples),
                        Optional.of(job.id()),
                        Optional.of(party.id()),
                        "alarm company",
                        content,
                        Priority.DISTRESS,
                        samples.word(),
                        List.of(
                                new Hop("sms", new Address("tel", "+436641234567")),
                                new Hop("email", new Address("mailto", "jürgen@example.org"))),
                        new WhenInDoubt(WhenInDoubt.Choice.ASK, Duration.ofMillis(90_500)),
                        List.of("first line", TONGUES, "", "last line"),
                        resendOf,
                        at,
                        at.plus(Duration.ofDays(3)),
                        resendOf.map(copied -> TONGUES)),
                new Progress(
                        MessageState.DOUBTFUL,
                        1,
                        12,
                        at.plusSeconds(60),
                        Optional.of(new Reason("smtp.timeout", TONGUES + "y".repeat(1_500))),
                        Optional.of(new TransportName("mail")),
                        Optional.of(new RemoteReference("<" + "r".repeat(300) + "@example.org>")),
                        true,
                        WALKED,
                        at.plusSeconds(1)));
    }

    @Test
    default void a_step_replaces_the_whole_progress() {
        Samples samples = samples();
        StoredMessage message = samples.message(samples.word());
        Progress to = new Progress(
                MessageState.HELD,
                0,
                3,
                now().plusSeconds(30),
                Optional.of(new Reason("transport.away", TONGUES)),
                Optional.of(new TransportName("modem-vienna")),
                Optional.of(new RemoteReference(TONGUES)),
                true,
                WALKED,
                now().plusSeconds(2));
        Progress back = Progress.fresh(now().plusSeconds(3));

        store(new Row.NewMessage(message));
        store(new Row.MessageStep(message.id(), message.envelope().lane(), 0, MessageState.WAITING, to));
        assertThat(journal().message(message.id())).contains(message.with(to));

        store(new Row.MessageStep(message.id(), message.envelope().lane(), 0, MessageState.HELD, back));
        assertThat(journal().message(message.id())).contains(message.with(back));
    }

    @Test
    default void attempts_come_back_in_order_with_every_outcome() {
        Samples samples = samples();
        StoredMessage message = samples.message(samples.word());
        TransportName via = new TransportName("mail");
        Instant begin = now();
        Reason reason = new Reason("smtp.550", TONGUES);
        List<Handover> outcomes = List.of(
                new Handover.Unavailable(reason, Duration.ofSeconds(30)),
                new Handover.Uncertain(reason),
                new Handover.Refused(reason),
                new Handover.Accepted(Optional.empty()),
                new Handover.Accepted(Optional.of(new RemoteReference("<1@example.org>"))));
        List<String> words = List.of("unavailable", "uncertain", "refused", "accepted", "accepted");
        store(new Row.NewMessage(message));

        for (int i = 0; i <= outcomes.size(); i++) {
            DeliveryId id = new DeliveryId(journal().nextId());
            Instant start = begin.plusSeconds(i);
            store(new Row.AttemptStart(id, message.id(), i + 1, via, start, start.plusSeconds(60)));
            if (i < outcomes.size()) {
                store(new Row.AttemptEnd(id, outcomes.get(i), start.plusMillis(500)));
            }
        }

        List<Attempt> attempts = journal().attempts(message.id());
        assertThat(attempts).extracting(Attempt::number).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(attempts).allSatisfy(attempt -> {
            assertThat(attempt.message()).isEqualTo(message.id());
            assertThat(attempt.via()).isEqualTo(via);
            assertThat(attempt.startedAt()).isEqualTo(begin.plusSeconds(attempt.number() - 1L));
        });
        assertThat(attempts.subList(0, 5))
                .extracting(Attempt::outcome)
                .containsExactlyElementsOf(words.stream().map(Optional::of).toList());
        assertThat(attempts.subList(0, 5)).allSatisfy(attempt -> assertThat(attempt.endedAt())
                .contains(attempt.startedAt().plusMillis(500)));
        assertThat(attempts.subList(0, 3))
                .allSatisfy(attempt -> assertThat(attempt.reason()).contains(reason));
        assertThat(attempts.get(3).reference()).isEmpty();
        assertThat(attempts.get(4).reference()).contains(new RemoteReference("<1@example.org>"));
        assertThat(attempts.get(5).outcome()).as("under way").isEmpty();
        assertThat(attempts.get(5).endedAt()).isEmpty();
    }

    @Test
    default void what_went_to_a_telephone_number_is_found_latest_first_and_no_older_than_asked() {
        Samples samples = samples();
        StoredMessage message = samples.message(samples.word());
        TransportName via = new TransportName("modem");
        String phone = "+43664" + Math.floorMod(message.id().value(), 10_000_000);
        Instant begin = now();
        store(new Row.NewMessage(message));
        for (int i = 0; i < 4; i++) {
            Instant at = begin.plusSeconds(i);
            Optional<String> to = Optional.of(i == 2 ? phone + "1" : phone);
            store(new Row.AttemptStart(
                    new DeliveryId(journal().nextId()), message.id(), i + 1, via, at, at.plusSeconds(60), to));
        }

        assertThat(journal().attemptsTo(phone, begin, 50))
                .extracting(Attempt::number)
                .containsExactly(4, 2, 1);
        assertThat(journal().attemptsTo(phone, begin.plusSeconds(1), 50))
                .extracting(Attempt::number)
                .containsExactly(4, 2);
        assertThat(journal().attemptsTo(phone, begin, 1)).singleElement().satisfies(latest -> {
            assertThat(latest.phone()).contains(phone);
            assertThat(latest.message()).isEqualTo(message.id());
        });
    }

    @Test
    default void timeline_entries_come_back_by_job_and_by_message_oldest_first() {
        Samples samples = samples();
        Job job = samples.job();
        StoredMessage message = samples.message(samples.word(), now(), Optional.of(job.id()));
        TimelineEntry ofJob = samples.timeline(Optional.of(job.id()), Optional.empty(), TONGUES);
        TimelineEntry ofBoth =
                samples.timeline(Optional.of(job.id()), Optional.of(message.id()), "two\nlines " + "z".repeat(20_000));
        TimelineEntry ofMessage = samples.timeline(Optional.empty(), Optional.of(message.id()), "message");
        TimelineEntry ofNeither = samples.timeline(Optional.empty(), Optional.empty(), "neither");

        store(new Row.NewJob(job), new Row.NewMessage(message), new Row.Timeline(ofJob), new Row.Timeline(ofBoth));
        store(new Row.Timeline(ofMessage), new Row.Timeline(ofNeither));

        assertThat(journal().timeline(job.id())).containsExactly(ofJob, ofBoth);
        assertThat(journal().timeline(message.id())).containsExactly(ofBoth, ofMessage);
        assertThat(journal().timelineAfter(samples.tenants(), 0, 100))
                .containsExactly(ofJob, ofBoth, ofMessage, ofNeither);
    }

    @Test
    default void a_service_log_has_the_houses_lines_and_the_tenants_newest_first_until_they_are_forgotten() {
        Samples samples = samples();
        Instant begin = now().minus(Duration.ofDays(20_000));
        LogLine house = samples.logLine(Optional.empty(), begin, TONGUES);
        LogLine own = samples.logLine(Optional.of(samples.tenant().id()), begin.plusSeconds(1), "z".repeat(20_000));
        LogLine others = samples.logLine(Optional.of("another"), begin.plusSeconds(2), "others");
        LogLine late = samples.logLine(Optional.empty(), begin.plusSeconds(9), "late");

        store(new Row.ServiceLog(house), new Row.ServiceLog(own), new Row.ServiceLog(others));
        store(new Row.ServiceLog(late));

        Instant end = begin.plusSeconds(9);
        assertThat(journal().serviceLog(samples.tenants(), begin, end, 10)).containsExactly(own, house);
        assertThat(journal().serviceLog(List.of(), begin, end, 10)).containsExactly(others, own, house);
        assertThat(journal().serviceLog(List.of(), begin, end.plusNanos(1_000), 2))
                .containsExactly(late, others);
        assertThat(journal().forgetServiceLog(begin.plusSeconds(2))).isEqualTo(2);
        assertThat(journal().serviceLog(List.of(), begin, end.plusSeconds(1), 10))
                .containsExactly(late, others);
        journal().forgetServiceLog(end.plusSeconds(1));
    }

    @Test
    default void a_setting_is_kept_replaced_and_removed() {
        Samples samples = samples();
        String prefix = samples.word() + ".";

        store(new Row.Setting(prefix + "a", Optional.of("1")), new Row.Setting(prefix + "b", Optional.of(TONGUES)));
        store(new Row.Setting(prefix + "a", Optional.of("2")));
        assertThat(journal().settings(prefix)).isEqualTo(Map.of(prefix + "a", "2", prefix + "b", TONGUES));

        store(new Row.Setting(prefix + "a", Optional.empty()), new Row.Setting(prefix + "c", Optional.empty()));
        assertThat(journal().setting(prefix + "a")).isEmpty();
        assertThat(journal().setting(prefix + "b")).contains(TONGUES);
        assertThat(journal().settings(prefix)).containsOnlyKeys(prefix + "b");
    }

    @Test
    default void ids_are_positive_unique_over_nodes_and_grow_on_one() {
        long before = journal().nextId();
        long elsewhere = otherNode().nextId();
        long after = journal().nextId();

        assertThat(before).isPositive().isLessThan(after);
        assertThat(elsewhere).isPositive().isNotIn(before, after);
    }

    @Test
    default void it_describes_itself() {
        assertThat(journal().describe()).isNotBlank();
    }
}
