package org.switchroom.mail;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads single headers of a mail, leniently, each within a length. */
final class MailHeaders {
    /** RFC 5322 §2.1.1 for a line; a folded header may be longer, and nobody means it when it is much longer. */
    private static final int LONGEST = 8_000;

    private static final Pattern ID = Pattern.compile("<[^<>\\s\\p{Cc}]{1,900}>");

    private final MimeMessage mail;

    MailHeaders(MimeMessage mail) {
        this.mail = mail;
    }

    /** As they stand. */
    List<String> all(String name) throws MessagingException {
        String[] found = mail.getHeader(name);
        return found == null
                ? List.of()
                : Stream.of(found)
                        .limit(100)
                        .map(value -> value.length() > LONGEST ? value.substring(0, LONGEST) : value)
                        .toList();
    }

    /** The first one, lower case and stripped; empty when there is none. */
    String word(String name) throws MessagingException {
        return all(name).stream().findFirst().map(MailReader::lower).orElse("");
    }

    /** The first one, decoded, on one line. */
    String words(String name) throws MessagingException {
        String raw = all(name).stream().findFirst().orElse("");
        String decoded;
        try {
            decoded = MimeUtility.decodeText(MimeUtility.unfold(raw));
        } catch (UnsupportedEncodingException | RuntimeException asItStands) {
            decoded = raw;
        }
        return decoded.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }

    List<String> ids(String name) throws MessagingException {
        List<String> ids = new ArrayList<>();
        for (String value : all(name)) {
            Matcher id = ID.matcher(value);
            while (id.find() && ids.size() < 200) {
                ids.add(id.group());
            }
        }
        return ids;
    }

    List<String> list(String name) throws MessagingException {
        return all(name).stream()
                .flatMap(value -> Stream.of(value.split("[,\\s]+", 100)))
                .map(MailReader::lower)
                .filter(value -> value.indexOf('@') > 0)
                .toList();
    }

    boolean has(String name) throws MessagingException {
        return mail.getHeader(name) != null;
    }

    /** True when any header's name begins so. */
    boolean hasLike(String prefix) throws MessagingException {
        for (Header header : Collections.list(mail.getAllHeaders())) {
            if (header.getName().toLowerCase(Locale.ROOT).startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Exactly one From with exactly one address; all else may show one sender to us and another to people. */
    Optional<String> sender() throws MessagingException {
        List<String> values = all("From");
        List<String> addresses = addresses(values);
        return values.size() == 1 && addresses.size() == 1 ? Optional.of(addresses.get(0)) : Optional.empty();
    }

    List<String> recipients() throws MessagingException {
        List<String> values = new ArrayList<>(all("To"));
        values.addAll(all("Delivered-To"));
        return addresses(values).stream().limit(50).toList();
    }

    private static List<String> addresses(List<String> values) {
        List<String> addresses = new ArrayList<>();
        for (String value : values) {
            try {
                for (InternetAddress address : InternetAddress.parseHeader(MimeUtility.unfold(value), false)) {
                    addresses.add(Optional.ofNullable(address.getAddress())
                            .flatMap(MailAddress::parse)
                            .map(parsed -> MailReader.lower(parsed.getAddress()))
                            .orElse(""));
                }
            } catch (MessagingException | RuntimeException notOne) {
                addresses.add("");
            }
        }
        return addresses.contains("") ? List.of() : addresses;
    }
}
