package org.switchroom.testkit.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.answer.Page;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobId;
import org.switchroom.job.Jobs;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.outbox.Messages;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Parties;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;

/** Filters and pages, newest first. Called with the memory's monitor held. */
final class Lists {
    private Lists() {}

    static Page<Job> jobs(NavigableMap<JobId, Job> all, Collection<String> tenants, Jobs.Filter filter) {
        return page(
                all,
                filter.after().flatMap(JobId::parse),
                JobId::toString,
                filter.limit(),
                job -> tenants.contains(job.tenant())
                        && filter.state().map(job.state()::equals).orElse(true)
                        && filter.kind().map(job.kind()::equals).orElse(true)
                        && filter.number().map(job.number()::equals).orElse(true)
                        && (!filter.attention() || job.attention().isPresent())
                        && contains(
                                filter.text(),
                                Optional.of(job.number()),
                                job.field(JobField.SITE_CODE),
                                job.field(JobField.NOTES)));
    }

    static Page<Party> parties(NavigableMap<PartyId, Party> all, Collection<String> tenants, Parties.Filter filter) {
        return page(
                all,
                filter.after().flatMap(PartyId::parse),
                PartyId::toString,
                filter.limit(),
                party -> tenants.contains(party.tenant())
                        && filter.kind().map(party.kind()::equals).orElse(true)
                        && contains(
                                filter.text(),
                                Optional.of(party.name()),
                                party.accountNumber(),
                                party.siteCode(),
                                party.email(),
                                party.mobile(),
                                party.phone(),
                                party.address()));
    }

    static Page<StoredMessage> messages(
            NavigableMap<MessageId, StoredMessage> all, Collection<String> tenants, Messages.Filter filter) {
        return page(
                all,
                filter.after().flatMap(MessageId::parse),
                MessageId::toString,
                filter.limit(),
                message -> tenants.contains(message.envelope().tenant())
                        && filter.state().map(message.state()::equals).orElse(true)
                        && filter.job()
                                .map(id -> message.envelope().job().equals(Optional.of(id)))
                                .orElse(true)
                        && filter.from()
                                .map(from -> !message.envelope().createdAt().isBefore(from))
                                .orElse(true)
                        && filter.until()
                                .map(until -> message.envelope().createdAt().isBefore(until))
                                .orElse(true)
                        && contains(filter.text(), Optional.of(words(message))));
    }

    static Page<AlarmEvent> alarmEvents(
            NavigableMap<AlarmEventId, AlarmEvent> all, Collection<String> tenants, AlarmEvents.Filter filter) {
        return page(
                all,
                filter.after().flatMap(AlarmEventId::parse),
                AlarmEventId::toString,
                filter.limit(),
                event -> tenants.contains(event.tenant())
                        && filter.account()
                                .map(id -> event.account().equals(Optional.of(id)))
                                .orElse(true)
                        && filter.state().map(event.state()::equals).orElse(true));
    }

    private static String words(StoredMessage message) {
        String said = message.envelope()
                .content()
                .fold(
                        text -> text.subject() + "\n" + text.body(),
                        Content.Alarm::toString,
                        job -> job.number() + "\n"
                                + String.join("\n", job.fields().values()),
                        binary -> "");
        StringBuilder words = new StringBuilder(said);
        message.envelope().plan().forEach(hop -> words.append('\n').append(hop.to()));
        return words.toString();
    }

    @SafeVarargs
    private static boolean contains(Optional<String> text, Optional<String>... places) {
        if (text.isEmpty()) {
            return true;
        }
        String wanted = text.get().toLowerCase(Locale.ROOT);
        for (Optional<String> place : places) {
            if (place.isPresent() && place.get().toLowerCase(Locale.ROOT).contains(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static <K, V> Page<V> page(
            NavigableMap<K, V> all, Optional<K> after, Function<K, String> cursor, int limit, Predicate<V> wanted) {
        NavigableMap<K, V> older = after.map(key -> all.headMap(key, false)).orElse(all);
        List<V> items = new ArrayList<>();
        K last = null;
        for (var line : older.descendingMap().entrySet()) {
            if (!wanted.test(line.getValue())) {
                continue;
            }
            if (items.size() == limit) {
                return new Page<>(items, Optional.of(cursor.apply(last)));
            }
            items.add(line.getValue());
            last = line.getKey();
        }
        return new Page<>(items, Optional.empty());
    }
}
