package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEvent.State;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.alarm.EventClass;
import org.switchroom.answer.Page;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/** Events of panels: each is there as it was reported, waits until it is due, and goes on once. */
public interface AlarmEventsContract extends JournalFixture {
    private AlarmEvent event(Samples samples, Optional<AccountId> account, EventClass eventClass, Instant dueAt) {
        return new AlarmEvent(
                new AlarmEventId(journal().nextId()),
                samples.tenant().id(),
                account,
                "00AB12",
                "dc09",
                Optional.of(17),
                Optional.of("digest"),
                eventClass,
                new Content.Alarm("00AB12", 1, "130", 1, 15),
                State.DUE,
                now(),
                dueAt,
                Optional.of(now().minusSeconds(9)),
                RowsContract.TONGUES,
                Map.of("V", "https://example.org/" + RowsContract.TONGUES),
                Optional.empty(),
                RowsContract.TONGUES,
                now());
    }

    private AccountId account() {
        return new AccountId(journal().nextId());
    }

    private List<AlarmEvent> due(Samples samples, Instant at) {
        return journal().alarmEventsDue(at, 100_000).stream()
                .filter(event -> event.tenant().equals(samples.tenant().id()))
                .toList();
    }

    private static AlarmEvents.Filter of(AccountId account, Optional<State> state) {
        return new AlarmEvents.Filter(Optional.of(account), state, Optional.empty(), 200);
    }

    @Test
    default void an_event_comes_back_with_all_its_fields_and_with_none() {
        Samples samples = samples();
        AlarmEvent full = event(samples, Optional.of(account()), EventClass.BURGLARY, now());
        AlarmEvent bare = new AlarmEvent(
                new AlarmEventId(journal().nextId()),
                samples.tenant().id(),
                Optional.empty(),
                "123",
                "api",
                Optional.empty(),
                Optional.empty(),
                EventClass.OTHER,
                new Content.Alarm("123", 6, "999", 0, 0),
                State.QUARANTINED,
                now(),
                now(),
                Optional.empty(),
                "",
                Map.of(),
                Optional.empty(),
                "",
                now());

        store(new Row.NewAlarmEvent(full), new Row.NewAlarmEvent(bare));

        assertThat(journal().alarmEvent(full.id())).contains(full);
        assertThat(journal().alarmEvent(bare.id())).contains(bare);
        assertThat(journal().alarmEvent(new AlarmEventId(journal().nextId()))).isEmpty();
    }

    @Test
    @Tag("CN-045")
    default void an_event_is_due_at_its_time_and_not_before_and_the_most_urgent_comes_first() {
        Samples samples = samples();
        Instant noon = now();
        AlarmEvent burglary = event(samples, Optional.of(account()), EventClass.BURGLARY, noon);
        AlarmEvent fire = event(samples, Optional.of(account()), EventClass.FIRE, noon.plusSeconds(1));
        store(new Row.NewAlarmEvent(burglary), new Row.NewAlarmEvent(fire));

        assertThat(due(samples, noon.minusNanos(1_000))).isEmpty();
        assertThat(due(samples, noon)).containsExactly(burglary);
        assertThat(due(samples, noon.plusSeconds(1))).containsExactly(fire, burglary);
        assertThat(journal().nextAlarmEventDue())
                .hasValueSatisfying(next -> assertThat(next).isBeforeOrEqualTo(noon));
    }

    @Test
    default void an_event_goes_on_once_and_is_not_due_any_more() {
        Samples samples = samples();
        AlarmEvent event = event(samples, Optional.of(account()), EventClass.BURGLARY, now());
        store(new Row.NewAlarmEvent(event));
        MessageId message = new MessageId(journal().nextId());
        Instant at = now();

        store(new Row.AlarmEventStep(event.id(), State.DUE, State.RELAYED, Optional.of(message), "its time", at));
        Written again =
                write(new Row.AlarmEventStep(event.id(), State.DUE, State.ABORTED, Optional.empty(), "restored", at));
        Written stranger = write(new Row.AlarmEventStep(
                new AlarmEventId(journal().nextId()), State.DUE, State.ABORTED, Optional.empty(), "restored", at));

        assertThat(again).isInstanceOf(Written.Conflict.class);
        assertThat(stranger).isInstanceOf(Written.Conflict.class);
        assertThat(journal().alarmEvent(event.id()))
                .contains(event.in(State.RELAYED, Optional.of(message), "its time", at));
        assertThat(due(samples, at.plusSeconds(60))).isEmpty();
    }

    @Test
    default void an_event_that_stays_due_gets_other_words_and_keeps_its_time() {
        Samples samples = samples();
        AlarmEvent event = event(samples, Optional.of(account()), EventClass.BURGLARY, now());
        store(new Row.NewAlarmEvent(event));
        Instant at = now();

        store(new Row.AlarmEventStep(event.id(), State.DUE, State.DUE, Optional.empty(), "held: no station", at));

        AlarmEvent held = event.in(State.DUE, Optional.empty(), "held: no station", at);
        assertThat(journal().alarmEvent(event.id())).contains(held);
        assertThat(due(samples, event.dueAt())).containsExactly(held);
    }

    @Test
    default void a_step_of_an_event_that_is_stored_with_it_counts() {
        Samples samples = samples();
        AlarmEvent event = event(samples, Optional.of(account()), EventClass.BURGLARY, now());
        Instant at = now();

        store(
                new Row.NewAlarmEvent(event),
                new Row.AlarmEventStep(event.id(), State.DUE, State.ABORTED, Optional.empty(), "restored", at));

        assertThat(journal().alarmEvent(event.id()))
                .contains(event.in(State.ABORTED, Optional.empty(), "restored", at));
    }

    @Test
    @Tag("CN-038")
    default void pages_show_each_event_once_and_none_of_another_account_or_tenant() {
        Samples samples = samples();
        Samples others = samples();
        AccountId account = account();
        List<AlarmEvent> own = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            AlarmEvent event = event(samples, Optional.of(account), EventClass.BURGLARY, now());
            own.add(0, event);
            store(
                    new Row.NewAlarmEvent(event),
                    new Row.NewAlarmEvent(event(samples, Optional.of(account()), EventClass.FIRE, now())),
                    new Row.NewAlarmEvent(event(others, Optional.of(account), EventClass.FIRE, now())));
        }

        List<AlarmEvent> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<AlarmEvent> page = journal()
                    .alarmEvents(
                            samples.tenants(),
                            new AlarmEvents.Filter(Optional.of(account), Optional.empty(), after, 10));
            seen.addAll(page.items());
            after = page.next();
        } while (after.isPresent());

        assertThat(seen).containsExactlyElementsOf(own);
        assertThat(journal()
                        .alarmEvents(samples.tenants(), of(account, Optional.of(State.ABORTED)))
                        .items())
                .isEmpty();
        assertThat(journal()
                        .alarmEvents(
                                samples.tenants(),
                                new AlarmEvents.Filter(Optional.empty(), Optional.of(State.DUE), Optional.empty(), 200))
                        .items())
                .hasSize(50);
    }
}
