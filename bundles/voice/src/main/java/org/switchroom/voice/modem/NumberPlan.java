package org.switchroom.voice.modem;

/**
 * How a number is dialled on this line.
 *
 * @param prefix before every number, such as {@code 0,} for the outside line of a PBX
 * @param country the line's own country code, without plus; empty: every number with a plus is dialled as a foreign one
 * @param national before a number of the own country
 * @param international before a foreign one
 */
public record NumberPlan(String prefix, String country, String national, String international) {
    String dialled(String number) {
        if (!number.startsWith("+")) {
            return prefix + number;
        }
        String digits = number.substring(1);
        boolean own = !country.isEmpty() && digits.startsWith(country);
        return prefix + (own ? national + digits.substring(country.length()) : international + digits);
    }
}
