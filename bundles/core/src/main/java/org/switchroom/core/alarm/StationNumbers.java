package org.switchroom.core.alarm;

import java.util.Optional;
import org.switchroom.core.party.PhoneNumbers;

/** Numbers of central stations, one way to write each: E.164 where the network knows it, else the digits as dialled. */
final class StationNumbers {
    private final PhoneNumbers numbers;

    StationNumbers(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    /** Empty when it can not be dialled. */
    Optional<String> of(String written) {
        String digits = written.replaceAll("[\\s()/.-]", "");
        return numbers.e164(written).or(() -> Optional.of(digits).filter(it -> it.matches("\\+?[0-9]{1,20}")));
    }
}
