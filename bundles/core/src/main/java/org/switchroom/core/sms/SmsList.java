package org.switchroom.core.sms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.switchroom.answer.Page;
import org.switchroom.answer.TextMatch;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.outbox.Messages;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.sms.SmsMessages.Filter;
import org.switchroom.store.Journal;

/**
 * The SMS among all messages, by every criterion there is. The journal narrows down by its indexes and by one text; the
 * rest is looked at here, at most so much at a time: then the page is short, and the next one goes on.
 */
final class SmsList {
    private static final int READ_AT_ONCE = 200;
    private static final int MOST_READS = 10;

    private final Journal journal;

    SmsList(Journal journal) {
        this.journal = journal;
    }

    Page<StoredMessage> page(Collection<String> tenants, Filter filter) {
        List<StoredMessage> found = new ArrayList<>();
        Optional<String> after = filter.after();
        for (int read = 0; read < MOST_READS; read++) {
            Page<StoredMessage> page = journal.messages(tenants, narrowed(filter, after));
            for (StoredMessage message : page.items()) {
                if (fits(message, filter)) {
                    found.add(message);
                    if (found.size() == filter.limit()) {
                        boolean last = page.next().isEmpty()
                                && message == page.items().get(page.items().size() - 1);
                        return new Page<>(
                                found,
                                last
                                        ? Optional.empty()
                                        : Optional.of(message.id().toString()));
                    }
                }
            }
            after = page.next();
            if (after.isEmpty()) {
                break;
            }
        }
        return new Page<>(found, after);
    }

    private static Messages.Filter narrowed(Filter filter, Optional<String> after) {
        Optional<String> text = filter.text().map(TextMatch::text).or(filter::number);
        return new Messages.Filter(
                filter.state(),
                filter.job(),
                Optional.of(text.orElse(Address.PHONE + ":")),
                filter.from(),
                filter.until(),
                after,
                READ_AT_ONCE);
    }

    private static boolean fits(StoredMessage message, Filter filter) {
        return Sms.is(message)
                && filter.number().map(digits -> isTo(message, digits)).orElse(true)
                && filter.text().map(text -> text.matches(words(message))).orElse(true);
    }

    private static boolean isTo(StoredMessage message, String digits) {
        return message.envelope().plan().stream()
                .anyMatch(hop -> hop.to().isPhone() && hop.to().value().contains(digits));
    }

    /** What the text criterion looks at: the words as a person reads them; octets are none. */
    private static String words(StoredMessage message) {
        Content content = message.envelope().content();
        return content.fold(
                text -> text.subject().isBlank() ? text.body() : text.subject() + "\n" + text.body(),
                alarm -> alarm.account() + " " + alarm.code(),
                job -> job.number() + "\n" + String.join("\n", job.fields().values()),
                binary -> "");
    }
}
