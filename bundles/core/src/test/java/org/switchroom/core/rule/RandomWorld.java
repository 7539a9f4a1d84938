package org.switchroom.core.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.switchroom.core.House;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;

/** Random rules, parties, jobs and transports. Transports answer by job and name, so that what they do can be foretold. */
final class RandomWorld {
    /**
     * By kind of address, and no transport twice in a list: an address in trouble has one delivery at a time, and then
     * it would be chance whether a transport has room for a second one.
     */
    private static final List<List<String>> CHANNELS = List.of(
            List.of("sms", "web", "modem", "pager", "web else modem", "pager else web", "modem else pager else web"),
            List.of("email", "office"),
            List.of("smartnet"),
            List.of("nowhere"));

    private static final List<String> CODES = List.of("A1", "A2", "B1", "C7");
    private static final List<String> KINDS = List.of("ORDER", "TICKET", "ALARM_RESPONSE");
    private static final List<String> PRIORITIES = List.of("ROUTINE", "URGENT", "DISTRESS");

    /** name, group, scheme. */
    private static final List<List<String>> TRANSPORTS = List.of(
            List.of("web", "sms", "tel"),
            List.of("modem", "sms", "tel"),
            List.of("reserve", "sms", "tel"),
            List.of("wrong", "sms", "mailto"),
            List.of("office", "email", "mailto"),
            List.of("second", "email", "mailto"),
            List.of("pager", "pager", "tel"),
            List.of("link", "smartnet", "smartnet"));

    private final House house;
    private final Random random;
    private int parties;
    private final Map<String, Fake> there = new LinkedHashMap<>();
    private final Map<MessageId, List<String>> calls = new ConcurrentHashMap<>();
    private int jobs;

    RandomWorld(House house, Random random) {
        this.house = house;
        this.random = random;
    }

    private final class Fake implements Transport {
        /** So that no transport is passed over because it is busy at that moment. */
        private static final int NEVER_FULL = 10_000;

        private final String name;
        private final String scheme;

        Fake(String name, String scheme) {
            this.name = name;
            this.scheme = scheme;
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(
                    Set.of(Capabilities.Direction.SEND),
                    Set.of(),
                    Set.of(Content.Kind.JOB),
                    Set.of(scheme),
                    100_000,
                    NEVER_FULL);
        }

        @Override
        public CompletionStage<Handover> send(Delivery delivery) {
            calls.computeIfAbsent(delivery.message().id(), id -> new CopyOnWriteArrayList<>())
                    .add(name);
            String number = ((Content.Job) delivery.message().content()).number();
            Reason reason = new Reason("fake", "as foretold");
            return CompletableFuture.completedFuture(
                    switch (outcome(number, name)) {
                        case "accepted" -> new Handover.Accepted(Optional.empty());
                        case "refused" -> new Handover.Refused(reason);
                        case "unavailable" -> new Handover.Unavailable(reason, Duration.ofHours(1));
                        default -> new Handover.Uncertain(reason);
                    });
        }

        @Override
        public Health health() {
            return new Health(Health.State.UP, "fine", java.time.Instant.EPOCH);
        }
    }

    String outcome(String number, String transport) {
        int dice = Math.floorMod(Objects.hash(number, transport) * 0x9E3779B9 >>> 7, 10);
        return dice < 4 ? "accepted" : dice < 7 ? "unavailable" : dice < 9 ? "refused" : "uncertain";
    }

    List<String> calls(MessageId message) {
        return List.copyOf(calls.getOrDefault(message, List.of()));
    }

    String describe() {
        return "transports " + there.keySet() + "\n"
                + House.value(house.core.rules().inForce(House.DISPATCHER)).text();
    }

    /** Some come, some go, some are suspended or let work again. */
    void changeTransports() {
        for (List<String> one : TRANSPORTS) {
            TransportName name = new TransportName(one.get(0));
            Fake fake = there.get(one.get(0));
            int dice = random.nextInt(10);
            if (fake == null && dice < 6) {
                Fake fresh = new Fake(one.get(0), one.get(2));
                there.put(one.get(0), fresh);
                house.core.transports().add(name, one.get(1), fresh);
            } else if (fake != null && dice < 2) {
                house.core.transports().remove(name, fake);
                there.remove(one.get(0));
            } else if (fake != null && dice < 4) {
                House.value(house.core.transports().suspend(House.DISPATCHER, name));
            } else if (fake != null && dice < 7) {
                House.value(house.core.transports().resume(House.DISPATCHER, name));
            }
        }
    }

    /** A new one, with addresses that nobody else has, and one of twelve names. */
    private String party() {
        int number = parties++;
        List<String> fields = new ArrayList<>(List.of("kind", "SERVICE_PROVIDER", "name", "party " + number % 12));
        List<String> ways = List.of("EMAIL", "SMS", "SMARTNET", "NO_LINK", "pager", "web", "SMS", "EMAIL");
        fields.addAll(List.of("messageVia", pick(ways)));
        fields.addAll(List.of("wantsJobs", Boolean.toString(random.nextInt(5) > 0)));
        if (random.nextInt(4) > 0) {
            fields.addAll(List.of("email", "p" + number + "@example.org"));
        }
        if (random.nextInt(4) > 0) {
            fields.addAll(List.of("mobile", "+43664" + (1_000_000 + number)));
        }
        if (random.nextInt(3) == 0) {
            fields.addAll(List.of("smartnetId", Integer.toString(200 + number)));
        }
        return house.party(fields.toArray(String[]::new)).id().toString();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    Map<String, String> job() {
        Map<String, String> job = new LinkedHashMap<>();
        job.put("kind", pick(KINDS));
        job.put("number", "n" + jobs++);
        job.put("priority", pick(PRIORITIES));
        if (random.nextBoolean()) {
            job.put("serviceCode", pick(CODES));
        }
        if (random.nextInt(3) == 0) {
            job.put("alarmStatus", pick(List.of("130", "121", "110", "closed")));
        }
        if (random.nextInt(3) == 0) {
            job.put("notes", pick(List.of("at the gate", "on the roof")));
        }
        job.put("provider", party());
        if (random.nextInt(3) == 0) {
            job.put("customer", party());
        }
        if (random.nextInt(4) == 0) {
            job.put("alarmCompany", party());
        }
        return job;
    }

    String rules() {
        StringBuilder text = new StringBuilder("rules:\n");
        int many = random.nextInt(20);
        for (int i = 0; i < many; i++) {
            text.append("  - name: rule ").append(i).append('\n');
            text.append("    when: {").append(String.join(", ", conditions())).append("}\n");
            text.append(action());
        }
        return many == 0 ? "rules: []\n" : text.toString();
    }

    private List<String> conditions() {
        List<String> all = List.of(
                "kind: " + pick(KINDS),
                "kind: [" + pick(KINDS) + ", " + pick(KINDS) + "]",
                "role: [" + pick(List.of("provider", "customer", "alarmCompany")) + "]",
                "priority: " + pick(PRIORITIES),
                "priority: URGENT+",
                "service-code: " + pick(CODES),
                "service-code: [" + pick(CODES) + ", 'B*']",
                "event-class: [burglary, " + pick(List.of("fire", "duress")) + "]",
                "party: [party " + random.nextInt(12) + ", party " + random.nextInt(12) + "]",
                "tenant: " + pick(List.of("main", "other")),
                "occasion: " + pick(List.of("job", "update")),
                "json: \"$[?(@.notes =~ /.*" + pick(List.of("gate", "roof")) + "/)]\"");
        Map<String, String> chosen = new LinkedHashMap<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String condition = pick(all);
            chosen.put(condition.substring(0, condition.indexOf(':')), condition);
        }
        return List.copyOf(chosen.values());
    }

    private String action() {
        int dice = random.nextInt(20);
        if (dice == 0) {
            return "    reject: not this\n";
        } else if (dice == 1) {
            return "    silent: nobody asks\n";
        }
        List<List<String>> kinds = new ArrayList<>(CHANNELS);
        Collections.shuffle(kinds, random);
        int first = 1 + random.nextInt(3);
        boolean asWished = random.nextInt(8) == 0;
        StringBuilder action =
                new StringBuilder("    send: " + (asWished ? "message-via" : channels(kinds.subList(0, first))) + "\n");
        if (!asWished && random.nextInt(3) == 0) {
            action.append("    also: ")
                    .append(channels(kinds.subList(first, 4)))
                    .append('\n');
        }
        if (random.nextInt(4) == 0) {
            action.append("    insist: true\n");
        }
        if (random.nextInt(12) == 0) {
            action.append("    hold: a person looks first\n");
        }
        action.append("    in-doubt: ask after 1 h\n    validity: 2 h\n");
        return action.toString();
    }

    private String channels(List<List<String>> kinds) {
        return String.join(" else ", kinds.stream().map(this::pick).toList());
    }
}
