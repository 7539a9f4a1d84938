package org.switchroom.core.service;

import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.map;
import static org.switchroom.core.House.problem;
import static org.switchroom.core.House.value;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.answer.Problem;
import org.switchroom.answer.TextMatch;
import org.switchroom.core.House;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.service.LogLine;
import org.switchroom.service.ServiceJobs;
import org.switchroom.sms.SmsMessages;

/** A core with the jobs of the SMS service, and what tests of them ask for again and again. */
final class ServiceSite implements AutoCloseable {
    static final Caller KEEPER = new Caller("anna", List.of(Tenant.MAIN), true, EnumSet.allOf(Scope.class));

    final House house = new House();
    final ServiceJobs jobs = house.core.service().desk();

    ServiceJobs.View system() {
        return value(jobs.show(DISPATCHER, JobBook.SYSTEM));
    }

    ServiceJobs.View change(String... fields) {
        return value(jobs.change(KEEPER, JobBook.SYSTEM, system().job().version(), map(fields)));
    }

    Problem wrong(String... fields) {
        return problem(jobs.change(KEEPER, JobBook.SYSTEM, system().job().version(), map(fields)));
    }

    StoredMessage laterSms() {
        return value(house.core
                        .sms()
                        .offer(SmsMessages.class)
                        .send(
                                DISPATCHER,
                                map("to", "+436641234567", "text", "Later", "when", "next-run"),
                                Optional.empty()))
                .value()
                .message();
    }

    List<LogLine> log(TextMatch.Mode mode, String text, int limit) {
        return value(jobs.log(
                DISPATCHER,
                new ServiceJobs.LogFilter(
                        Optional.empty(),
                        TextMatch.of(Optional.ofNullable(mode), Optional.ofNullable(text)),
                        Optional.empty(),
                        Optional.empty(),
                        limit)));
    }

    @Override
    public void close() {
        house.close();
    }
}
