package org.switchroom.core.sms;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.switchroom.core.Chronicle;
import org.switchroom.core.CoreSettings;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.notice.NoticePost;
import org.switchroom.core.outbox.MessageDesk;
import org.switchroom.core.party.PhoneNumbers;
import org.switchroom.core.party.PrefixBook;
import org.switchroom.core.party.PrefixDesk;
import org.switchroom.core.service.JobBook;
import org.switchroom.core.service.LogBook;
import org.switchroom.core.service.ServiceDesk;
import org.switchroom.core.service.Services;
import org.switchroom.service.ServiceJobs;
import org.switchroom.service.Timetable;
import org.switchroom.sms.MobileTable;
import org.switchroom.sms.SmsCodec;
import org.switchroom.sms.SmsMessages;
import org.switchroom.sms.SmsSwitches;
import org.switchroom.sms.SmsTexts;
import org.switchroom.store.Journal;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.Transports;

/** Composes the SMS service: in two steps, because the rest of core needs some of it and it needs some of that. */
public final class SmsOffice {
    private final Journal journal;
    private final Chronicle chronicle;
    private final CoreSettings settings;
    private final Clock clock;
    private final SwitchBook switches;
    private final JobBook jobs;
    private final SmsGate gate;
    private final TextBook texts;
    private final PrefixBook prefixes;
    private final PhoneNumbers numbers;
    private final FixedText fixed;
    private final Courtesies courtesies;
    private volatile Optional<SmsCodec> codec = Optional.empty();

    public SmsOffice(Journal journal, Chronicle chronicle, CoreSettings settings, Clock clock) {
        this.journal = journal;
        this.chronicle = chronicle;
        this.settings = settings;
        this.clock = clock;
        this.switches = new SwitchBook(journal, clock);
        this.jobs = new JobBook(journal, clock);
        this.gate = new SmsGate(switches, jobs);
        this.texts = new TextBook(journal);
        this.prefixes = new PrefixBook(journal, settings.mobilePrefixes(), clock);
        this.numbers = new PhoneNumbers(settings.region(), prefixes::inForce);
        this.fixed = new FixedText(switches);
        this.courtesies = new Courtesies(journal, chronicle, switches, gate, texts, settings.validity());
    }

    public PhoneNumbers numbers() {
        return numbers;
    }

    public FixedText fixedText() {
        return fixed;
    }

    public Courtesies courtesies() {
        return courtesies;
    }

    public SmsGate gate() {
        return gate;
    }

    /** @param now empty when it goes */
    public void codec(Optional<SmsCodec> now) {
        codec = now;
    }

    /** What the office offers, once the rest is there. */
    public record Open(
            SmsDesk messages, ServiceDesk jobs, Services services, SmsTroubles troubles, Map<Class<?>, Object> offers) {
        public void timetable(Optional<Timetable> now) {
            services.clockwork().timetable(now);
        }

        public void look(List<TimelineEntry> news) {
            troubles.look(news);
        }

        @SuppressWarnings("unchecked")
        public <T> T offer(Class<T> service) {
            return (T) offers.get(service);
        }
    }

    /**
     * @param resume has everything that is held for want of a transport looked at again
     * @param version of Switchroom, for the log
     */
    public Open open(
            JournalWriter writer,
            MessageDesk messages,
            NoticePost post,
            Transports transports,
            Runnable resume,
            Executor executor,
            String version) {
        LogBook log = new LogBook(journal, version);
        SmsTroubles troubles =
                new SmsTroubles(journal, writer, switches, log, post, settings.notices(), executor, clock);
        Drafts drafts = new Drafts(journal, numbers, texts, settings.validity());
        SmsDesk desk = new SmsDesk(
                journal,
                writer,
                chronicle,
                messages,
                gate,
                drafts,
                new Previewing(() -> codec, fixed),
                troubles,
                clock);
        SmsRun run = new SmsRun(journal, writer, chronicle, transports, resume, clock);
        Services services = Services.of(journal, writer, jobs, log, post, run, executor, ZoneId.systemDefault(), clock);
        return new Open(
                desk,
                services.desk(),
                services,
                troubles,
                Map.of(
                        SmsMessages.class, desk,
                        SmsSwitches.class, new SwitchDesk(switches, writer, clock),
                        SmsTexts.class, new TextDesk(journal, texts, writer, clock),
                        MobileTable.class, new PrefixDesk(journal, prefixes, writer, clock),
                        ServiceJobs.class, services.desk()));
    }
}
