package org.switchroom.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.switchroom.core.House;
import org.switchroom.job.Job;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.routing.Decision;
import org.switchroom.routing.Explanation;
import org.switchroom.rule.Rules;
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
    private static final int AT_ONE_HOUSE = Integer.getInteger("at.one.house", 500);

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
                .atMost(Duration.ofSeconds(120))
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
                        && message.progress().attempts() > 0
                        && message.progress().dueAt().isAfter(Instant.now().plus(Duration.ofMinutes(10))));
    }

    private void compare(Case one, Map<MessageId, StoredMessage> messages, RandomWorld world, House house) {
        Map<String, List<List<Explanation.Way>>> said = new LinkedHashMap<>();
        for (Explanation explanation : one.explained()) {
            compared++;
            List<List<Explanation.Way>> legs = legs(explanation);
            if (legs.isEmpty()) {
                silent++;
            } else {
                said.put(explanation.role(), legs);
            }
        }
        String number = one.job().number();
        Map<String, List<List<String>>> once = new LinkedHashMap<>();
        said.forEach((role, legs) -> once.put(
                role, legs.stream().map(ways -> calls(ways, number, world, 1)).toList()));
        if (!seen(one, messages, world).equals(once)) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(seen(one, messages, world))
                    .as(() -> "seed " + seed + ", job " + one.job().fields() + "\n" + world.describe() + "\n"
                            + one.explained())
                    .isEqualTo(oftenAsResumed(said, one, messages, world, house)));
        }
        calls += once.values().stream()
                .flatMap(List::stream)
                .mapToInt(List::size)
                .sum();
        passedOver += (int) said.values().stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .flatMap(way -> way.transports().stream())
                .filter(look -> !look.asked())
                .count();
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
            Map<String, List<List<Explanation.Way>>> said,
            Case one,
            Map<MessageId, StoredMessage> messages,
            RandomWorld world,
            House house) {
        Map<String, Iterator<List<Explanation.Way>>> legs = new HashMap<>();
        said.forEach((role, ways) -> legs.put(role, ways.iterator()));
        return byRole(one, messages, message -> {
            int walks = 1
                    + (int) house.journal.timeline(message.id()).stream()
                            .filter(entry -> entry.kind() == TimelineEntry.Kind.RESUMED)
                            .count();
            return calls(legs.get(message.envelope().role()).next(), one.job().number(), world, walks);
        });
    }

    /** The ways of each leg; none for one that a person has to release. */
    private static List<List<Explanation.Way>> legs(Explanation explanation) {
        Map<Integer, List<Explanation.Way>> byLeg = explanation.ways().stream()
                .collect(Collectors.groupingBy(Explanation.Way::leg, TreeMap::new, Collectors.toList()));
        List<List<Explanation.Way>> legs = new ArrayList<>();
        byLeg.forEach((leg, ways) -> {
            boolean held = ((Decision.Send) explanation.decision())
                    .legs()
                    .get(leg - 1)
                    .hold()
                    .isPresent();
            legs.add(held ? List.of() : ways);
        });
        return legs;
    }

    /** Who is called, in order: those that are asked, until one of them ends it. What was refused once stays so. */
    private static List<String> calls(List<Explanation.Way> ways, String number, RandomWorld world, int walks) {
        List<String> called = new ArrayList<>();
        Set<String> refused = new HashSet<>();
        for (int walk = 0; walk < walks; walk++) {
            for (Explanation.Way way : ways) {
                String scheme = way.hop().to().scheme();
                if (!refused.contains(scheme) && ended(way, number, world, called, refused)) {
                    return called;
                }
            }
        }
        return called;
    }

    private static boolean ended(
            Explanation.Way way, String number, RandomWorld world, List<String> called, Set<String> refused) {
        for (Explanation.Look look : way.transports()) {
            if (look.asked()) {
                called.add(look.transport().value());
                String outcome = world.outcome(number, look.transport().value());
                if (outcome.equals("accepted") || outcome.equals("uncertain")) {
                    return true;
                } else if (outcome.equals("refused")) {
                    // a refusal is for the kind of address
                    refused.add(way.hop().to().scheme());
                    return false;
                }
            }
        }
        return false;
    }
}
