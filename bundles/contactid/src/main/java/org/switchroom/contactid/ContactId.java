package org.switchroom.contactid;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.switchroom.message.Content;

/**
 * One message of Contact ID (SIA DC-05): {@code ACCT MT Q XYZ GG CCC S}, 16 digits of which the last is a checksum. All
 * digits are 0-9 and B-F, in upper case; one that exists can be sent.
 *
 * @param account four digits
 * @param messageType 18, which every receiver takes, or 98
 * @param qualifier 1 new event or opening, 3 restore or closing, 6 still present
 * @param code three digits
 * @param partition two digits, 00 for none
 * @param zoneOrUser three digits, 000 for none
 */
public record ContactId(
        String account, String messageType, int qualifier, String code, String partition, String zoneOrUser) {
    /** Digits of a message. */
    public static final int LENGTH = 16;

    /** The message type that every receiver takes. */
    public static final String PREFERRED = "18";

    private static final Set<String> TYPES = Set.of(PREFERRED, "98");

    /** @throws BadContactId for what can not be sent, naming it */
    public ContactId {
        account = Digits.checked("the account", account, 4);
        if (!TYPES.contains(messageType)) {
            throw new BadContactId("the message type is " + messageType + ", expected 18 or 98");
        }
        if (qualifier != 1 && qualifier != 3 && qualifier != 6) {
            throw new BadContactId("the qualifier is " + qualifier
                    + ", expected 1 (new event, opening), 3 (restore, closing) or 6 (still present)");
        }
        code = Digits.checked("the event code", code, 3);
        partition = Digits.checked("the partition", partition, 2);
        zoneOrUser = Digits.checked("the zone or user", zoneOrUser, 3);
    }

    /** @throws BadContactId when it has a number that has no digits here, such as an account with an A in it */
    public static ContactId of(Content.Alarm alarm, String messageType) {
        if (alarm.partition() < 0 || alarm.partition() > 99) {
            throw new BadContactId("the partition is " + alarm.partition() + ", expected 0 to 99");
        }
        if (alarm.zoneOrUser() < 0 || alarm.zoneOrUser() > 999) {
            throw new BadContactId("the zone or user is " + alarm.zoneOrUser() + ", expected 0 to 999");
        }
        return new ContactId(
                alarm.account(),
                messageType,
                alarm.qualifier(),
                alarm.code(),
                String.format(Locale.ROOT, "%02d", alarm.partition()),
                String.format(Locale.ROOT, "%03d", alarm.zoneOrUser()));
    }

    /** The alarm as a message of type 18. */
    public static ContactId of(Content.Alarm alarm) {
        return of(alarm, PREFERRED);
    }

    /**
     * Reads 16 digits.
     *
     * @throws BadContactId naming the digit that is wrong, or the checksum that was expected
     */
    public static ContactId parse(String digits) {
        String all = Digits.checked("the message", digits, LENGTH);
        if (!Digits.sumIsRight(all)) {
            throw new BadContactId("the checksum is " + all.charAt(LENGTH - 1) + " and the sum asks for "
                    + Digits.checksum(all.substring(0, LENGTH - 1)));
        }
        return new ContactId(
                all.substring(0, 4),
                all.substring(4, 6),
                Character.digit(all.charAt(6), 16),
                all.substring(7, 10),
                all.substring(10, 12),
                all.substring(12, 15));
    }

    /** Reads 16 DTMF keys, with {@code D} for a zero as some senders make it; see {@link #parse}. */
    public static ContactId ofKeys(String keys) {
        return parse(Digits.ofKeys(keys));
    }

    /** All 16 digits. */
    public String digits() {
        String all = account + messageType + qualifier + code + partition + zoneOrUser;
        return all + Digits.checksum(all);
    }

    /** All 16 as DTMF keys: 0-9, {@code *}, {@code #}, A-C. */
    public String keys() {
        return Digits.keys(digits());
    }

    /** The alarm; empty when the partition or the zone has a letter, for which an alarm has no number. */
    public Optional<Content.Alarm> alarm() {
        if (!(partition + zoneOrUser).chars().allMatch(digit -> digit <= '9')) {
            return Optional.empty();
        }
        return Optional.of(
                new Content.Alarm(account, qualifier, code, Integer.parseInt(partition), Integer.parseInt(zoneOrUser)));
    }
}
