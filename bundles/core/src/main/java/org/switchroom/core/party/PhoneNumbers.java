package org.switchroom.core.party;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.FieldText;

/** Phone numbers as people write them, brought to E.164 (ITU-T E.164) with libphonenumber. */
public final class PhoneNumbers {
    /** Whose national numbers are likely to be typed without their country code. */
    private static final List<String> NEIGHBOURS = List.of("AT", "DE", "CH", "IT", "SI", "HU", "SK", "CZ");

    /** Without the country code; the library's own lengths are those of all numbers of a country. */
    private static final int SHORTEST_MOBILE = 9;

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final String homeRegion;
    private final Supplier<MobilePrefixes> table;

    /**
     * @param homeRegion ISO 3166 code of the country that numbers without a country code belong to
     * @param prefixes what mobile numbers begin with
     */
    public PhoneNumbers(String homeRegion, MobilePrefixes prefixes) {
        this(homeRegion, () -> prefixes);
    }

    /** @param table the prefixes in force at the moment of a question */
    public PhoneNumbers(String homeRegion, Supplier<MobilePrefixes> table) {
        this.homeRegion = homeRegion;
        this.table = table;
    }

    /** A number that gets SMS, in E.164; or why it gets none. */
    public Answer<String> mobile(String field, String written) {
        return FieldText.line(field, written)
                .or(() -> noMobile(written).map(no -> Problem.field(field, no.cause(), no.nextStep())))
                .map(Answer::<String>refused)
                .orElseGet(() -> Answer.done(e164(written).orElseThrow()));
    }

    /** Why a number can get no SMS, and what to do. */
    record NoMobile(String cause, String nextStep) {}

    /** Empty when no telephone network has such a number. */
    public Optional<String> e164(String written) {
        return parse(written, homeRegion).map(number -> library.format(number, PhoneNumberFormat.E164));
    }

    /** Empty when SMS can be sent to it. */
    Optional<NoMobile> noMobile(String written) {
        MobilePrefixes prefixes = table.get();
        Optional<PhoneNumber> parsed = parse(written, homeRegion);
        if (parsed.isEmpty()) {
            return Optional.of(new NoMobile(
                    "'" + written + "' is no telephone number", "Send it with its country code, like +43 664 1234567"));
        }
        PhoneNumber number = parsed.get();
        int country = number.getCountryCode();
        String national = library.getNationalSignificantNumber(number);
        boolean landline = library.getNumberType(number) == PhoneNumberType.FIXED_LINE;
        boolean complete = national.length() >= SHORTEST_MOBILE;
        if (prefixes.isEmpty() || (prefixes.holds(country, national) && !landline && complete)) {
            return Optional.empty();
        }
        String readable = library.format(number, PhoneNumberFormat.INTERNATIONAL);
        Optional<NoMobile> foreign = foreign(written, readable);
        if (foreign.isPresent()) {
            return foreign;
        } else if (landline) {
            return Optional.of(new NoMobile(
                    "'" + written + "' is a landline number (" + readable + ") and gets no SMS",
                    "Send a mobile number, and the landline number as 'phone'"));
        } else if (!prefixes.knows(country)) {
            return Optional.of(new NoMobile(
                    readable + " is a number of a country whose mobile prefixes are not in the table, which has "
                            + prefixes,
                    "An administrator adds the key sms.prefixes." + country + " to org.switchroom.core"));
        } else if (!complete) {
            return Optional.of(new NoMobile(readable + " has too few digits for a mobile number", "Correct it"));
        }
        return Optional.of(new NoMobile(
                readable + " begins with no mobile prefix of the table",
                "Correct the number, or an administrator adds the prefix to sms.prefixes." + country
                        + " of org.switchroom.core"));
    }

    /** A number of a neighbour, typed as at home there, turns into some other number here. */
    private Optional<NoMobile> foreign(String written, String readable) {
        if (written.strip().startsWith("+") || written.strip().startsWith("00")) {
            return Optional.empty();
        }
        return NEIGHBOURS.stream()
                .filter(region -> !region.equals(homeRegion))
                .flatMap(region -> parse(written, region).stream())
                .filter(number ->
                        library.isValidNumber(number) && library.getNumberType(number) == PhoneNumberType.MOBILE)
                .findFirst()
                .map(number -> new NoMobile(
                        "'" + written + "' is " + readable + " here, no mobile number; in "
                                + new Locale("", library.getRegionCodeForNumber(number))
                                        .getDisplayCountry(Locale.ENGLISH)
                                + " it is one",
                        "Send a foreign number with its country code: "
                                + library.format(number, PhoneNumberFormat.INTERNATIONAL)));
    }

    private Optional<PhoneNumber> parse(String written, String region) {
        try {
            PhoneNumber number = library.parse(written, region);
            return library.isPossibleNumber(number) ? Optional.of(number) : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
