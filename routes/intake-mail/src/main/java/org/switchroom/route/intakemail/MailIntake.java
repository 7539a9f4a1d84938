package org.switchroom.route.intakemail;

import java.time.Clock;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.camel.RoutesBuilder;
import org.switchroom.camel.RouteSet;
import org.switchroom.intake.IntakeView;
import org.switchroom.intake.WatchedIntake;
import org.switchroom.job.Jobs;
import org.switchroom.mail.Mailbox;
import org.switchroom.mapping.Mappings;
import org.switchroom.outbox.SenderNotices;

/** One mail box that jobs come out of. */
final class MailIntake implements RouteSet, WatchedIntake {
    private final MailIntakeSettings settings;
    private final Mailbox box;
    private final Tally tally;
    private final MailJobs taking;

    MailIntake(MailIntakeSettings settings, Jobs jobs, Mappings mappings, SenderNotices notices, Clock clock) {
        this.settings = settings;
        this.box = new Mailbox(settings.name(), settings.line(), clock);
        this.tally = new Tally(clock);
        this.taking = new MailJobs(settings, jobs, mappings, notices, tally);
    }

    /** A mail transport of the same configured name has routes too. */
    @Override
    public String name() {
        return "intake-" + settings.name();
    }

    @Override
    public RoutesBuilder routes() {
        return new MailIntakeRoutes(name(), box, taking);
    }

    @Override
    public IntakeView view() {
        return new IntakeView(
                settings.name(),
                IntakeView.Kind.MAIL,
                String.join(", ", new TreeSet<>(settings.senders().tenants().values())),
                settings.line().server() + "/" + settings.line().folder(),
                0,
                tally.taken(),
                tally.rejected(),
                Optional.empty(),
                box.trouble().map(trouble -> trouble.text() + ", since " + trouble.since()),
                tally.lastTakenAt());
    }
}
