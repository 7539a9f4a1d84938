package org.switchroom.core.sms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.switchroom.sms.SmsTexts.SmsText;
import org.switchroom.store.DocumentName;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Journal;

/** The ready texts of all tenants, with those that Switchroom brings along behind them. Blocks on the database. */
public final class TextBook {
    static final String KIND = "sms-text";

    /** What the switches 1539, 1581 and 2890 say, unless a tenant has written something else under the name. */
    static final String TO_INSPECTOR = "order-inspector";

    static final String TO_OCCUPANT = "order-occupant";
    static final String OF_TICKET = "ticket-occupant";

    private static final Map<String, String> STANDARD = new TreeMap<>(Map.of(
            TO_INSPECTOR, "Order {number} was sent to {provider}. {location}",
            TO_OCCUPANT, "We have sent {provider} to you. Order {number}.",
            OF_TICKET, "We have taken in your message. Ticket {number}."));

    private final Journal journal;

    public TextBook(Journal journal) {
        this.journal = journal;
    }

    static DocumentName document(String tenant, String name) {
        return new DocumentName(KIND, Optional.of(tenant), name);
    }

    Optional<SmsText> find(String tenant, String name) {
        Optional<SmsText> own = journal.document(document(tenant, name)).flatMap(TextBook::text);
        return own.or(() -> standard(name));
    }

    List<SmsText> all(String tenant) {
        Map<String, SmsText> texts = new LinkedHashMap<>();
        STANDARD.keySet().forEach(name -> texts.put(name, standard(name).orElseThrow()));
        journal.documents(KIND).stream()
                .filter(version -> version.document().tenant().equals(Optional.of(tenant)))
                .forEach(version -> text(version)
                        .ifPresent(own -> texts.put(version.document().name(), own)));
        List<SmsText> sorted = new ArrayList<>(texts.values());
        sorted.sort(Comparator.comparing(SmsText::name));
        return sorted;
    }

    private static Optional<SmsText> text(DocumentVersion version) {
        return version.text().isEmpty()
                ? Optional.empty()
                : Optional.of(new SmsText(
                        version.document().name(), version.version(), version.text(), version.actor(), version.at()));
    }

    private static Optional<SmsText> standard(String name) {
        return Optional.ofNullable(STANDARD.get(name))
                .map(text -> new SmsText(name, 0, text, "switchroom", Instant.EPOCH));
    }

    /** The text with its gaps filled; a gap that nothing is known for is left out. */
    static String filled(String text, Map<String, String> gaps) {
        String filled = text;
        for (Map.Entry<String, String> gap : gaps.entrySet()) {
            filled = filled.replace("{" + gap.getKey() + "}", gap.getValue());
        }
        return filled.strip();
    }
}
