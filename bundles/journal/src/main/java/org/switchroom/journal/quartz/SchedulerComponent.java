package org.switchroom.journal.quartz;

import java.sql.SQLException;
import java.util.Hashtable;
import java.util.Map;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.routes.Routes;
import org.switchroom.service.Bell;
import org.switchroom.service.Timetable;

/** Offers the clustered scheduler while the journal's database is open. */
@Component(
        service = {},
        immediate = true)
public final class SchedulerComponent {
    private static final Logger LOG = LoggerFactory.getLogger(SchedulerComponent.class);

    private final ClusteredScheduler scheduler;
    private final ServiceRegistration<Scheduler> service;
    private final ServiceRegistration<Timetable> timetable;

    @Activate
    public SchedulerComponent(
            BundleContext context,
            @Reference(name = "pool", target = "(dataSourceName=switchroom)")
                    Map.Entry<Map<String, Object>, DataSource> pool)
            throws SchedulerException, SQLException {
        String node = String.valueOf(pool.getKey().get("switchroom.node"));
        this.scheduler = ClusteredScheduler.start(pool.getValue(), node);
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("scheduler.name", "switchroom");
        // Routes with camel-quartz wait for it and run on it: there is one scheduler in the house.
        properties.put(Routes.COMPONENT, "quartz");
        this.service = context.registerService(Scheduler.class, scheduler.scheduler(), properties);
        this.timetable =
                context.registerService(Timetable.class, new QuartzTimetable(scheduler.scheduler()), new Hashtable<>());
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addBell(Bell bell) {
        scheduler.bells().add(bell);
    }

    void removeBell(Bell bell) {
        scheduler.bells().remove(bell);
    }

    @Deactivate
    void close() {
        timetable.unregister();
        service.unregister();
        try {
            scheduler.close();
        } catch (SchedulerException e) {
            LOG.warn("The scheduler did not stop as it should: {}", e.getMessage());
        }
    }
}
