package org.switchroom.core.alarm;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.switchroom.alarm.Dealer;
import org.switchroom.store.DocumentName;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Journal;

/** The dealers, in memory. The store has the truth; see {@link Shelf}. Any thread. */
final class DealerBook {
    private static final String KIND = "alarm-dealer";

    private final Shelf<Dealer> dealers;

    DealerBook(Journal journal) {
        this.dealers = new Shelf<>(journal, KIND, DealerBook::read, (before, now) -> {});
    }

    static DocumentName document(String tenant) {
        return new DocumentName(KIND, Optional.of(tenant), tenant);
    }

    static String write(Dealer dealer) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", dealer.name());
        fields.put("state", dealer.state().name());
        fields.put("trained", String.join("\n", dealer.trained()));
        return Flat.write(fields);
    }

    private static Dealer read(DocumentVersion version) {
        Map<String, String> fields = Flat.read(version.text());
        return new Dealer(
                version.document().name(),
                fields.getOrDefault("name", ""),
                Dealer.State.valueOf(fields.getOrDefault("state", Dealer.State.APPLIED.name())),
                Flat.lines(fields.getOrDefault("trained", "")),
                version.version(),
                version.at());
    }

    /** Blocks on the database. */
    void refresh() {
        dealers.refresh();
    }

    void adopt(DocumentVersion version) {
        dealers.adopt(version);
    }

    Optional<Dealer> get(String tenant) {
        return dealers.get(tenant);
    }

    Collection<Dealer> all() {
        return dealers.all();
    }
}
