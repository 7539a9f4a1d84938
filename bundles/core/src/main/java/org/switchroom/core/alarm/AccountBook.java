package org.switchroom.core.alarm;

import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccount.Panel;
import org.switchroom.alarm.PanelAccess;
import org.switchroom.store.DocumentName;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Journal;

/** The systems, in memory, and their keys. The store has the truth; see {@link Shelf}. Any thread. */
final class AccountBook {
    static final String KIND = "alarm-account";
    /** Settings that hold keys of AES, apart from the versions of the document, so that an old key is nowhere. */
    static final String KEY = "alarm.key.";
    /** Settings that say whose a panel is: one panel, one account. */
    static final String PANEL = "alarm.panel.";

    private final Journal journal;
    private final Shelf<AlarmAccount> accounts;
    private final Map<String, AlarmAccount> byPanel = new ConcurrentHashMap<>();
    private final Map<AccountId, byte[]> keys = new ConcurrentHashMap<>();

    AccountBook(Journal journal) {
        this.journal = journal;
        this.accounts = new Shelf<>(journal, KIND, AccountBook::read, this::changed);
    }

    static DocumentName document(AlarmAccount account) {
        return new DocumentName(
                KIND, Optional.of(account.tenant()), account.id().toString());
    }

    private static AlarmAccount read(DocumentVersion version) {
        return AccountFields.read(
                        AccountId.parse(version.document().name()).orElseThrow(),
                        version.document().tenant().orElseThrow(),
                        Flat.read(version.text()),
                        version.version(),
                        version.at())
                .fold(account -> account, problem -> {
                    throw new IllegalStateException(problem.text());
                });
    }

    private void changed(Optional<AlarmAccount> before, AlarmAccount now) {
        before.flatMap(AlarmAccount::panel).ifPresent(panel -> byPanel.remove(panel.account()));
        now.panel().ifPresent(panel -> byPanel.put(panel.account(), now));
    }

    /** Reads what other nodes have written. Blocks on the database. */
    void refresh() {
        journal.settings(KEY).forEach((key, value) -> AccountId.parse(key.substring(KEY.length()))
                .ifPresent(id -> keys.put(id, HexFormat.of().parseHex(value))));
        accounts.refresh();
    }

    void adopt(DocumentVersion version, Optional<byte[]> key) {
        key.ifPresent(bytes -> AccountId.parse(version.document().name()).ifPresent(id -> keys.put(id, bytes.clone())));
        accounts.adopt(version);
    }

    Optional<AlarmAccount> byId(AccountId id) {
        return accounts.get(id.toString());
    }

    /** Also one that another node has made a moment ago. Blocks on the database when it is not known here. */
    Optional<AlarmAccount> find(AccountId id) {
        Optional<AlarmAccount> known = byId(id);
        if (known.isEmpty()) {
            refresh();
        }
        return known.or(() -> byId(id));
    }

    Optional<AlarmAccount> byPanel(String account) {
        return Optional.ofNullable(byPanel.get(account));
    }

    Optional<PanelAccess> access(String account) {
        return byPanel(account).flatMap(known -> known.panel()
                .map(panel -> new PanelAccess(
                        Optional.ofNullable(keys.get(known.id())).filter(key -> panel.keyed()), panel.plainAllowed())));
    }

    /** By id, the oldest first. */
    Collection<AlarmAccount> all() {
        return accounts.all();
    }

    /** For the panel's own word: upper case. */
    static boolean isPanel(String account) {
        return Panel.isAccount(account);
    }
}
