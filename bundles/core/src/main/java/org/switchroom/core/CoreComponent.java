package org.switchroom.core;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.core.dispatch.RateLimit;
import org.switchroom.service.ServiceWork;
import org.switchroom.service.Timetable;
import org.switchroom.sms.SmsCodec;
import org.switchroom.store.Journal;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;

/** Core in the container: lives as long as its journal, offers its services, and hears of transports coming and going. */
@Component(
        service = {},
        immediate = true,
        configurationPid = CoreConfig.PID)
@Designate(ocd = CoreConfig.class)
public final class CoreComponent {
    private static final Logger LOG = LoggerFactory.getLogger(CoreComponent.class);

    /** As fine as both databases keep it, so that what is answered is what is read again. */
    private static final Clock MICROSECONDS = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    private final Core core;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private final Map<Transport, TransportName> names = new ConcurrentHashMap<>();

    @Activate
    public CoreComponent(
            BundleContext context, CoreConfig config, Map<String, Object> properties, @Reference Journal journal) {
        core = new Core(
                journal,
                CoreSettings.of(config, properties),
                MICROSECONDS,
                context.getBundle().getVersion().toString());
        core.start();
        for (Map.Entry<Class<?>, Object> service : core.services()) {
            registrations.add(context.registerService(service.getKey().getName(), service.getValue(), null));
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setCodec(SmsCodec codec) {
        core.sms().codec(Optional.of(codec));
    }

    void unsetCodec(SmsCodec codec) {
        core.sms().codec(Optional.empty());
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setTimetable(Timetable timetable) {
        core.service().timetable(Optional.of(timetable));
    }

    void unsetTimetable(Timetable timetable) {
        core.service().timetable(Optional.empty());
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addServiceWork(ServiceWork work) {
        core.service().kinds().add(work);
    }

    void removeServiceWork(ServiceWork work) {
        core.service().kinds().remove(work);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addTransport(Transport transport, Map<String, Object> properties) {
        Object name = properties.get(Transport.NAME);
        try {
            TransportName known = new TransportName(String.valueOf(name));
            names.put(transport, known);
            Object group = properties.get(Transport.GROUP);
            Object limit = properties.get(Transport.LIMIT);
            core.transports()
                    .add(known, group == null ? known.value() : group.toString(), limit(known, limit), transport);
            LOG.info("Transport {} is there", known);
        } catch (IllegalArgumentException unnamed) {
            LOG.error(
                    "A transport of {} has no usable service property {} and is not used: {}",
                    transport.getClass().getName(),
                    Transport.NAME,
                    unnamed.getMessage());
        }
    }

    private static Optional<RateLimit> limit(TransportName name, Object text) {
        Optional<RateLimit> limit =
                Optional.ofNullable(text).map(String::valueOf).flatMap(RateLimit::parse);
        if (text != null && limit.isEmpty()) {
            LOG.error(
                    "Transport {} asks for the limit '{}', which is none, and goes without; a limit is 100/s, 10/min or"
                            + " 500/h",
                    name,
                    text);
        }
        return limit;
    }

    void removeTransport(Transport transport) {
        TransportName name = names.remove(transport);
        if (name != null) {
            core.transports().remove(name, transport);
            LOG.info("Transport {} is gone", name);
        }
    }

    @Deactivate
    void stop() {
        registrations.forEach(ServiceRegistration::unregister);
        core.close();
    }
}
