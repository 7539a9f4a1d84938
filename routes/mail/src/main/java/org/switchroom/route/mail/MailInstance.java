package org.switchroom.route.mail;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.camel.TransportRoutes;
import org.switchroom.settings.SettingsReader;
import org.switchroom.settings.WrongSetting;
import org.switchroom.transport.Preview;
import org.switchroom.transport.Transport;

/**
 * One file {@code etc/org.switchroom.transport.mail-<name>.cfg}. It registers its services itself, because a changed
 * file with a mistake must leave the transport as it is, and a DS component would be gone.
 */
@Component(
        configurationPid = MailInstance.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {})
@Designate(ocd = MailConfig.class, factory = true)
public final class MailInstance {
    static final String PID = "org.switchroom.transport.mail";
    private static final Logger LOG = LoggerFactory.getLogger(MailInstance.class);

    private final BundleContext bundle;
    private Running running; // DS calls one method at a time

    private record Running(MailTransport transport, ServiceRegistration<?> registration) {
        /** Routes first, so that RouteHost drains them while the sessions still work. */
        void stop() {
            registration.unregister();
            transport.close();
        }
    }

    @Activate
    public MailInstance(BundleContext bundle, MailConfig config, Map<String, Object> properties) {
        this.bundle = bundle;
        try {
            this.running = start(
                    MailSettings.read(SettingsReader.pid(properties, PID), config), references(config, properties));
        } catch (WrongSetting wrong) {
            LOG.error("{}. This mail transport is not there until the setting is corrected", wrong.getMessage());
            throw wrong;
        }
    }

    @Modified
    void change(MailConfig config, Map<String, Object> properties) {
        MailSettings settings;
        MailReference references;
        try {
            settings = MailSettings.read(SettingsReader.pid(properties, PID), config);
            references = references(config, properties);
        } catch (WrongSetting wrong) {
            LOG.error(
                    "{}. {} goes on with its last good configuration; correct the setting",
                    wrong.getMessage(),
                    running.transport().name());
            return;
        }
        running.stop();
        running = start(settings, references);
    }

    @Deactivate
    void stop() {
        running.stop();
    }

    private MailReference references(MailConfig config, Map<String, Object> properties) {
        String file =
                new SettingsReader(SettingsReader.pid(properties, PID)).text("reference.key", config::reference_key);
        String etc = bundle.getProperty("karaf.etc");
        try {
            return MailReference.keptIn(file.isEmpty() ? Path.of(etc == null ? "." : etc, "mail.key") : Path.of(file));
        } catch (IOException | InvalidPathException unusable) {
            throw new WrongSetting(
                    SettingsReader.pid(properties, PID),
                    "reference.key",
                    "can not be used: " + unusable.getMessage() + "; expected a file that can be read or made");
        }
    }

    private Running start(MailSettings settings, MailReference references) {
        MailTransport transport = new MailTransport(settings, references, Clock.systemUTC());
        var properties = FrameworkUtil.asDictionary(
                Map.<String, Object>of(Transport.NAME, settings.name().value(), Transport.GROUP, settings.group()));
        String[] services = {TransportRoutes.class.getName(), Preview.class.getName()};
        var registration = bundle.registerService(services, transport, properties);
        LOG.info(
                "{} sends by {}:{}",
                transport.name(),
                settings.line().host(),
                settings.line().port());
        return new Running(transport, registration);
    }
}
