package org.switchroom.route.intakemail;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Problem;
import org.switchroom.answer.Sha256;
import org.switchroom.camel.NotStoredException;
import org.switchroom.intake.Origin;
import org.switchroom.job.Job;
import org.switchroom.job.Jobs;
import org.switchroom.mail.ReadMail;
import org.switchroom.mail.Verdict;
import org.switchroom.mapping.Mapped;
import org.switchroom.mapping.Mappings;
import org.switchroom.mapping.Records;
import org.switchroom.message.Address;
import org.switchroom.outbox.SenderNotices;

/**
 * Makes jobs of a mail, each once: the Message-ID is the first record's idempotency key, with a number for the others.
 * Blocks until everything is on disk. One thread at a time.
 */
final class MailJobs {
    private static final Logger LOG = LoggerFactory.getLogger(MailJobs.class);

    private final MailIntakeSettings settings;
    private final Jobs jobs;
    private final Mappings mappings;
    private final SenderNotices notices;
    private final Tally tally;

    MailJobs(MailIntakeSettings settings, Jobs jobs, Mappings mappings, SenderNotices notices, Tally tally) {
        this.settings = settings;
        this.jobs = jobs;
        this.mappings = mappings;
        this.notices = notices;
        this.tally = tally;
    }

    /**
     * @throws NotStoredException when something could not be stored: the mail has to come again, and what is there
     *     already is not made twice
     */
    Verdict take(ReadMail mail) throws IOException {
        Optional<String> tenant = mail.from().flatMap(settings.senders()::tenantOf);
        if (tenant.isEmpty()) {
            // Not answered: whoever is not listed may be anybody's forged address.
            LOG.warn(
                    "{}: a mail from {} is rejected, because no key senders.<tenant> lists its sender",
                    settings.name(),
                    mail.sender());
            tally.rejected(1);
            return Verdict.REJECTED;
        }
        Wrongs wrongs = new Wrongs();
        if (mail.tooLarge()) {
            wrongs.add("Mail", "it is larger than " + settings.line().maxSize() + " bytes. Send less at a time");
        } else {
            new Reading(mail, caller(tenant.get()), wrongs).all();
        }
        if (wrongs.none()) {
            return Verdict.TAKEN;
        }
        tally.rejected(wrongs.count());
        LOG.warn("{}: a mail from {} is rejected: {}", settings.name(), mail.sender(), wrongs.first());
        tell(tenant.get(), mail, wrongs);
        return Verdict.REJECTED;
    }

    private void tell(String tenant, ReadMail mail, Wrongs wrongs) {
        if (settings.answers().isEmpty() || !mail.mayBeAnswered()) {
            return;
        }
        Address sender = Address.mail(mail.from().orElseThrow());
        SenderNotices.Told told = notices.tell(tenant, settings.answers().get(), sender, wrongs.words(mail))
                .toCompletableFuture()
                .join();
        if (told == SenderNotices.Told.NOT_NOW) {
            throw new NotStoredException("the answer to its sender could not be stored");
        }
    }

    private Caller caller(String tenant) {
        EnumSet<Scope> scopes = EnumSet.of(Scope.JOBS_WRITE, Scope.PARTIES_READ, Scope.MAPPINGS_READ);
        if (settings.dispatch()) {
            scopes.add(Scope.JOBS_DISPATCH);
        }
        return new Caller(settings.name(), List.of(tenant), false, scopes);
    }

    private final class Reading {
        private final ReadMail mail;
        private final Caller caller;
        private final Wrongs wrongs;
        private int records;

        Reading(ReadMail mail, Caller caller, Wrongs wrongs) {
            this.mail = mail;
            this.caller = caller;
            this.wrongs = wrongs;
        }

        void all() throws IOException {
            List<MailContents.Part> parts =
                    MailContents.of(mail, settings.mapping().isEmpty());
            for (MailContents.Part part : parts) {
                read(part);
            }
            if (records == 0 && wrongs.none()) {
                wrongs.add(
                        "Mail",
                        "there is nothing to take in: neither a CSV or JSON attachment with records, nor lines such as"
                                + " 'Kind: ORDER'. Send one of them");
            }
        }

        private void read(MailContents.Part part) throws IOException {
            Mappings.Use use = settings.mapping().map(Mappings.Use::of).orElse(Mappings.Use.OWN_NAMES);
            Answer<Records> opened = mappings.open(caller, use, part.content());
            if (!(opened instanceof Answer.Done<Records> done)) {
                Problem problem = ((Answer.Refused<?>) opened).problem();
                if (problem.kind() == Problem.Kind.NOT_FOUND || problem.kind() == Problem.Kind.FORBIDDEN) {
                    throw new NotStoredException(problem.text()); // our configuration is wrong, not the mail
                }
                wrong(part.name(), problem);
                return;
            }
            try (Records its = done.value()) {
                for (Optional<Mapped> next = its.next(); next.isPresent(); next = its.next()) {
                    records++;
                    record(part, next.get());
                }
                its.brokenOff().ifPresent(problem -> wrong(part.name(), problem));
            }
        }

        private void record(MailContents.Part part, Mapped record) {
            String where = part.name() + ", line " + record.line();
            if (record.fields() instanceof Answer.Done<Map<String, String>> fields) {
                Answer<Created<Job>> made = jobs.create(
                                caller,
                                fields.value(),
                                settings.dispatch(),
                                Optional.of(key(record.original().get())),
                                Origin.of("mail from " + mail.from().orElseThrow() + ", " + where))
                        .toCompletableFuture()
                        .join();
                if (made instanceof Answer.Done<Created<Job>> created) {
                    wrongs.took();
                    if (!created.value().repeated()) {
                        tally.tookOne();
                    }
                    return;
                }
                wrong(where, ((Answer.Refused<?>) made).problem());
                return;
            }
            wrong(where, ((Answer.Refused<?>) record.fields()).problem());
        }

        private void wrong(String where, Problem problem) {
            if (problem.kind() == Problem.Kind.UNAVAILABLE) {
                throw new NotStoredException(problem.text());
            }
            wrongs.add(where, problem.text());
        }

        /** @param original as it was sent: what a mapping makes of it may change until the mail comes again */
        private IdempotencyKey key(String original) {
            String id = mail.id().orElse("sha256:" + mail.digest());
            String key = records == 1 ? id : id + "#" + records;
            return new IdempotencyKey(
                    settings.name() + "/" + mail.from().orElseThrow(),
                    key.length() > IdempotencyKey.LONGEST ? "sha256:" + Sha256.hex(key) : key,
                    Sha256.hex(original));
        }
    }
}
