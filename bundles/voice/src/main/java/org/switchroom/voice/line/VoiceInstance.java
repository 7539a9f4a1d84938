package org.switchroom.voice.line;

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
import org.switchroom.phone.PhoneLine;

/**
 * One file {@code etc/org.switchroom.transport.voice-<name>.cfg}. It registers its service itself, because a changed file
 * with a mistake must leave the line as it is, and a DS component would be gone.
 */
@Component(
        configurationPid = VoiceInstance.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {})
@Designate(ocd = VoiceConfig.class, factory = true)
public final class VoiceInstance {
    static final String PID = "org.switchroom.transport.voice";
    private static final Logger LOG = LoggerFactory.getLogger(VoiceInstance.class);

    private final BundleContext bundle;
    private Running running; // DS calls one method at a time

    private record Running(VoiceLine line, ServiceRegistration<PhoneLine> registration) {
        /** The service first, so that nobody dials any more; then its call ends. */
        void stop() {
            registration.unregister();
            line.close();
        }
    }

    @Activate
    public VoiceInstance(BundleContext bundle, VoiceConfig config, Map<String, Object> properties) {
        this.bundle = bundle;
        try {
            this.running = start(VoiceSettings.read(pid(properties), config));
        } catch (WrongSetting wrong) {
            LOG.error("{}. This line is not used until the setting is corrected", wrong.getMessage());
            throw wrong;
        }
    }

    @Modified
    void change(VoiceConfig config, Map<String, Object> properties) {
        VoiceSettings settings;
        try {
            settings = VoiceSettings.read(pid(properties), config);
        } catch (WrongSetting wrong) {
            LOG.error(
                    "{}. {} goes on with its last good configuration; correct the setting",
                    wrong.getMessage(),
                    running.line().name());
            return;
        }
        // The modem takes one owner at a time, so the old line goes first; its call is hung up and repeated.
        running.stop();
        running = start(settings);
    }

    @Deactivate
    void stop() {
        running.stop();
    }

    private Running start(VoiceSettings settings) {
        VoiceLine line = new VoiceLine(settings, Clock.systemUTC());
        Map<String, Object> shown = Map.of(
                PhoneLine.NAME,
                settings.name(),
                PhoneLine.KIND,
                "voice modem",
                PhoneLine.TRUNK,
                settings.port().description());
        ServiceRegistration<PhoneLine> registration =
                bundle.registerService(PhoneLine.class, line, FrameworkUtil.asDictionary(shown));
        LOG.info("{} dials over {}", settings.name(), settings.port().description());
        return new Running(line, registration);
    }

    private static String pid(Map<String, Object> properties) {
        return properties.getOrDefault("service.pid", PID) instanceof String pid ? pid : PID;
    }
}
