package org.switchroom.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.answer.Problem;
import org.switchroom.core.House;
import org.switchroom.job.Job;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.routing.Explanation;
import org.switchroom.rule.Rules;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;

/** What the rules do to a message, and what is said of it without sending one. */
final class RulesInForceTest {
    private final RuleSite site = new RuleSite();
    private final House house = site.house;

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void a_rule_of_one_tenant_says_nothing_to_another() {
        house.journal.write(Entry.of(new Row.NewTenant(new Tenant("other", "Other", Instant.now()))));
        Caller boss = new Caller("root", List.of("main"), true, EnumSet.allOf(Scope.class));
        House.value(site.rules().replace(boss, 0, "rules:\n  - {name: hush, when: {tenant: other}, reject: no}\n", ""));
        Caller other = new Caller("otto", List.of("other"), false, EnumSet.allOf(Scope.class));

        for (Caller caller : List.of(RuleSite.ANNA, other)) {
            Party party = House.value(house.core
                            .parties()
                            .create(
                                    caller,
                                    House.map(
                                            "kind",
                                            "CUSTOMER",
                                            "name",
                                            "Shop",
                                            "email",
                                            "s@b.at",
                                            "messageVia",
                                            "EMAIL"),
                                    Optional.empty()))
                    .value();
            List<Explanation> why = House.value(site.rules()
                    .explain(
                            caller,
                            Map.of("customer", party.id().toString()),
                            new Rules.Occurrence(Optional.empty(), false, Optional.empty())));
            assertThat(why).singleElement().satisfies(explanation -> {
                assertThat(explanation.rule()).isEqualTo(caller == other ? "hush" : "MessageVia");
                assertThat(explanation.otherTenants()).isEqualTo(caller.equals(other) ? 0 : 1);
            });
        }
    }

    @Test
    void a_held_message_waits_for_a_person_and_no_transport_lets_it_go() {
        Party guards = site.guards();
        site.put(0, "rules:\n  - {name: hold, send: email, hold: ask Eva}\n");

        Job job = house.job(true, "kind", "ORDER", "provider", guards.id().toString());
        StoredMessage held = house.await(job, MessageState.HELD);
        var office = house.transport("office", "email", "mailto");
        house.transport("second", "email", "mailto");
        Party other = house.party("kind", "CUSTOMER", "name", "Shop", "email", "s@b.at", "messageVia", "EMAIL");
        Job later = house.job(false, "kind", "ORDER", "customer", other.id().toString());
        house.await(later, MessageState.HELD);

        assertThat(house.journal.message(held.id()).orElseThrow().state()).isEqualTo(MessageState.HELD);
        assertThat(house.story(job)).contains("HELD held by a rule: ask Eva; a person has to release it");
        assertThat(office.calls()).isEmpty();

        House.value(house.core.messages().release(RuleSite.ANNA, held.id()));

        house.await(job, MessageState.ACCEPTED);
        assertThat(house.story(job)).contains("RESUMED released by anna");
        assertThat(House.problem(house.core.messages().release(RuleSite.ANNA, held.id()))
                        .kind())
                .isEqualTo(Problem.Kind.CONFLICT);
    }

    @Test
    void a_rejected_provider_is_not_dispatched_and_the_reason_says_which_rule() {
        Party guards = site.guards();
        site.put(0, "rules:\n  - {name: closed, when: {role: provider}, reject: no orders on Sundays}\n");
        Job job = house.job(false, "kind", "ORDER", "provider", guards.id().toString());

        Problem refused = House.problem(house.core.jobs().dispatch(RuleSite.ANNA, job.id(), Optional.empty()));

        assertThat(refused.cause()).contains("rule closed").contains("no orders on Sundays");
        assertThat(house.messages(job)).isEmpty();
    }

    @Test
    void explaining_names_the_transports_that_are_passed_over_and_sends_nothing() {
        Party guards = site.guards();
        var modem = house.transport("modem", "sms", "tel");
        house.transport("backup", "sms", "tel");
        House.value(
                house.core.transports().suspend(RuleSite.ANNA, new org.switchroom.transport.TransportName("backup")));
        site.put(0, RuleSite.BOTH);
        Job job = house.job(false, "kind", "ORDER", "provider", guards.id().toString());

        List<Explanation> why = House.value(site.rules()
                .explain(
                        RuleSite.ANNA,
                        job.id(),
                        new Rules.Occurrence(Optional.of("provider"), false, Optional.empty())));

        assertThat(why.get(0).ways())
                .extracting(way -> way.leg() + " " + way.hop().channel() + " "
                        + way.transports().stream()
                                .map(look -> look.transport() + (look.asked() ? " asked" : " over: " + look.because()))
                                .toList())
                .containsExactly("1 sms [backup over: backup is suspended, modem asked]", "2 email []");
        assertThat(modem.calls()).isEmpty();
        assertThat(house.journal.rows(Row.NewMessage.class)).isEmpty();
        assertThat(house.journal.rows(Row.Timeline.class))
                .noneMatch(row -> row.entry().kind() == TimelineEntry.Kind.DECIDED);
    }

    @Test
    void a_replay_shows_what_would_have_gone_differently_and_sends_nothing() {
        Party guards = site.guards();
        house.transport("office", "email", "mailto");
        site.put(0, RuleSite.MAIL);
        Job order = house.job(true, "kind", "ORDER", "provider", guards.id().toString());
        Job alarm = house.job(
                true, "kind", "ALARM_RESPONSE", "provider", guards.id().toString());
        house.await(order, MessageState.ACCEPTED);
        house.await(alarm, MessageState.ACCEPTED);
        int stored = house.journal.stored().size();

        Rules.Replay same =
                House.value(site.rules().replay(RuleSite.ANNA, Instant.now().minusSeconds(60), RuleSite.MAIL));
        Rules.Replay other = House.value(site.rules()
                .replay(
                        RuleSite.ANNA,
                        Instant.now().minusSeconds(60),
                        "rules:\n  - {name: a, when: {kind: ALARM_RESPONSE}, send: sms else email}\n"
                                + "  - {name: b, send: email}\n"));
        Rules.Replay later =
                House.value(site.rules().replay(RuleSite.ANNA, Instant.now().plusSeconds(60), RuleSite.BOTH));

        assertThat(same.jobs()).isEqualTo(2);
        assertThat(same.decisions()).isEqualTo(2);
        assertThat(same.differences()).isEmpty();
        assertThat(other.differences())
                .extracting(
                        difference -> difference.number() + ": " + difference.before() + " -> " + difference.after())
                .containsExactly(alarm.number()
                        + ": email for 240 min, in doubt NEXT_CHANNEL after 60 s -> sms else email for 240 min, in doubt"
                        + " NEXT_CHANNEL after 60 s");
        assertThat(later.jobs()).isZero();
        assertThat(house.journal.stored()).hasSize(stored);
    }
}
