package org.switchroom.route.intakefile;

import java.io.IOException;
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
import org.switchroom.access.Tenants;
import org.switchroom.camel.RouteSet;
import org.switchroom.intake.Bookmarks;
import org.switchroom.intake.WatchedIntake;
import org.switchroom.job.Jobs;
import org.switchroom.mapping.Mappings;
import org.switchroom.settings.SettingsReader;
import org.switchroom.settings.WrongSetting;

/**
 * One file {@code etc/org.switchroom.intake.file-<name>.cfg}. It registers its services itself, because a changed file
 * with a mistake must leave the intake as it is, and a DS component would be gone.
 */
@Component(
        configurationPid = FileIntakeInstance.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {})
@Designate(ocd = FileIntakeConfig.class, factory = true)
public final class FileIntakeInstance {
    static final String PID = "org.switchroom.intake.file";
    private static final Logger LOG = LoggerFactory.getLogger(FileIntakeInstance.class);

    private final BundleContext bundle;
    private final Jobs jobs;
    private final Mappings mappings;
    private final Bookmarks bookmarks;
    private final Tenants tenants;
    private Running running; // DS calls one method at a time

    private record Running(FileIntake intake, ServiceRegistration<?> registration) {
        /** Told first, so that it stops at its next line while the route host waits for it. */
        void stop() {
            intake.stop();
            registration.unregister();
        }
    }

    @Activate
    public FileIntakeInstance(
            BundleContext bundle,
            FileIntakeConfig config,
            Map<String, Object> properties,
            @Reference Jobs jobs,
            @Reference Mappings mappings,
            @Reference Bookmarks bookmarks,
            @Reference Tenants tenants) {
        this.bundle = bundle;
        this.jobs = jobs;
        this.mappings = mappings;
        this.bookmarks = bookmarks;
        this.tenants = tenants;
        try {
            running = start(settings(config, properties));
        } catch (WrongSetting wrong) {
            LOG.error("{}. This file intake is not there until the setting is corrected", wrong.getMessage());
            throw wrong;
        }
    }

    @Modified
    void change(FileIntakeConfig config, Map<String, Object> properties) {
        FileIntakeSettings settings;
        try {
            settings = settings(config, properties);
        } catch (WrongSetting wrong) {
            LOG.error(
                    "{}. {} goes on with its last good configuration; correct the setting",
                    wrong.getMessage(),
                    running.intake().name());
            return;
        }
        running.stop();
        running = start(settings);
    }

    @Deactivate
    void stop() {
        running.stop();
    }

    /** What can be wrong is found here, while what ran before still runs. */
    private FileIntakeSettings settings(FileIntakeConfig config, Map<String, Object> properties) {
        String pid = SettingsReader.pid(properties, PID);
        FileIntakeSettings settings = FileIntakeSettings.read(pid, config);
        if (tenants.list().stream().noneMatch(tenant -> tenant.id().equals(settings.tenant()))) {
            throw new WrongSetting(
                    pid, "tenant", "is '" + settings.tenant() + "', which is not there; tenant:create makes it");
        }
        try {
            new Folders(settings.folder(), settings.endings(), Clock.systemUTC()).make();
        } catch (IOException stuck) {
            throw new WrongSetting(pid, "folder", "is '" + settings.folder() + "' and can not be made: " + stuck);
        }
        return settings;
    }

    private Running start(FileIntakeSettings settings) {
        FileIntake intake = new FileIntake(settings, jobs, mappings, bookmarks, Clock.systemUTC());
        String[] services = {RouteSet.class.getName(), WatchedIntake.class.getName()};
        var registration = bundle.registerService(services, intake, null);
        LOG.info("{} watches {}", settings.name(), settings.folder());
        return new Running(intake, registration);
    }
}
