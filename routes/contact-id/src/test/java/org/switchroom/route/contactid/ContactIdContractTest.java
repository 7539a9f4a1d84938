package org.switchroom.route.contactid;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.phone.Ending;
import org.switchroom.phone.PhoneLine;
import org.switchroom.testkit.transport.FakeArrivals;
import org.switchroom.testkit.transport.RefusesContract;
import org.switchroom.testkit.transport.ReportsReceiptsContract;
import org.switchroom.testkit.transport.TransportContract;
import org.switchroom.testkit.transport.UnavailableContract;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;

/** The contracts of the testkit. An alarm has no words, so each word stands for a zone. */
final class ContactIdContractTest
        implements TransportContract, RefusesContract, UnavailableContract, ReportsReceiptsContract {
    private static final String NOBODY = "+431404";

    private final FakeLine line = new FakeLine().number(NOBODY, Ending.How.WRONG_NUMBER);
    private final FakeArrivals arrivals = new FakeArrivals();
    private final AtomicInteger zones = new AtomicInteger();
    private final Map<String, String> words = new ConcurrentHashMap<>();
    private ContactIdTransport transport;

    @BeforeEach
    void begin() {
        transport = new ContactIdTransport(ContactIdSettings.read(Configs.of(Map.of())), arrivals, Clock.systemUTC());
        transport.addLine(line, Map.of(PhoneLine.NAME, "line-1"));
    }

    @AfterEach
    void end() {
        transport.close();
    }

    @Override
    public Transport transport() {
        return transport;
    }

    @Override
    public FakeArrivals arrivals() {
        return arrivals;
    }

    @Override
    public TransportName name() {
        return new TransportName("contact-id");
    }

    @Override
    public Address reachable() {
        return new Address("contactid", "+4312345/1234");
    }

    @Override
    public Address refused() {
        return new Address("contactid", NOBODY + "/1234");
    }

    @Override
    public Content saying(String text) {
        int zone = zones.incrementAndGet();
        words.put("%03d".formatted(zone), text);
        return new Content.Alarm("1234", 1, "131", 1, zone);
    }

    @Override
    public List<String> awkwardTexts() {
        return List.of("only zones travel");
    }

    @Override
    public List<String> peerSaw() {
        return line.messages().stream()
                .map(keys -> words.get(keys.substring(12, 15)))
                .toList();
    }

    @Override
    public void peerGoesDown() {
        line.always(Ending.How.LINE_DOWN);
    }

    @Override
    public void peerComesBack() {
        line.always(Ending.How.DONE);
    }

    /** The kiss-off is the report. */
    @Override
    public void peerReports(RemoteReference reference, Receipt.Stage stage) {}
}
