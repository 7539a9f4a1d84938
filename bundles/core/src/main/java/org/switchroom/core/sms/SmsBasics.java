package org.switchroom.core.sms;

import java.time.Clock;
import org.switchroom.core.Chronicle;
import org.switchroom.core.CoreSettings;
import org.switchroom.core.Ground;
import org.switchroom.core.party.PhoneNumbers;
import org.switchroom.core.party.PrefixBook;
import org.switchroom.core.service.JobBook;
import org.switchroom.store.Journal;

/**
 * What is laid down for the SMS service: how numbers are written, what is switched on, which texts are used. All of core
 * asks it, and it asks nobody.
 */
public final class SmsBasics {
    final SwitchBook switches;
    private final JobBook jobs;
    final TextBook texts;
    final PrefixBook prefixes;
    private final SmsGate gate;
    private final PhoneNumbers numbers;
    private final FixedText fixedText;
    private final Courtesies courtesies;

    public SmsBasics(Ground ground) {
        Journal journal = ground.journal();
        Chronicle chronicle = ground.chronicle();
        CoreSettings settings = ground.settings();
        Clock clock = ground.clock();
        this.switches = new SwitchBook(journal, clock);
        this.jobs = new JobBook(journal, clock);
        this.texts = new TextBook(journal);
        this.prefixes = new PrefixBook(journal, settings.mobilePrefixes(), clock);
        this.gate = new SmsGate(switches, jobs);
        this.numbers = new PhoneNumbers(settings.region(), prefixes::inForce);
        this.fixedText = new FixedText(switches);
        this.courtesies = new Courtesies(journal, chronicle, switches, gate, texts, settings.validity());
    }

    public PhoneNumbers numbers() {
        return numbers;
    }

    public FixedText fixedText() {
        return fixedText;
    }

    public Courtesies courtesies() {
        return courtesies;
    }

    /** The service jobs: whether SMS are sent at all is one's switch. */
    public JobBook jobs() {
        return jobs;
    }

    public SmsGate gate() {
        return gate;
    }
}
