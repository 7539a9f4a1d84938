package org.switchroom.core.party;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;

/** Phone numbers as people write them, brought to E.164 (ITU-T E.164) with libphonenumber. */
final class PhoneNumbers {
    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final String homeRegion;

    /** @param homeRegion ISO 3166 code of the country that numbers without a country code belong to */
    PhoneNumbers(String homeRegion) {
        this.homeRegion = homeRegion;
    }

    /** Empty when no telephone network has such a number. */
    Optional<String> e164(String written) {
        try {
            var number = library.parse(written, homeRegion);
            return library.isPossibleNumber(number)
                    ? Optional.of(library.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
