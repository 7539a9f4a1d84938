package org.switchroom.core.alarm;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccount.Relay;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.core.job.AlarmNotices.Said;
import org.switchroom.message.Content;

/** An event as people are told of it, with the names that the dealer has given. */
final class AlarmSaid {
    private static final int MOST_TIMES = 20;

    private AlarmSaid() {}

    static Said of(AlarmEvent event, AlarmAccount account) {
        String title = what(event, account);
        return said(
                event,
                account,
                new Content.Text(
                        title,
                        title + "\nReceived " + second(event.receivedAt()) + ", event " + event.id()
                                + ". The central station is told by itself.\n"));
    }

    /** Further ones of the same zone. */
    static Said repeats(AlarmEvent first, AlarmAccount account, List<Instant> at) {
        String title = at.size() + " more: " + what(first, account);
        return said(first, account, new Content.Text(title, title + "\n" + times(first, at) + "\n"));
    }

    /** Which was told for itself, and when the others came. */
    static String times(AlarmEvent first, List<Instant> at) {
        return "The first, event " + first.id() + ", was told for itself. These came at "
                + at.stream().limit(MOST_TIMES).map(AlarmSaid::second).collect(Collectors.joining(", "))
                + (at.size() > MOST_TIMES ? ", …" : "") + ".";
    }

    private static Said said(AlarmEvent event, AlarmAccount account, Content.Text words) {
        return new Said(
                account.tenant(),
                number(account),
                event.alarm().code(),
                AlarmMessage.priority(event.eventClass()),
                words);
    }

    static String what(AlarmEvent event, AlarmAccount account) {
        return account.name() + ", account " + number(account) + ": " + Relaying.words(event)
                + Optional.ofNullable(account.zones().get(event.alarm().zoneOrUser()))
                        .filter(name -> !name.isEmpty())
                        .map(name -> " (" + name + ")")
                        .orElse("");
    }

    private static String number(AlarmAccount account) {
        return account.relay().map(Relay::number).orElse("");
    }

    private static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
