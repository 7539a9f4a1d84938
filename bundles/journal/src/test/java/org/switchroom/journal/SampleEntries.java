package org.switchroom.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.switchroom.job.Job;
import org.switchroom.message.Address;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Arrival;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.testkit.journal.Samples;

/** What taking in one job writes: arrival, job, timeline, message with its lane, audit link. */
record SampleEntries(Journal journal, Samples samples) {
    static SampleEntries of(Journal journal) {
        return new SampleEntries(journal, new Samples(journal, Instant.now().truncatedTo(ChronoUnit.MICROS)));
    }

    Entry entry(Job job) {
        StoredMessage message = samples.message("job " + job.id(), job.createdAt(), Optional.of(job.id()));
        Address to = message.hop().to();
        Arrival arrival = samples.arrival("client", "key " + job.id());
        return new Entry(
                Optional.of(arrival),
                List.of(
                        new Row.NewJob(job),
                        new Row.Timeline(samples.timeline(
                                Optional.of(job.id()), Optional.of(message.id()), "created, mail to " + to)),
                        new Row.NewMessage(message),
                        new Row.Audit("client", "job.create", job.id().toString(), job.number(), job.createdAt())));
    }
}
