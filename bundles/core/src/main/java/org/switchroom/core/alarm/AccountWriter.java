package org.switchroom.core.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccount.Panel;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;

/** Puts an account's next version on disk, with whose its panel is, and then into the book. */
final class AccountWriter {
    private final JournalWriter writer;
    private final Chronicle chronicle;
    private final AccountBook book;

    AccountWriter(JournalWriter writer, Chronicle chronicle, AccountBook book) {
        this.writer = writer;
        this.chronicle = chronicle;
        this.book = book;
    }

    /**
     * @param before the version that this one follows; empty for a new account
     * @param key the panel's new key, when there is one
     * @param story what was done, for people; what is logged
     */
    CompletionStage<Answer<AlarmAccount>> write(
            Optional<AlarmAccount> before, AlarmAccount after, Optional<byte[]> key, String actor, String story) {
        Instant now = after.changedAt();
        DocumentVersion version = new DocumentVersion(
                AccountBook.document(after),
                after.revision(),
                Flat.write(AccountFields.write(after)),
                actor,
                story,
                now);
        List<Row> rows = new ArrayList<>();
        rows.add(new Row.NewDocumentVersion(version));
        rows.addAll(panels(before, after));
        key.ifPresent(bytes -> rows.add(new Row.Setting(
                AccountBook.KEY + after.id(), Optional.of(HexFormat.of().formatHex(bytes)))));
        rows.add(new Row.Audit(actor, "alarm.account", after.id().toString(), story, now));
        rows.add(chronicle.row(
                after.tenant(),
                Optional.empty(),
                Optional.empty(),
                now,
                actor,
                before.isEmpty() ? TimelineEntry.Kind.CREATED : TimelineEntry.Kind.CHANGED,
                "system " + after.id() + " " + after.name() + ": " + story));
        return writer.write(Entry.of(rows)).thenApply(written -> {
            if (written instanceof Written.Stored) {
                book.adopt(version, key);
                return Answer.done(after);
            }
            return Answer.refused(problem(written, after));
        });
    }

    private static List<Row> panels(Optional<AlarmAccount> before, AlarmAccount after) {
        Optional<String> old = before.flatMap(AlarmAccount::panel).map(Panel::account);
        Optional<String> now = after.panel().map(Panel::account);
        List<Row> rows = new ArrayList<>();
        if (!old.equals(now)) {
            Optional<String> owner = Optional.of(after.id().toString());
            old.ifPresent(panel -> rows.add(new Row.SettingStep(AccountBook.PANEL + panel, owner, Optional.empty())));
            now.ifPresent(panel -> rows.add(new Row.SettingStep(AccountBook.PANEL + panel, Optional.empty(), owner)));
        }
        return rows;
    }

    private static Problem problem(Written written, AlarmAccount account) {
        if (!(written instanceof Written.Conflict conflict)) {
            return JournalWriter.unavailable(written.toString());
        }
        return conflict.row() instanceof Row.SettingStep
                ? new Problem(
                        Problem.Kind.CONFLICT,
                        Optional.of("panel"),
                        "panel " + account.panel().map(Panel::account).orElse("") + " belongs to another system",
                        "Check the panel's account; an administrator finds the other system in alarm:accounts")
                : stale(account);
    }

    static Problem stale(AlarmAccount account) {
        return Problem.of(
                Problem.Kind.STALE,
                "system " + account.id() + " was changed meanwhile",
                "Read it again and repeat the change on what it is now");
    }
}
