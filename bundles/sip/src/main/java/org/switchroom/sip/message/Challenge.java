package org.switchroom.sip.message;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a server wants to have proved (RFC 7616 §3.3, RFC 8760).
 *
 * @param algorithm {@code MD5} or {@code SHA-256}, as the server wrote it; empty when it wrote none
 * @param auth whether it knows {@code qop=auth}
 * @param stale true when only the nonce was too old
 * @param proxy whether a proxy asks, by 407
 */
public record Challenge(
        String realm,
        String nonce,
        Optional<String> opaque,
        String algorithm,
        boolean auth,
        boolean stale,
        boolean proxy) {
    /** The best one we can answer, of a 401 or 407. */
    public static Optional<Challenge> of(SipMessage response) {
        boolean proxy = response.status().orElse(0) == 407;
        List<Challenge> known = response.lines(proxy ? "Proxy-Authenticate" : "WWW-Authenticate").stream()
                .flatMap(line -> parse(line, proxy).stream())
                .toList();
        Optional<Challenge> strong = known.stream().filter(Challenge::isSha256).findFirst();
        return strong.isPresent() ? strong : known.stream().findFirst();
    }

    private static Optional<Challenge> parse(String line, boolean proxy) {
        if (!line.regionMatches(true, 0, "Digest ", 0, 7)) {
            return Optional.empty();
        }
        Map<String, String> said = new HashMap<>();
        for (String part : Parameters.split(line.substring(7), ',')) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                said.putIfAbsent(
                        part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        Parameters.unquoted(part.substring(equals + 1).strip()));
            }
        }
        String algorithm = said.getOrDefault("algorithm", "");
        boolean known =
                algorithm.isEmpty() || algorithm.equalsIgnoreCase("MD5") || algorithm.equalsIgnoreCase("SHA-256");
        String qop = said.getOrDefault("qop", "");
        boolean auth = List.of(qop.toLowerCase(Locale.ROOT).split("[ ,\t]+")).contains("auth");
        if (!known || !said.containsKey("nonce") || !said.containsKey("realm") || !qop.isEmpty() && !auth) {
            return Optional.empty();
        }
        return Optional.of(new Challenge(
                said.get("realm"),
                said.get("nonce"),
                Optional.ofNullable(said.get("opaque")),
                algorithm,
                auth,
                said.getOrDefault("stale", "").equalsIgnoreCase("true"),
                proxy));
    }

    boolean isSha256() {
        return algorithm.equalsIgnoreCase("SHA-256");
    }
}
