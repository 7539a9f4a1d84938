package org.switchroom.core.alarm;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.switchroom.access.Caller;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccount.Panel;
import org.switchroom.alarm.AlarmAccounts.Filter;
import org.switchroom.answer.Page;

/** Finds systems by state and by words, page by page. Reads the book alone; any thread. */
final class AccountSearch {
    private final AccountBook book;

    AccountSearch(AccountBook book) {
        this.book = book;
    }

    /** Of the caller's tenants, the newest first. */
    Page<AlarmAccount> page(Caller caller, Filter filter) {
        Optional<AccountId> after = filter.after().flatMap(AccountId::parse);
        List<AlarmAccount> found = book.all().stream()
                .filter(account -> caller.tenants().contains(account.tenant()))
                .filter(account -> filter.state().map(account.state()::equals).orElse(true))
                .filter(account -> filter.text()
                        .map(text -> words(account).contains(text.toLowerCase(Locale.ROOT)))
                        .orElse(true))
                .filter(account ->
                        after.map(id -> account.id().compareTo(id) < 0).orElse(true))
                .sorted(Comparator.comparing(AlarmAccount::id).reversed())
                .limit(filter.limit() + 1L)
                .toList();
        if (found.size() <= filter.limit()) {
            return new Page<>(found, Optional.empty());
        }
        List<AlarmAccount> items = found.subList(0, filter.limit());
        return new Page<>(items, Optional.of(items.get(items.size() - 1).id().toString()));
    }

    private static String words(AlarmAccount account) {
        return (account.name() + "\n"
                        + account.panel().map(Panel::account).orElse("") + "\n"
                        + account.relay().map(relay -> relay.number()).orElse(""))
                .toLowerCase(Locale.ROOT);
    }
}
