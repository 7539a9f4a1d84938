package org.switchroom.route.alarmdc09;

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
import org.switchroom.alarm.PanelIntake;
import org.switchroom.alarm.WatchedReceiver;
import org.switchroom.dc09.receiver.Dc09Receiver;
import org.switchroom.dc09.receiver.ReceiverSettings;
import org.switchroom.settings.SettingsReader;
import org.switchroom.settings.WrongSetting;

/**
 * One file {@code etc/org.switchroom.intake.dc09-<name>.cfg}. It registers its service itself, because a changed file
 * with a mistake must leave the receiver as it is, and a DS component would be gone.
 */
@Component(
        configurationPid = Dc09IntakeInstance.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {})
@Designate(ocd = Dc09IntakeConfig.class, factory = true)
public final class Dc09IntakeInstance {
    static final String PID = "org.switchroom.intake.dc09";
    private static final Logger LOG = LoggerFactory.getLogger(Dc09IntakeInstance.class);

    private final BundleContext bundle;
    private final PanelIntake intake;
    private Running running; // DS calls one method at a time

    private record Running(String name, Dc09Receiver receiver, ServiceRegistration<?> registration) {
        void stop() {
            registration.unregister();
            receiver.close();
        }
    }

    @Activate
    public Dc09IntakeInstance(
            BundleContext bundle,
            Dc09IntakeConfig config,
            Map<String, Object> properties,
            @Reference PanelIntake intake) {
        this.bundle = bundle;
        this.intake = intake;
        try {
            this.running = start(Dc09IntakeSettings.read(SettingsReader.pid(properties, PID), config));
        } catch (WrongSetting wrong) {
            LOG.error("{}. No panel can report here until the setting is corrected", wrong.getMessage());
            throw wrong;
        }
    }

    @Modified
    void change(Dc09IntakeConfig config, Map<String, Object> properties) {
        ReceiverSettings settings;
        try {
            settings = Dc09IntakeSettings.read(SettingsReader.pid(properties, PID), config);
        } catch (WrongSetting wrong) {
            LOG.error(
                    "{}. {} goes on with its last good configuration; correct the setting",
                    wrong.getMessage(),
                    running.name());
            return;
        }
        // The port has one owner at a time. What is on its way is sent again by its panel.
        running.stop();
        running = start(settings);
    }

    @Deactivate
    void stop() {
        running.stop();
    }

    private Running start(ReceiverSettings settings) {
        Dc09Receiver receiver = new Dc09Receiver(settings, intake, Clock.systemUTC());
        return new Running(settings.name(), receiver, bundle.registerService(WatchedReceiver.class, receiver, null));
    }
}
