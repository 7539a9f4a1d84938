package org.switchroom.core.sms;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.switchroom.core.Chronicle;
import org.switchroom.core.Ground;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.notice.NoticePost;
import org.switchroom.core.outbox.Copying;
import org.switchroom.core.party.PrefixDesk;
import org.switchroom.core.service.LogBook;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.service.ServiceWork;
import org.switchroom.sms.MobileTable;
import org.switchroom.sms.SmsCodec;
import org.switchroom.sms.SmsMessages;
import org.switchroom.sms.SmsSwitches;
import org.switchroom.sms.SmsTexts;
import org.switchroom.store.Journal;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.Transports;

/** Composes the SMS service: what people write, its switches and texts, and what is told of its troubles. */
public final class SmsOffice {
    private final ServiceWork sending;
    private final SmsTroubles troubles;
    private final Map<Class<?>, Object> offers;
    private volatile Optional<SmsCodec> codec = Optional.empty();

    /**
     * @param resume has these looked at again, which are held
     */
    public SmsOffice(
            Ground ground,
            SmsBasics basics,
            Copying copying,
            NoticePost post,
            Transports transports,
            Consumer<List<StoredMessage>> resume,
            LogBook log) {
        Journal journal = ground.journal();
        JournalWriter writer = ground.writer();
        Chronicle chronicle = ground.chronicle();
        Clock clock = ground.clock();
        this.troubles = new SmsTroubles(
                journal, writer, basics.switches, log, post, ground.settings().notices(), ground.reading(), clock);
        SmsDesk desk = new SmsDesk(
                journal,
                writer,
                chronicle,
                copying,
                basics.gate(),
                new Drafts(
                        journal,
                        basics.numbers(),
                        basics.texts,
                        ground.settings().validity()),
                new Previewing(() -> codec, basics.fixedText()),
                troubles,
                clock);
        this.sending = new SmsRun(journal, writer, chronicle, transports, resume, clock);
        this.offers = Map.of(
                SmsMessages.class, desk,
                SmsSwitches.class, new SwitchDesk(basics.switches, writer, clock),
                SmsTexts.class, new TextDesk(journal, basics.texts, writer, clock),
                MobileTable.class, new PrefixDesk(journal, basics.prefixes, writer, clock));
    }

    /** @param now empty when it goes */
    public void codec(Optional<SmsCodec> now) {
        codec = now;
    }

    /** News that is on disk. */
    public void look(List<TimelineEntry> news) {
        troubles.look(news);
    }

    /** What a service job does to have everything sent that waits. */
    public ServiceWork sending() {
        return sending;
    }

    /** What it offers to others, by the interface they know it by. */
    public Map<Class<?>, Object> offers() {
        return offers;
    }

    public <T> T offer(Class<T> service) {
        return service.cast(offers.get(service));
    }
}
