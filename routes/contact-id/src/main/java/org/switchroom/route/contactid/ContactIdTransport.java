package org.switchroom.route.contactid;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.contactid.BadContactId;
import org.switchroom.contactid.ContactId;
import org.switchroom.message.Content;
import org.switchroom.phone.CallBook;
import org.switchroom.phone.PhoneLine;
import org.switchroom.phone.StationCall;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;

/** Alarms to central stations, over whatever telephone lines there are. It is there when the first line is. */
@Component(
        configurationPid = ContactIdTransport.PID,
        service = {Transport.class, CallBook.class},
        property = {Transport.NAME + "=" + ContactIdTransport.NAMED, Transport.GROUP + "=" + ContactIdTransport.CHANNEL
        })
@Designate(ocd = ContactIdConfig.class)
public final class ContactIdTransport implements Transport, CallBook {
    static final String PID = "org.switchroom.transport.contactid";
    static final String NAMED = "contact-id";
    /** The channel that core sends to a station's numbers. */
    static final String CHANNEL = "contactid";

    private static final Logger LOG = LoggerFactory.getLogger(ContactIdTransport.class);

    private final Lines lines = new Lines();
    private final Capabilities capabilities;
    private final Notes notes;
    private final Recorder recorder = new Recorder();
    private final CallDesk desk;
    private volatile ContactIdSettings settings;

    @Activate
    public ContactIdTransport(ContactIdConfig config, @Reference Arrivals arrivals) {
        this(read(config), arrivals, Clock.systemUTC());
    }

    ContactIdTransport(ContactIdSettings settings, Arrivals arrivals, Clock clock) {
        this.settings = settings;
        this.capabilities = new Capabilities(
                Set.of(Capabilities.Direction.SEND),
                Set.of(Receipt.Stage.DELIVERED),
                Set.of(Content.Kind.ALARM),
                Set.of("contactid"),
                1_000,
                settings.mostAtOnce());
        this.notes = new Notes(settings.callsKept());
        this.desk = new CallDesk(new TransportName(NAMED), arrivals, clock, notes, recorder);
    }

    private static ContactIdSettings read(ContactIdConfig config) {
        try {
            return ContactIdSettings.read(config);
        } catch (WrongSetting wrong) {
            LOG.error("{}. No alarm is told by telephone until the setting is corrected", wrong.getMessage());
            throw wrong;
        }
    }

    /** All but what was said to core once: most.at.once and calls.kept count from the next start. */
    @Modified
    void change(ContactIdConfig config) {
        try {
            settings = ContactIdSettings.read(config);
        } catch (WrongSetting wrong) {
            LOG.error("{}. Calls go on with the last good configuration; correct the setting", wrong.getMessage());
        }
    }

    @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policy = ReferencePolicy.DYNAMIC)
    void addLine(PhoneLine line, Map<String, Object> properties) {
        lines.add(line, properties);
    }

    void removeLine(PhoneLine line, Map<String, Object> properties) {
        lines.remove(line, properties);
    }

    @Deactivate
    void close() {
        desk.close();
        recorder.close();
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public CompletionStage<Handover> send(Delivery delivery) {
        Optional<Station> station = Station.of(delivery.to());
        if (station.isEmpty()) {
            return refused(
                    "contact-id.address",
                    "a station is its number and, behind a stroke, an account, such as +4312345/1234");
        }
        if (!(delivery.message().content() instanceof Content.Alarm alarm)) {
            return refused("contact-id.content", "only alarms have digits of Contact ID");
        }
        Errand errand;
        try {
            errand = new Errand(delivery, ContactId.of(under(alarm, station.get())));
        } catch (BadContactId unsayable) {
            return refused("contact-id.digits", unsayable.getMessage());
        }
        ContactIdSettings now = settings;
        desk.bring(station.get().number(), errand, now, lines.toTry(now.lines()));
        return errand.answer();
    }

    /** The station knows the panel by the account that is in its address. */
    private static Content.Alarm under(Content.Alarm alarm, Station station) {
        return new Content.Alarm(
                station.account().orElse(alarm.account()),
                alarm.qualifier(),
                alarm.code(),
                alarm.partition(),
                alarm.zoneOrUser());
    }

    private static CompletionStage<Handover> refused(String code, String words) {
        return CompletableFuture.completedFuture(new Handover.Refused(new Reason(code, words)));
    }

    @Override
    public Health health() {
        List<Lines.Entry> all = lines.inOrder(settings.lines());
        if (all.isEmpty()) {
            return new Health(Health.State.DOWN, "none of the lines is there", Instant.EPOCH);
        }
        List<Health> healths = all.stream().map(entry -> entry.line().health()).toList();
        long up =
                healths.stream().filter(each -> each.state() == Health.State.UP).count();
        Health worst = healths.stream().max(Comparator.comparing(Health::state)).orElseThrow();
        if (up == all.size()) {
            return new Health(Health.State.UP, up + (up == 1 ? " line" : " lines"), latest(healths));
        }
        boolean works = healths.stream().anyMatch(each -> each.state() != Health.State.DOWN);
        return new Health(
                works ? Health.State.DEGRADED : Health.State.DOWN,
                up + " of " + all.size() + " lines up: " + worst.detail(),
                latest(healths));
    }

    private static Instant latest(List<Health> healths) {
        return healths.stream().map(Health::since).max(Instant::compareTo).orElseThrow();
    }

    @Override
    public List<StationCall> calls() {
        return notes.newestFirst();
    }

    @Override
    public Optional<StationCall> call(long number) {
        return notes.find(number);
    }

    @Override
    public List<LineView> lines() {
        return lines.inOrder(settings.lines()).stream().map(Lines.Entry::view).toList();
    }
}
