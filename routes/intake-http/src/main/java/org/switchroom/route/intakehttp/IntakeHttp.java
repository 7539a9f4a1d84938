package org.switchroom.route.intakehttp;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.switchroom.access.Tenants;
import org.switchroom.alarm.AlarmAccounts;
import org.switchroom.alarm.AlarmDirectory;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.alarm.PanelIntake;
import org.switchroom.camel.RouteSet;
import org.switchroom.intake.WatchedIntake;
import org.switchroom.job.Jobs;
import org.switchroom.mapping.Mappings;
import org.switchroom.outbox.Messages;
import org.switchroom.party.Parties;
import org.switchroom.phone.CallBook;
import org.switchroom.rule.Rules;
import org.switchroom.service.ServiceJobs;
import org.switchroom.sms.MobileTable;
import org.switchroom.sms.SmsMessages;
import org.switchroom.sms.SmsSwitches;
import org.switchroom.sms.SmsTexts;
import org.switchroom.trace.Trace;
import org.switchroom.transport.Transports;

/** The partner API as a route set: there when core is there. */
@Component(service = RouteSet.class)
public final class IntakeHttp implements RouteSet {
    private static final String NAME = "intake-http";

    /** Comes and goes without the rest of the API. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Mappings mappings;

    /** There with the first telephone line. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile CallBook calls;

    @Reference(policy = ReferencePolicy.DYNAMIC)
    private volatile List<WatchedIntake> intakes = List.of();

    private final List<Endpoint> endpoints;
    private final RouteBook book;

    @Activate
    public IntakeHttp(
            @Reference Jobs jobs,
            @Reference Parties parties,
            @Reference Messages messages,
            @Reference Transports transports,
            @Reference Rules rules,
            @Reference Tenants tenants,
            @Reference Trace trace,
            @Reference PanelIntake panels,
            @Reference AlarmAccounts alarmAccounts,
            @Reference AlarmDirectory alarmDirectory,
            @Reference AlarmEvents alarmEvents,
            @Reference SmsMessages sms,
            @Reference SmsSwitches smsSwitches,
            @Reference SmsTexts smsTexts,
            @Reference MobileTable mobileTable,
            @Reference ServiceJobs serviceJobs,
            @Reference RouteBook book) {
        this.book = book;
        endpoints = endpoints(
                new JobsResource(jobs),
                new JobStepsResource(jobs),
                new JobStoryResource(jobs, messages, trace),
                new PartiesResource(parties),
                new MessagesResource(messages, trace),
                new SmsResource(sms),
                new SmsSettingsResource(smsSwitches, smsTexts, mobileTable),
                new ServiceJobsResource(serviceJobs),
                new TransportsResource(transports),
                new RulesResource(rules),
                new AccessResource(tenants),
                new MappingsResource(() -> Optional.ofNullable(mappings)),
                new IntakesResource(() -> intakes),
                new AlarmsResource(panels, alarmAccounts, alarmEvents, Clock.systemUTC()),
                new AlarmSystemsResource(alarmAccounts),
                new AlarmSystemStepsResource(alarmAccounts),
                new AlarmDirectoryResource(alarmDirectory),
                new AlarmCallsResource(() -> Optional.ofNullable(calls)));
    }

    static List<Endpoint> endpoints(Resource... resources) {
        return Stream.of(resources)
                .flatMap(resource -> resource.endpoints().stream())
                .toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public RoutesBuilder routes() {
        return new IntakeRoutes(NAME, endpoints, book);
    }
}
