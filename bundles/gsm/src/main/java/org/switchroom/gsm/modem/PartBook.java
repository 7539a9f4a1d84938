package org.switchroom.gsm.modem;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.switchroom.answer.Sha256;
import org.switchroom.gsm.pdu.BadPdu;
import org.switchroom.gsm.pdu.Concatenation;
import org.switchroom.gsm.pdu.Deliver;
import org.switchroom.gsm.pdu.SmsPdu;

/**
 * Joins the parts of messages. A part is kept before it is acknowledged, so a restart loses none; what is not complete in
 * time is handed on with its gaps marked.
 */
final class PartBook {
    /** Networks repeat a part for minutes; who switches his telephone off in between is not waited for. */
    static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final String PREFIX = "part/";

    private record Sender(int type, String number, int reference, boolean wide, int total) {}

    private record Part(String key, Deliver deliver, Instant at) {}

    /** What is ready to be handed on, with the entries to forget once it is stored. */
    record Joined(ReceivedSms sms, List<String> keys) {}

    private final Memory memory;
    private final Map<Sender, TreeMap<Integer, Part>> open = new HashMap<>();
    private final List<Joined> ready = new ArrayList<>();

    PartBook(Memory memory) {
        this.memory = memory;
        memory.all(PREFIX).forEach((key, value) -> {
            String[] fields = value.split(" ", 2);
            try {
                add(new Part(key, (Deliver) SmsPdu.decode(fields[1]), Instant.parse(fields[0])));
            } catch (BadPdu | ClassCastException | ArrayIndexOutOfBoundsException damaged) {
                // Kept by us, so readable, unless the file was damaged: then it is handed on as it is.
                ready.add(new Joined(unreadable(value, Instant.EPOCH), List.of(key)));
            }
        });
    }

    static String digest(String pdu) {
        return Sha256.hex(pdu).substring(0, 32);
    }

    static ReceivedSms unreadable(String pdu, Instant at) {
        return new ReceivedSms("sms-" + digest(pdu), Optional.empty(), Optional.empty(), at, pdu, false, List.of());
    }

    /** A message of one part. */
    static ReceivedSms whole(String pdu, Deliver deliver, Instant at) {
        return new ReceivedSms(
                "sms-" + digest(pdu),
                Optional.of(deliver.from()),
                deliver.sentAt(),
                at,
                deliver.userData().text(),
                deliver.coding().isFlash(),
                List.of());
    }

    /** Keeps a part; when it returns, the part may be acknowledged. */
    void add(String pdu, Deliver deliver, Instant at) {
        String key = PREFIX + digest(pdu);
        if (memory.get(key).isEmpty()) {
            memory.keep(key, at + " " + pdu);
            add(new Part(key, deliver, at));
        }
    }

    private void add(Part part) {
        Concatenation place = part.deliver().userData().part().orElseThrow();
        Sender sender = new Sender(
                part.deliver().from().type(),
                part.deliver().from().value(),
                place.reference(),
                place.wide(),
                place.total());
        TreeMap<Integer, Part> parts = open.computeIfAbsent(sender, unknown -> new TreeMap<>());
        if (parts.containsKey(place.number())) {
            // The sender uses the reference for another message already.
            ready.add(join(sender, parts));
            parts = new TreeMap<>();
            open.put(sender, parts);
        }
        parts.put(place.number(), part);
        if (parts.size() == place.total()) {
            ready.add(join(sender, parts));
            open.remove(sender);
        }
    }

    /** What is complete, or has waited long enough. It comes once; {@link #back} brings it again. */
    List<Joined> due(Instant now) {
        for (Iterator<Map.Entry<Sender, TreeMap<Integer, Part>>> all =
                        open.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<Sender, TreeMap<Integer, Part>> entry = all.next();
            Instant first = entry.getValue().values().stream()
                    .map(Part::at)
                    .min(Comparator.naturalOrder())
                    .orElse(now);
            if (!first.plus(PATIENCE).isAfter(now)) {
                ready.add(join(entry.getKey(), entry.getValue()));
                all.remove();
            }
        }
        List<Joined> due = List.copyOf(ready);
        ready.clear();
        return due;
    }

    /** It could not be stored. */
    void back(Joined joined) {
        ready.add(joined);
    }

    void stored(Joined joined) {
        joined.keys().forEach(memory::forget);
    }

    private static Joined join(Sender sender, TreeMap<Integer, Part> parts) {
        StringBuilder text = new StringBuilder();
        StringBuilder digests = new StringBuilder();
        List<Integer> missing = new ArrayList<>();
        for (int number = 1; number <= sender.total(); number++) {
            Part part = parts.get(number);
            if (part == null) {
                missing.add(number);
                text.append("[… part ")
                        .append(number)
                        .append(" of ")
                        .append(sender.total())
                        .append(" is missing …]");
            } else {
                text.append(part.deliver().userData().text());
                digests.append(part.key());
            }
        }
        Part first = parts.firstEntry().getValue();
        ReceivedSms sms = new ReceivedSms(
                "sms-" + digest(digests.toString()),
                Optional.of(first.deliver().from()),
                first.deliver().sentAt(),
                first.at(),
                text.toString(),
                first.deliver().coding().isFlash(),
                missing);
        return new Joined(sms, parts.values().stream().map(Part::key).toList());
    }
}
