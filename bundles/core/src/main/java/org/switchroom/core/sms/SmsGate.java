package org.switchroom.core.sms;

import java.util.Optional;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.answer.Problem;
import org.switchroom.core.access.Permission;
import org.switchroom.core.service.JobBook;
import org.switchroom.core.service.Kinds;
import org.switchroom.outbox.StoredMessage;

/** Whether SMS may be written: permission 298004, switch 1400, and the tenants of the service job. */
public final class SmsGate {
    private final SwitchBook switches;
    private final JobBook jobs;

    public SmsGate(SwitchBook switches, JobBook jobs) {
        this.switches = switches;
        this.jobs = jobs;
    }

    /** Why this caller may not write; empty when it may. Blocks on the database now and then. */
    Optional<Problem> closed(Caller caller) {
        return Permission.missing(caller, Scope.SMS_SEND).or(() -> closed(caller.tenant()));
    }

    /** Why a message may not be copied at the moment; only those that people wrote are the service's. */
    public Optional<Problem> mayNotCopy(StoredMessage original) {
        return Sms.isWritten(original) ? closed(original.envelope().tenant()) : Optional.empty();
    }

    /** Why no new SMS of the service are taken for this tenant. What waits already is not its business. */
    public Optional<Problem> closed(String tenant) {
        if (!switches.of(tenant).on(SwitchName.SERVICE)) {
            return Optional.of(Problem.of(
                    Problem.Kind.CONFLICT,
                    "the SMS service is off for tenant " + tenant
                            + " (1400 GLOBAL_SMS_SERVICE_VORHANDEN is 0), no new SMS is taken; what waits already is sent",
                    "Somebody with the permission sms:write sets 1400 to 1"));
        }
        if (jobs.all().stream().noneMatch(job -> job.kind().equals(Kinds.SMS) && job.isFor(tenant))) {
            return Optional.of(Problem.of(
                    Problem.Kind.CONFLICT,
                    "tenant " + tenant + " is not among the tenants that the job Service SMS names",
                    "Somebody with the permission sms:write adds it to the job's tenants, or takes all of them out"));
        }
        return Optional.empty();
    }
}
