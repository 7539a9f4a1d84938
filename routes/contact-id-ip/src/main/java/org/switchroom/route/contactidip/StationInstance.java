package org.switchroom.route.contactidip;

import java.time.Clock;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.settings.SettingsReader;
import org.switchroom.settings.WrongSetting;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.Transport;

/**
 * One file {@code etc/org.switchroom.transport.dc09-<name>.cfg}. It registers its service itself, because a changed
 * file with a mistake must leave the transport as it is, and a DS component would be gone.
 */
@Component(
        configurationPid = StationInstance.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {})
@Designate(ocd = StationConfig.class, factory = true)
public final class StationInstance {
    static final String PID = "org.switchroom.transport.dc09";
    private static final Logger LOG = LoggerFactory.getLogger(StationInstance.class);

    private final BundleContext bundle;
    private final Arrivals arrivals;
    private Running running; // DS calls one method at a time

    private record Running(String name, StationTransport transport, ServiceRegistration<?> registration) {
        /** The service first, so that nothing more comes; what is under way ends by itself. */
        void stop() {
            registration.unregister();
            transport.close();
        }
    }

    @Activate
    public StationInstance(
            BundleContext bundle, StationConfig config, Map<String, Object> properties, @Reference Arrivals arrivals) {
        this.bundle = bundle;
        this.arrivals = arrivals;
        try {
            this.running = start(StationSettings.read(SettingsReader.pid(properties, PID), config));
        } catch (WrongSetting wrong) {
            LOG.error("{}. This station is not told until the setting is corrected", wrong.getMessage());
            throw wrong;
        }
    }

    @Modified
    void change(StationConfig config, Map<String, Object> properties) {
        StationSettings settings;
        try {
            settings = StationSettings.read(SettingsReader.pid(properties, PID), config);
        } catch (WrongSetting wrong) {
            LOG.error(
                    "{}. {} goes on with its last good configuration; correct the setting",
                    wrong.getMessage(),
                    running.name());
            return;
        }
        // The numbers of messages have one owner at a time, so the old one goes first.
        running.stop();
        running = start(settings);
    }

    @Deactivate
    void stop() {
        running.stop();
    }

    private Running start(StationSettings settings) {
        StationTransport transport = new StationTransport(settings, arrivals, Clock.systemUTC());
        var properties = FrameworkUtil.asDictionary(
                Map.<String, Object>of(Transport.NAME, settings.name().value(), Transport.GROUP, settings.group()));
        var registration = bundle.registerService(Transport.class, transport, properties);
        LOG.info("{} reports to {}", settings.name(), settings.sender().receivers());
        return new Running(settings.name().value(), transport, registration);
    }
}
