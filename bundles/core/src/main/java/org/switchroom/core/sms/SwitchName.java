package org.switchroom.core.sms;

import java.util.Optional;
import java.util.regex.Pattern;

/** The switches of the SMS service. Not set means off, or no text. */
public enum SwitchName {
    SERVICE(
            1400,
            "GLOBAL_SMS_SERVICE_VORHANDEN",
            Kind.FLAG,
            "The SMS service is there: people may write SMS, orders and tickets may tell by SMS"),
    ERRORS_TO(
            1401,
            "GLOBAL_SMS_SERVICE_FEHLERBENACHRICHTIGUNG",
            Kind.MAIL,
            "Mail address that hears of SMS that can not be sent, such as to a wrong or a landline number"),
    FIXED_TEXT(
            1402, "GLOBAL_SMS_FIXTEXT_AM_ENDE", Kind.TEXT, "Text that is put behind every SMS when it is sent, once"),
    INSPECTOR(
            1539,
            "GLOBAL_AUFTRAG_SMS_AN_KONTROLLEUR",
            Kind.FLAG,
            "The inspector of an order hears by SMS that it is sent"),
    OCCUPANT(
            1580,
            "GLOBAL_AUFTRAG_BN_VERSTAENDIGEN",
            Kind.FLAG,
            "The occupant hears when an order goes to a contractor; by SMS when 1581 is on, too"),
    OCCUPANT_BY_SMS(
            1581,
            "GLOBAL_AUFTRAG_BN_VERSTAENDIGEN_PER_SMS",
            Kind.FLAG,
            "The occupant hears it by SMS; works only while 1580 is on"),
    TICKET(2890, "GLOBAL_TICKET_SMSANBN_ERSTELLUNG", Kind.FLAG, "The occupant gets an SMS when a ticket is made");

    private enum Kind {
        FLAG,
        MAIL,
        TEXT
    }

    /** Three SMS of their own; more than that is no fixed text. */
    private static final int LONGEST_TEXT = 459;

    private static final Pattern MAIL = Pattern.compile("[^\\s@,;:]{1,64}@[^\\s@,;:]{1,253}");

    private final int number;
    private final String key;
    private final Kind kind;
    private final String meaning;

    SwitchName(int number, String key, Kind kind, String meaning) {
        this.number = number;
        this.key = key;
        this.kind = kind;
        this.meaning = meaning;
    }

    int number() {
        return number;
    }

    String key() {
        return key;
    }

    String meaning() {
        return meaning;
    }

    /** What is in force when it is not set. */
    String standard() {
        return kind == Kind.FLAG ? "0" : "";
    }

    /** By number or name. */
    static Optional<SwitchName> of(String written) {
        for (SwitchName name : values()) {
            if (written.equals(Integer.toString(name.number)) || written.equalsIgnoreCase(name.key)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** What is wrong with a value; empty when it can be set. An empty one takes it back. */
    Optional<String> wrong(String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (kind) {
            case FLAG ->
                value.equals("0") || value.equals("1")
                        ? Optional.empty()
                        : Optional.of("'" + value + "' is neither 0 nor 1");
            case MAIL ->
                MAIL.matcher(value).matches() ? Optional.empty() : Optional.of("'" + value + "' is no mail address");
            case TEXT ->
                value.length() <= LONGEST_TEXT
                        ? Optional.empty()
                        : Optional.of("it has " + value.length() + " characters, at most " + LONGEST_TEXT + " are put"
                                + " behind an SMS");
        };
    }
}
