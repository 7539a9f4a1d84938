package org.switchroom.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.switchroom.core.House;
import org.switchroom.job.Job;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.routing.Decision;
import org.switchroom.routing.Explanation;
import org.switchroom.routing.Rules;
import org.switchroom.trace.TimelineEntry;

/**
 * What an explanation says is what transports then see: a hundred thousand random cases under random rules, through the
 * whole of core, with transports that come, go and are suspended every few jobs.
 */
final class ExplainedWaysTest {
    /** A case is a recipient: what was said of it, and what then happened. */
    private static final int CASES = Integer.getInteger("explained.cases", 100_000);
    /** Jobs between two changes of the transports. */
    private static final int CALM = 50;
    /** Jobs under one set of rules, on one journal. */
    private static final int AT_ONE_HOUSE = 500;

    private static final Rules.Occurrence NEW_JOB = new Rules.Occurrence(Optional.empty(), false, Optional.empty());

    private final long seed = Long.getLong("explained.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private int compared;
    private int calls;
    private int silent;
    private int passedOver;

    /** A job as it was posted, and what was said about it before. */
    private record Case(Job job, List<Explanation> explained) {}

    @Test
    void what_an_explanation_says_is_what_transports_then_see() {
        while (compared < CASES) {
            try (House house = new House(House.withoutRetries())) {
                RandomWorld world = new RandomWorld(house, random);
                House.value(house.core.rules().replace(House.DISPATCHER, 0, world.rules(), ""));
                for (int calm = 0; calm < AT_ONE_HOUSE; calm += CALM) {
                    world.changeTransports();
                    round(house, world);
                }
            }
        }

        assertThat(calls).as("calls that transports saw").isGreaterThan(CASES / 2);
        assertThat(silent).as("recipients that nobody was to tell").isGreaterThan(CASES / 100);
        assertThat(passedOver).as("transports that were passed over").isGreaterThan(CASES / 10);
    }

    private void round(House house, RandomWorld world) {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < CALM; i++) {
            cases.add(post(house, world));
        }
        Map<MessageId, StoredMessage> messages = settled(house, cases);
        for (Case one : cases) {
            compare(one, messages, world, house);
        }
    }

    private Case post(House house, RandomWorld world) {
        Map<String, String> fields = world.job();
        List<Explanation> explained = House.value(house.core.rules().explain(House.DISPATCHER, fields, NEW_JOB));
        boolean dispatch = explained.stream()
                .anyMatch(each -> each.role().equals("provider") && each.decision() instanceof Decision.Send);
        Job job = House.value(house.core.jobs().create(House.DISPATCHER, fields, dispatch, Optional.empty()))
                .value();
        List<Explanation> told = explained.stream()
                .filter(each -> dispatch || !each.role().equals("provider"))
                .toList();
        return new Case(job, told);
    }

    /** All messages of these jobs, when nothing moves any more. */
    private static Map<MessageId, StoredMessage> settled(House house, List<Case> cases) {
        Map<MessageId, StoredMessage> messages = new TreeMap<>();
        cases.forEach(one -> house.messages(one.job()).forEach(message -> messages.put(message.id(), message)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .untilAsserted(() -> {
                    messages.replaceAll((id, before) -> isSettled(before)
                            ? before
                            : house.journal.message(id).orElseThrow());
                    assertThat(messages.values())
                            .filteredOn(message -> !isSettled(message))
                            .isEmpty();
                });
        return messages;
    }

    private static boolean isSettled(StoredMessage message) {
        return message.state().isFinal()
                || message.state() == MessageState.HELD
                || message.state() == MessageState.DOUBTFUL
                || (message.state() == MessageState.WAITING
                        && message.progress().hop() == 0
                        && message.progress().attempts() > 0
                        && message.progress().dueAt().isAfter(Instant.now().plus(Duration.ofMinutes(10))));
    }

    private void compare(Case one, Map<MessageId, StoredMessage> messages, RandomWorld world, House house) {
        Map<String, List<List<String>>> said = new LinkedHashMap<>();
        for (Explanation explanation : one.explained()) {
            compared++;
            List<List<String>> legs = expected(explanation, one.job().number(), world);
            if (legs.isEmpty()) {
                silent++;
            } else {
                said.put(explanation.role(), legs);
            }
        }
        if (!seen(one, messages, world).equals(said)) {
            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(seen(one, messages, world))
                    .as(() -> "seed " + seed + ", job " + one.job().fields() + "\n" + world.describe() + "\n"
                            + one.explained())
                    .isEqualTo(oftenAsResumed(said, one, messages, house)));
        }
        calls += said.values().stream()
                .flatMap(List::stream)
                .mapToInt(List::size)
                .sum();
    }

    private static Map<String, List<List<String>>> seen(
            Case one, Map<MessageId, StoredMessage> messages, RandomWorld world) {
        return byRole(one, messages, message -> world.calls(message.id()));
    }

    private static Map<String, List<List<String>>> byRole(
            Case one, Map<MessageId, StoredMessage> messages, Function<StoredMessage, List<String>> its) {
        Map<String, List<List<String>>> byRole = new LinkedHashMap<>();
        messages.values().stream()
                .filter(message ->
                        message.envelope().job().equals(Optional.of(one.job().id())))
                .forEach(message -> byRole.computeIfAbsent(message.envelope().role(), role -> new ArrayList<>())
                        .add(its.apply(message)));
        return byRole;
    }

    /** A held message goes its way once more when a transport comes; the change of transports before may be told late. */
    private static Map<String, List<List<String>>> oftenAsResumed(
            Map<String, List<List<String>>> said, Case one, Map<MessageId, StoredMessage> messages, House house) {
        Map<String, Iterator<List<String>>> legs = new HashMap<>();
        said.forEach((role, calls) -> legs.put(role, calls.iterator()));
        return byRole(one, messages, message -> {
            long rounds = 1
                    + house.journal.timeline(message.id()).stream()
                            .filter(entry -> entry.kind() == TimelineEntry.Kind.RESUMED)
                            .count();
            List<String> once = legs.get(message.envelope().role()).next();
            return Stream.generate(() -> once)
                    .limit(rounds)
                    .flatMap(List::stream)
                    .toList();
        });
    }

    /** For each leg who is called, in order: those that are asked, until one of them ends it. */
    private List<List<String>> expected(Explanation explanation, String number, RandomWorld world) {
        Map<Integer, List<Explanation.Way>> byLeg = explanation.ways().stream()
                .collect(Collectors.groupingBy(Explanation.Way::leg, TreeMap::new, Collectors.toList()));
        List<List<String>> legs = new ArrayList<>();
        byLeg.forEach((leg, ways) -> {
            boolean held = ((Decision.Send) explanation.decision())
                    .legs()
                    .get(leg - 1)
                    .hold()
                    .isPresent();
            legs.add(held ? List.of() : calls(ways, number, world));
        });
        return legs;
    }

    private List<String> calls(List<Explanation.Way> ways, String number, RandomWorld world) {
        List<String> called = new ArrayList<>();
        Optional<String> refused = Optional.empty();
        for (Explanation.Way way : ways) {
            // a refusal is for the kind of address: the next way with another kind is taken
            if (refused.filter(way.hop().to().scheme()::equals).isPresent()) {
                continue;
            }
            refused = Optional.empty();
            for (Explanation.Look look : way.transports()) {
                if (!look.asked()) {
                    passedOver++;
                    continue;
                }
                called.add(look.transport().value());
                String outcome = world.outcome(number, look.transport().value());
                if (outcome.equals("accepted") || outcome.equals("uncertain")) {
                    return called;
                } else if (outcome.equals("refused")) {
                    refused = Optional.of(way.hop().to().scheme());
                    break;
                }
            }
        }
        return called;
    }
}
