package org.switchroom.route.smsweb;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.switchroom.access.Tenant;
import org.switchroom.access.Tenants;
import org.switchroom.camel.TransportRoutes;
import org.switchroom.settings.SettingsReader;
import org.switchroom.settings.WrongSetting;
import org.switchroom.transport.Transport;

/**
 * One file {@code etc/org.switchroom.transport.websms-<name>.cfg}. It registers its service itself, because a changed
 * file with a mistake must leave the transport as it is, and a DS component would be gone.
 */
@Component(
        configurationPid = SmsWebInstance.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {})
@Designate(ocd = SmsWebConfig.class, factory = true)
public final class SmsWebInstance {
    static final String PID = "org.switchroom.transport.websms";
    private static final Logger LOG = LoggerFactory.getLogger(SmsWebInstance.class);

    private final BundleContext bundle;
    private final Tenants tenants;
    private Running running; // DS calls one method at a time

    private record Running(SmsWebTransport transport, ServiceRegistration<?> registration) {
        void stop() {
            registration.unregister();
        }
    }

    @Activate
    public SmsWebInstance(
            BundleContext bundle, SmsWebConfig config, Map<String, Object> properties, @Reference Tenants tenants) {
        this.bundle = bundle;
        this.tenants = tenants;
        try {
            this.running = start(settings(config, properties));
        } catch (WrongSetting wrong) {
            LOG.error("{}. This gateway is not used until the setting is corrected", wrong.getMessage());
            throw wrong;
        }
    }

    @Modified
    void change(SmsWebConfig config, Map<String, Object> properties) {
        SmsWebSettings settings;
        try {
            settings = settings(config, properties);
        } catch (WrongSetting wrong) {
            LOG.error(
                    "{}. {} goes on with its last good configuration; correct the setting",
                    wrong.getMessage(),
                    running.transport().name());
            return;
        }
        running.stop();
        running = start(settings);
    }

    @Deactivate
    void stop() {
        running.stop();
    }

    private SmsWebSettings settings(SmsWebConfig config, Map<String, Object> properties) {
        String pid = SettingsReader.pid(properties, PID);
        SmsWebSettings settings = SmsWebSettings.read(pid, config, properties);
        Set<String> there = tenants.list().stream().map(Tenant::id).collect(Collectors.toSet());
        for (String named : settings.owners().all()) {
            if (!there.contains(named)) {
                throw new WrongSetting(pid, "tenant", "is '" + named + "', which is not there; tenant:create makes it");
            }
        }
        return settings;
    }

    private Running start(SmsWebSettings settings) {
        SmsWebTransport transport = new SmsWebTransport(settings, Clock.systemUTC());
        var properties = FrameworkUtil.asDictionary(
                Map.<String, Object>of(Transport.NAME, settings.name().value(), Transport.GROUP, settings.group()));
        var registration = bundle.registerService(TransportRoutes.class, transport, properties);
        LOG.info("{} sends by {}", transport.name(), settings.endpoint());
        if (settings.test()) {
            LOG.warn("{} has test = true: no message reaches a phone", transport.name());
        }
        return new Running(transport, registration);
    }
}
