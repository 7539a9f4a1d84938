package org.switchroom.mapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Caller;
import org.switchroom.access.Role;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.Core;
import org.switchroom.core.CoreSettings;
import org.switchroom.job.JobField;
import org.switchroom.mapping.Content;
import org.switchroom.mapping.Mapping;
import org.switchroom.mapping.Mappings.Trial;
import org.switchroom.mapping.Mappings.Use;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.testkit.journal.InMemoryJournal;

final class MappingDeskTest {
    private static final Caller IDA = caller("ida", "main", Role.INTEGRATOR);
    private static final String ORDERS =
            "kind = \"ORDER\"\ncustomer = column \"K\" | party accountNumber\ndueAt = column 2";

    private final InMemoryJournal journal = new InMemoryJournal(Clock.systemUTC());
    private final Core core = new Core(journal, CoreSettings.defaults(), Clock.systemUTC());
    private final MappingDesk desk = new MappingDesk(journal, core.jobs(), core.parties());

    private static Caller caller(String name, String tenant, Role role) {
        return new Caller(name, List.of(tenant), false, EnumSet.copyOf(Scope.of(role)));
    }

    @BeforeEach
    void tenants() {
        for (String id : List.of("main", "south")) {
            journal.write(Entry.of(new Row.NewTenant(new Tenant(id, id, Instant.now()))));
        }
    }

    @AfterEach
    void close() {
        core.close();
    }

    private static <T> T value(Answer<T> answer) {
        return answer.fold(done -> done, problem -> {
            throw new AssertionError(problem.text());
        });
    }

    private static <T> T value(CompletionStage<Answer<T>> stage) {
        return value(stage.toCompletableFuture().join());
    }

    private static <T> Problem problem(Answer<T> answer) {
        return answer.fold(
                done -> {
                    throw new AssertionError("done: " + done);
                },
                problem -> problem);
    }

    private static <T> Problem problem(CompletionStage<Answer<T>> stage) {
        return problem(stage.toCompletableFuture().join());
    }

    private static Content csv(String text) {
        return new Content(
                Content.Format.CSV,
                StandardCharsets.UTF_8,
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void keeps_every_version_and_goes_back_to_an_old_text() {
        assertThat(value(desk.set(IDA, "north", 0, ORDERS, "first")).version()).isEqualTo(1);
        value(desk.set(IDA, "north", 1, "kind = \"TICKET\"", "second"));

        Mapping back = value(desk.rollback(IDA, "north", 2, 1));

        assertThat(back.text()).isEqualTo(ORDERS);
        assertThat(back.version()).isEqualTo(3);
        assertThat(value(desk.history(IDA, "north")))
                .extracting(Mapping::version, Mapping::comment, Mapping::actor)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, "as version 1", "ida"),
                        org.assertj.core.groups.Tuple.tuple(2, "second", "ida"),
                        org.assertj.core.groups.Tuple.tuple(1, "first", "ida"));
        assertThat(value(desk.show(IDA, "north", Optional.of(2))).text()).isEqualTo("kind = \"TICKET\"");
        assertThat(value(desk.list(IDA))).containsExactly(back);
    }

    @Test
    void of_two_who_change_the_same_version_the_later_is_told() {
        value(desk.set(IDA, "north", 0, ORDERS, ""));

        assertThat(problem(desk.set(IDA, "north", 0, ORDERS, "")).kind()).isEqualTo(Problem.Kind.STALE);
        journal.disk().hold();
        var first = desk.set(IDA, "north", 1, ORDERS, "a");
        var second = desk.set(IDA, "north", 1, ORDERS, "b");
        journal.disk().release();

        assertThat(value(first).comment()).isEqualTo("a");
        assertThat(problem(second).kind()).isEqualTo(Problem.Kind.STALE);
    }

    @Test
    void a_mistake_is_told_by_line_and_the_version_before_stays() {
        value(desk.set(IDA, "north", 0, ORDERS, ""));

        Problem wrong = problem(desk.set(IDA, "north", 1, ORDERS + "\ncolour = column 3", ""));

        assertThat(wrong.field()).contains("text");
        assertThat(wrong.cause()).isEqualTo("line 4: a job has no field 'colour'");
        assertThat(value(desk.show(IDA, "north", Optional.empty())).version()).isEqualTo(1);
        assertThat(problem(desk.set(IDA, "North Alarm", 0, ORDERS, "")).field()).contains("name");
        assertThat(problem(desk.set(IDA, "south", 0, ORDERS, "two\nlines")).field())
                .contains("comment");
    }

    @Test
    void a_tenant_sees_its_own_and_only_integrators_write() {
        value(desk.set(IDA, "north", 0, ORDERS, ""));
        Caller stranger = caller("sam", "south", Role.INTEGRATOR);
        Caller viewer = caller("vic", "main", Role.VIEWER);

        assertThat(problem(desk.show(stranger, "north", Optional.empty())).kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(value(desk.list(stranger))).isEmpty();
        assertThat(value(desk.set(stranger, "north", 0, ORDERS, "")).tenant()).isEqualTo("south");
        assertThat(problem(desk.set(viewer, "north", 1, ORDERS, "")).kind()).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(value(desk.list(viewer))).hasSize(1);
    }

    @Test
    void tries_a_sample_as_the_job_would_be_and_stores_nothing() throws IOException {
        value(core.parties()
                .create(
                        caller("anna", "main", Role.ADMIN),
                        Map.of("kind", "CUSTOMER", "name", "Bank", "accountNumber", "A7"),
                        Optional.empty()));
        value(desk.set(IDA, "north", 0, ORDERS, ""));
        String sample = "K,Due\nA7,2026-11-21T15:05:00+01:00\nB9,\nA7,soon\nA7\n";
        Caller anna = caller("anna", "main", Role.ADMIN);

        List<Trial> trials = value(desk.attempt(anna, Use.of("north"), csv(sample), 10));

        assertThat(value(trials.get(0).job()))
                .containsEntry(JobField.DUE_AT, "2026-11-21T14:05:00Z")
                .containsEntry(JobField.PRIORITY, "ROUTINE")
                .containsKey(JobField.CUSTOMER);
        assertThat(problem(trials.get(1).job()).text()).startsWith("customer: there is no party whose accountNumber");
        assertThat(problem(trials.get(2).job()).text()).startsWith("dueAt: 'soon' is no time with offset");
        assertThat(problem(trials.get(3).job()).text()).startsWith("the row has 1 values, the header 2");
        assertThat(value(desk.attempt(anna, Use.of("north"), csv(sample), 2))).hasSize(2);
        assertThat(problem(desk.attempt(anna, "kind = ", csv(sample), 2)).cause())
                .startsWith("line 1: ");
        assertThat(journal.rows(Row.NewJob.class)).isEmpty();
    }

    @Test
    void several_parties_of_one_number_are_no_answer() throws IOException {
        Caller anna = caller("anna", "main", Role.ADMIN);
        for (String kind : List.of("CUSTOMER", "LOCATION")) {
            value(core.parties()
                    .create(anna, Map.of("kind", kind, "name", "Bank", "accountNumber", "A7"), Optional.empty()));
        }
        String any = "kind = \"ORDER\"\ncustomer = column 1 | party accountNumber";

        assertThat(problem(value(desk.attempt(anna, any, csv("K\nA7"), 1))
                                .get(0)
                                .job())
                        .cause())
                .isEqualTo("several parties have the accountNumber 'A7'");
        assertThat(value(value(desk.attempt(anna, any + " CUSTOMER", csv("K\nA7"), 1))
                        .get(0)
                        .job()))
                .containsKey(JobField.CUSTOMER);
    }

    @Test
    void content_that_is_refused_is_closed() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        Content content =
                new Content(Content.Format.JSON, StandardCharsets.UTF_8, new ByteArrayInputStream(new byte[0]) {
                    @Override
                    public void close() {
                        closed.set(true);
                    }
                });
        value(desk.set(IDA, "north", 0, ORDERS, ""));

        assertThat(problem(desk.open(IDA, Use.of("north"), content)).cause())
                .isEqualTo("the mapping is for CSV, and this is JSON");
        assertThat(closed).isTrue();
        assertThat(problem(desk.open(IDA, Use.of("west"), csv(""))).kind()).isEqualTo(Problem.Kind.NOT_FOUND);
    }
}
