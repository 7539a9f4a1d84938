package org.switchroom.core.alarm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.switchroom.alarm.AlarmAccount.Relay;
import org.switchroom.alarm.CentralStation;
import org.switchroom.message.Address;
import org.switchroom.routing.Hop;
import org.switchroom.store.DocumentName;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Journal;

/** The directory of central stations, in memory. The store has the truth; see {@link Shelf}. Any thread. */
final class StationBook {
    static final String KIND = "alarm-station";
    /** The channel, and the scheme of addresses, of calls by Contact ID. */
    static final String CONTACT_ID = "contactid";

    private static final String ACCOUNT = "{account}";

    private final Shelf<CentralStation> stations;

    StationBook(Journal journal) {
        this.stations = new Shelf<>(journal, KIND, StationBook::read, (before, now) -> {});
    }

    static DocumentName document(String id) {
        return new DocumentName(KIND, Optional.empty(), id);
    }

    static String write(CentralStation station) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", station.name());
        fields.put("numbers", String.join("\n", station.numbers()));
        fields.put("receives", String.join("\n", station.receives()));
        fields.put("ways", words(station.ways()));
        fields.put("people", words(station.people()));
        fields.put("lastTested", station.lastTested().map(Object::toString).orElse(""));
        return Flat.write(fields);
    }

    private static String words(List<Hop> hops) {
        return hops.stream().map(hop -> hop.channel() + " " + hop.to()).collect(Collectors.joining("\n"));
    }

    private static CentralStation read(DocumentVersion version) {
        Map<String, String> fields = Flat.read(version.text());
        return new CentralStation(
                version.document().name(),
                fields.getOrDefault("name", ""),
                Flat.lines(fields.getOrDefault("numbers", "")),
                Flat.lines(fields.getOrDefault("receives", "")),
                hops(fields.getOrDefault("ways", "")),
                hops(fields.getOrDefault("people", "")),
                Optional.ofNullable(fields.get("lastTested")).map(java.time.Instant::parse),
                version.version(),
                version.at());
    }

    /** @throws IllegalArgumentException when a line has no channel and address */
    static List<Hop> hops(String text) {
        List<Hop> hops = new ArrayList<>();
        for (String line : Flat.lines(text)) {
            String[] words = line.split("\\s+", 2);
            Optional<Address> to = words.length == 2 ? Address.parse(words[1]) : Optional.empty();
            hops.add(new Hop(
                    words[0],
                    to.orElseThrow(() -> new IllegalArgumentException("'" + line + "' is no channel and address"))));
        }
        return hops;
    }

    /** Blocks on the database. */
    void refresh() {
        stations.refresh();
    }

    void adopt(DocumentVersion version) {
        stations.adopt(version);
    }

    Optional<CentralStation> get(String id) {
        return stations.get(id);
    }

    Collection<CentralStation> all() {
        return stations.all();
    }

    /** The station's own ways, in order: only what goes by one of these was taken by the station itself. */
    static List<Hop> own(CentralStation station, Relay relay) {
        List<Hop> hops = new ArrayList<>();
        for (String number : station.numbers()) {
            hops.add(new Hop(CONTACT_ID, new Address(CONTACT_ID, number + "/" + relay.number())));
        }
        station.ways().forEach(hop -> hops.add(filled(hop, relay)));
        return hops;
    }

    /** The station's own ways, and behind them the people who are told when it can not be reached. */
    static List<Hop> plan(CentralStation station, Relay relay) {
        List<Hop> hops = new ArrayList<>(own(station, relay));
        hops.addAll(people(station, relay));
        return hops;
    }

    /** The people who are told when the station can not be reached. */
    static List<Hop> people(CentralStation station, Relay relay) {
        return station.people().stream().map(hop -> filled(hop, relay)).toList();
    }

    private static Hop filled(Hop hop, Relay relay) {
        return new Hop(
                hop.channel(), new Address(hop.to().scheme(), hop.to().value().replace(ACCOUNT, relay.number())));
    }
}
