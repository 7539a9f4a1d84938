package org.switchroom.alarm;

import java.util.Optional;

/**
 * An event as Contact ID (SIA DC-05) knows it.
 *
 * @param code three digits
 * @param text for people
 * @param user true when the message's last number is a user, false when it is a zone
 * @param siaNew the two letters of SIA DC-03 for a new event or an opening, where one fits
 * @param siaRestore the same for a restore or a closing
 */
public record EventCode(
        String code,
        String text,
        EventClass eventClass,
        boolean user,
        Optional<String> siaNew,
        Optional<String> siaRestore) {
    /**
     * The two letters of SIA for this event.
     *
     * @param qualifier 1 new event, 3 restore, 6 still present
     */
    public Optional<String> sia(int qualifier) {
        return qualifier == 3 ? siaRestore : siaNew;
    }
}
