package org.switchroom.core.routing;

import java.util.Locale;
import java.util.Optional;

/** What sort of event an alarm is, by the groups of Contact ID's event codes (SIA DC-05-1999, event codes). */
enum EventClass {
    MEDICAL,
    FIRE,
    PANIC,
    HOLD_UP,
    DURESS,
    BURGLARY,
    TAMPER,
    OTHER_ALARM,
    TROUBLE,
    OPENING_CLOSING,
    BYPASS,
    TEST;

    /** As rules write it: {@code hold-up}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** From a three-digit event code, or from the word itself; empty when it is neither. */
    static Optional<EventClass> of(String text) {
        for (EventClass known : values()) {
            if (known.word().equals(text.strip().toLowerCase(Locale.ROOT).replace(' ', '-'))) {
                return Optional.of(known);
            }
        }
        return text.strip().matches("[1-6][0-9]{2}")
                ? Optional.of(ofCode(Integer.parseInt(text.strip())))
                : Optional.empty();
    }

    private static EventClass ofCode(int code) {
        return switch (code) {
            case 121, 124, 125 -> DURESS;
            case 122 -> HOLD_UP;
            case 137, 144, 145, 341, 383 -> TAMPER;
            default ->
                switch (code / 10) {
                    case 10 -> MEDICAL;
                    case 11 -> FIRE;
                    case 12 -> PANIC;
                    case 13 -> BURGLARY;
                    default -> ofHundreds(code / 100);
                };
        };
    }

    private static EventClass ofHundreds(int hundreds) {
        return switch (hundreds) {
            case 2, 3 -> TROUBLE;
            case 4 -> OPENING_CLOSING;
            case 5 -> BYPASS;
            case 6 -> TEST;
            default -> OTHER_ALARM;
        };
    }
}
