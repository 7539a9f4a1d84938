package org.switchroom.core.alarm;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.switchroom.access.Caller;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;

/**
 * What a request's fields make of a system: its next version, not on disk yet.
 *
 * @param key the panel's new key, which is kept apart from the rest; empty when the request brings none
 */
record AccountEdit(AlarmAccount after, Optional<byte[]> key) {
    /** The house alone says what a panel's CRC is, or it would prove nothing. */
    static Optional<Problem> notAllowed(Caller caller, Map<String, String> fields) {
        if (fields.containsKey("crc") && !caller.everyTenant()) {
            return Optional.of(new Problem(
                    Problem.Kind.FORBIDDEN,
                    Optional.of("crc"),
                    "a panel's CRC is entered by those who run the relay",
                    "Leave it out; it is asked for at activation"));
        }
        return FieldNames.unknown(fields, AccountFields.WRITABLE);
    }

    /** A new system, or the first thing that is wrong. */
    static Answer<AccountEdit> create(AccountId id, String tenant, Map<String, String> fields, Instant now) {
        AlarmAccount fresh = AlarmAccount.of(id, tenant, "new", now);
        Map<String, String> written = new LinkedHashMap<>(AccountFields.write(fresh));
        written.put("name", "");
        return edit(fresh, written, fields, 1, now);
    }

    /** The fields in place of what the system has, or the first thing that is wrong. */
    static Answer<AccountEdit> change(AlarmAccount before, Map<String, String> fields, Instant now) {
        return edit(before, AccountFields.write(before), fields, before.revision() + 1, now);
    }

    private static Answer<AccountEdit> edit(
            AlarmAccount base, Map<String, String> written, Map<String, String> fields, int revision, Instant now) {
        Map<String, String> merged = new LinkedHashMap<>(written);
        merged.putAll(fields);
        Optional<byte[]> key = Optional.empty();
        String keyText = Optional.ofNullable(merged.remove("key")).orElse("");
        if (!keyText.isEmpty()) {
            key = PanelKey.parse(keyText);
            if (key.isEmpty()) {
                return Answer.refused(Problem.field(
                        "key",
                        "it is no key of AES",
                        "Send 32, 48 or 64 hexadecimal digits, or 16, 24 or 32 characters"));
            }
        }
        if (fields.containsKey("key")) {
            merged.put("keyed", Boolean.toString(key.isPresent()));
            if (!fields.containsKey("plainAllowed")) {
                merged.put("plainAllowed", Boolean.toString(key.isEmpty()));
            }
        }
        Optional<byte[]> newKey = key;
        return AccountFields.read(base.id(), base.tenant(), merged, revision, now)
                .map(after -> new AccountEdit(after, newKey));
    }
}
