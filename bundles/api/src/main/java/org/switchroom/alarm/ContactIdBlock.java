package org.switchroom.alarm;

/**
 * One message of Contact ID, in digits (0-9, B-F) where nothing else is said.
 *
 * @param account four
 * @param messageType 18, or 98 with older panels
 * @param qualifier 1 new event or opening, 3 restore or closing, 6 still present
 * @param code three, as in {@link EventCodes}
 * @param partition two
 * @param zoneOrUser three
 * @param digits all 16, the checksum last
 * @param keys the same as DTMF keys
 */
public record ContactIdBlock(
        String account,
        String messageType,
        int qualifier,
        String code,
        String partition,
        String zoneOrUser,
        String digits,
        String keys) {}
