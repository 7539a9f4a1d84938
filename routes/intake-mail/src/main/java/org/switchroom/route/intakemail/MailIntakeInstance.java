package org.switchroom.route.intakemail;

import java.time.Clock;
import java.util.Map;
import org.osgi.framework.BundleContext;
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
import org.switchroom.camel.RouteSet;
import org.switchroom.intake.WatchedIntake;
import org.switchroom.job.Jobs;
import org.switchroom.mapping.Mappings;
import org.switchroom.outbox.SenderNotices;
import org.switchroom.settings.SettingsReader;
import org.switchroom.settings.WrongSetting;

/**
 * One file {@code etc/org.switchroom.intake.mail-<name>.cfg}. It registers its services itself, because a changed file
 * with a mistake must leave the intake as it is, and a DS component would be gone.
 */
@Component(
        configurationPid = MailIntakeInstance.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {})
@Designate(ocd = MailIntakeConfig.class, factory = true)
public final class MailIntakeInstance {
    static final String PID = "org.switchroom.intake.mail";
    private static final Logger LOG = LoggerFactory.getLogger(MailIntakeInstance.class);

    private final BundleContext bundle;
    private final Jobs jobs;
    private final Mappings mappings;
    private final SenderNotices notices;
    private Running running; // DS calls one method at a time

    private record Running(String name, ServiceRegistration<?> registration) {}

    @Activate
    public MailIntakeInstance(
            BundleContext bundle,
            MailIntakeConfig config,
            Map<String, Object> properties,
            @Reference Jobs jobs,
            @Reference Mappings mappings,
            @Reference SenderNotices notices) {
        this.bundle = bundle;
        this.jobs = jobs;
        this.mappings = mappings;
        this.notices = notices;
        try {
            this.running = start(MailIntakeSettings.read(SettingsReader.pid(properties, PID), config, properties));
        } catch (WrongSetting wrong) {
            LOG.error("{}. This mail box is not read until the setting is corrected", wrong.getMessage());
            throw wrong;
        }
    }

    @Modified
    void change(MailIntakeConfig config, Map<String, Object> properties) {
        MailIntakeSettings settings;
        try {
            settings = MailIntakeSettings.read(SettingsReader.pid(properties, PID), config, properties);
        } catch (WrongSetting wrong) {
            LOG.error(
                    "{}. {} goes on with its last good configuration; correct the setting",
                    wrong.getMessage(),
                    running.name());
            return;
        }
        running.registration().unregister();
        running = start(settings);
    }

    @Deactivate
    void stop() {
        running.registration().unregister();
    }

    private Running start(MailIntakeSettings settings) {
        MailIntake intake = new MailIntake(settings, jobs, mappings, notices, Clock.systemUTC());
        String[] services = {RouteSet.class.getName(), WatchedIntake.class.getName()};
        ServiceRegistration<?> registration = bundle.registerService(services, intake, null);
        LOG.info("{} reads {}", settings.name(), settings.line().server());
        return new Running(settings.name(), registration);
    }
}
