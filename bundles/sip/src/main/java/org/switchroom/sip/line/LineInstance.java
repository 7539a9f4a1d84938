package org.switchroom.sip.line;

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
import org.switchroom.phone.PhoneLine;
import org.switchroom.sip.rtp.SoundDesk;

/**
 * One file {@code etc/org.switchroom.transport.line-<name>.cfg}. It registers its service itself, because a changed file
 * with a mistake must leave the line as it is, and a DS component would be gone.
 */
@Component(
        configurationPid = LineInstance.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {})
@Designate(ocd = LineConfig.class, factory = true)
public final class LineInstance {
    static final String PID = "org.switchroom.transport.line";
    private static final Logger LOG = LoggerFactory.getLogger(LineInstance.class);

    private final BundleContext bundle;
    private final SoundDesk sound;
    private Running running; // DS calls one method at a time

    private record Running(SipLine line, ServiceRegistration<PhoneLine> registration) {
        /** The service first, so that nobody dials any more; then its calls end. */
        void stop() {
            registration.unregister();
            line.close();
        }
    }

    @Activate
    public LineInstance(
            BundleContext bundle, LineConfig config, Map<String, Object> properties, @Reference SoundDesk sound) {
        this.bundle = bundle;
        this.sound = sound;
        try {
            this.running = start(LineSettings.read(pid(properties), config));
        } catch (WrongSetting wrong) {
            LOG.error("{}. This line is not used until the setting is corrected", wrong.getMessage());
            throw wrong;
        }
    }

    @Modified
    void change(LineConfig config, Map<String, Object> properties) {
        LineSettings settings;
        try {
            settings = LineSettings.read(pid(properties), config);
        } catch (WrongSetting wrong) {
            LOG.error(
                    "{}. {} goes on with its last good configuration; correct the setting",
                    wrong.getMessage(),
                    running.line().name());
            return;
        }
        // The local port takes one owner at a time, so the old line goes first; its calls are cut off and repeated.
        running.stop();
        running = start(settings);
    }

    @Deactivate
    void stop() {
        running.stop();
    }

    private Running start(LineSettings settings) {
        SipLine line = new SipLine(settings, sound, Clock.systemUTC());
        ServiceRegistration<PhoneLine> registration =
                bundle.registerService(PhoneLine.class, line, FrameworkUtil.asDictionary(properties(settings)));
        LOG.info("{} dials over {}:{}", settings.name(), settings.proxyHost(), settings.proxyPort());
        return new Running(line, registration);
    }

    private static Map<String, Object> properties(LineSettings settings) {
        String proxy = settings.proxyHost() + ":" + settings.proxyPort();
        return Map.of(
                PhoneLine.NAME,
                settings.name(),
                PhoneLine.KIND,
                settings.tcp() ? "sip/tcp" : "sip/udp",
                PhoneLine.TRUNK,
                proxy);
    }

    private static String pid(Map<String, Object> properties) {
        return properties.getOrDefault("service.pid", PID) instanceof String pid ? pid : PID;
    }
}
