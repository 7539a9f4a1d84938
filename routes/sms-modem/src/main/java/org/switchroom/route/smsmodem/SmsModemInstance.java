package org.switchroom.route.smsmodem;

import java.time.Clock;
import java.util.List;
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
import org.switchroom.access.Tenants;
import org.switchroom.settings.SettingsReader;
import org.switchroom.settings.WrongSetting;
import org.switchroom.sms.WatchedModem;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.Transport;

/**
 * One file {@code etc/org.switchroom.transport.modem-<name>.cfg}. It registers its service itself, because a changed
 * file with a mistake must leave the transport as it is, and a DS component would be gone.
 */
@Component(
        configurationPid = SmsModemInstance.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {})
@Designate(ocd = SmsModemConfig.class, factory = true)
public final class SmsModemInstance {
    static final String PID = "org.switchroom.transport.modem";
    private static final Logger LOG = LoggerFactory.getLogger(SmsModemInstance.class);

    private final BundleContext bundle;
    private final Arrivals arrivals;
    private final Tenants tenants;
    private Running running; // DS calls one method at a time

    private record Running(SmsModemTransport transport, List<ServiceRegistration<?>> registrations) {
        /** The service first, so that nothing more comes; then the modem answers what is under way. */
        void stop() {
            registrations.forEach(ServiceRegistration::unregister);
            transport.close();
        }
    }

    @Activate
    public SmsModemInstance(
            BundleContext bundle,
            SmsModemConfig config,
            Map<String, Object> properties,
            @Reference Arrivals arrivals,
            @Reference Tenants tenants) {
        this.bundle = bundle;
        this.arrivals = arrivals;
        this.tenants = tenants;
        try {
            this.running = start(settings(config, properties));
        } catch (WrongSetting wrong) {
            LOG.error("{}. This modem is not used until the setting is corrected", wrong.getMessage());
            throw wrong;
        }
    }

    @Modified
    void change(SmsModemConfig config, Map<String, Object> properties) {
        SmsModemSettings settings;
        try {
            settings = settings(config, properties);
        } catch (WrongSetting wrong) {
            LOG.error(
                    "{}. {} goes on with its last good configuration; correct the setting",
                    wrong.getMessage(),
                    running.transport().name());
            return;
        }
        // The line takes one owner at a time, so the old one goes first.
        running.stop();
        running = start(settings);
    }

    @Deactivate
    void stop() {
        running.stop();
    }

    private SmsModemSettings settings(SmsModemConfig config, Map<String, Object> properties) {
        String pid = SettingsReader.pid(properties, PID);
        SmsModemSettings settings = SmsModemSettings.read(pid, config);
        if (tenants.list().stream().noneMatch(tenant -> tenant.id().equals(settings.tenant()))) {
            throw new WrongSetting(
                    pid, "tenant", "is '" + settings.tenant() + "', which is not there; tenant:create makes it");
        }
        return settings;
    }

    private Running start(SmsModemSettings settings) {
        SmsModemTransport transport = new SmsModemTransport(settings, arrivals, Clock.systemUTC());
        var properties = FrameworkUtil.asDictionary(
                Map.<String, Object>of(Transport.NAME, settings.name().value(), Transport.GROUP, settings.group()));
        List<ServiceRegistration<?>> registrations = List.of(
                bundle.registerService(Transport.class, transport, properties),
                bundle.registerService(WatchedModem.class, transport, properties));
        LOG.info("{} uses the modem at {}", transport.name(), settings.port().description());
        return new Running(transport, registrations);
    }
}
