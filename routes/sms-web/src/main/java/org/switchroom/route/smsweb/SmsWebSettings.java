package org.switchroom.route.smsweb;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.switchroom.access.Tenant;
import org.switchroom.settings.SettingsReader;
import org.switchroom.transport.TransportName;

/**
 * One account's file, checked.
 *
 * @param endpoint where messages are posted, without the last step, which is what they are
 * @param authorization the header's value
 * @param owners whose it is what comes in
 * @param mostSms a message that takes more is refused; 0 for no limit
 * @param accountPause for how long the gateway is not asked after trouble with the account
 * @param callback where the gateway is told to report
 * @param secret what the gateway shows when it calls; empty when it does not call
 */
record SmsWebSettings(
        TransportName name,
        String group,
        URI endpoint,
        String authorization,
        Identities identities,
        Owners owners,
        boolean flash,
        int mostSms,
        Optional<String> category,
        boolean test,
        Optional<String> limit,
        int parallel,
        Duration connectTimeout,
        Duration readTimeout,
        Duration accountPause,
        Optional<String> callback,
        Optional<String> secret) {
    private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9.-]{0,39}");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)*");
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,4}/(s|min|h)");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,20}");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{16,200}");

    /** @param properties of the same configuration, for the keys {@code tenant.<id>.…} */
    static SmsWebSettings read(String pid, SmsWebConfig config, Map<String, ?> properties) {
        return new Reader(new SettingsReader(pid), config, properties).settings();
    }

    private record Reader(SettingsReader read, SmsWebConfig config, Map<String, ?> properties) {
        SmsWebSettings settings() {
            TransportName name = name();
            Optional<String> secret =
                    read.optional(".callback.secret", config::_callback_secret, SECRET, "16 to 200 letters and digits");
            return new SmsWebSettings(
                    name,
                    read.optional("transport.group", config::transport_group, GROUP, "a name such as sms")
                            .orElse("sms"),
                    endpoint(),
                    authorization(),
                    identities(),
                    owners(),
                    read.value("flash", config::flash),
                    read.within("max-sms", config::max$_$sms, 0, 255),
                    Optional.of(read.oneOf("category", config::category, "", "informational", "advertisement"))
                            .filter(word -> !word.isEmpty()),
                    read.value("test", config::test),
                    read.optional("limit", config::limit, LIMIT, "a limit such as 100/s"),
                    read.within("parallel", config::parallel, 1, 100),
                    read.seconds("connect.timeout", config::connect_timeout, 1, 60),
                    read.seconds("read.timeout", config::read_timeout, 1, 300),
                    read.seconds("account.pause", config::account_pause, 1, 86_400),
                    callback(name, secret),
                    secret);
        }

        private TransportName name() {
            try {
                return new TransportName(read.text("transport.name", config::transport_name));
            } catch (IllegalArgumentException unusable) {
                throw read.wrong("transport.name", "can not be used: " + unusable.getMessage());
            }
        }

        private URI endpoint() {
            URI base = url("url", read.text("url", config::url));
            String path = read.text("path", config::path).replaceAll("/+$", "");
            if (!PATH.matcher(path).matches()) {
                throw read.wrong("path", "is '" + path + "'; expected a path such as /rest/smsmessaging");
            }
            return URI.create(base + path);
        }

        /** Scheme, host, port and perhaps a path, without a slash at its end. */
        private URI url(String key, String found) {
            try {
                URI url = new URI(found.replaceAll("/+$", ""));
                boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
                if (web
                        && url.getHost() != null
                        && url.getRawQuery() == null
                        && url.getRawFragment() == null
                        && url.getRawUserInfo() == null) {
                    return url;
                }
            } catch (URISyntaxException unreadable) {
                // said below
            }
            throw read.wrong(key, "is '" + found + "'; expected an address such as https://api.example.org");
        }

        private String authorization() {
            String token = read.text(".token", config::_token);
            String user = read.text("user", config::user);
            String password = config._password() == null ? "" : config._password();
            if (!token.isEmpty() && !user.isEmpty()) {
                throw read.wrong("user", "is set beside '.token'; expected one of the two");
            } else if (!token.isEmpty()) {
                return "Bearer " + token;
            } else if (user.isEmpty()) {
                throw read.wrong("user", "is missing; expected the API's user with '.password', or '.token'");
            } else if (password.isEmpty()) {
                throw read.wrong(".password", "is missing; expected the password of 'user'");
            }
            return "Basic "
                    + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        }

        private Identities identities() {
            String type = read.oneOf(
                    "sender.type", config::sender_type, "", "national", "international", "alphanumeric", "shortcode");
            Map<String, Identities.Sender> senders = new HashMap<>();
            Map<String, String> signatures = new HashMap<>();
            Map<String, String> userSignatures = new HashMap<>();
            properties.forEach((key, value) -> {
                String found = String.valueOf(value).strip();
                if (key.startsWith("tenant.") && key.endsWith(".sender") && !found.isEmpty()) {
                    senders.put(key.substring(7, key.length() - 7), sender(key, found, ""));
                } else if (key.startsWith("tenant.") && key.endsWith(".signature") && !found.isEmpty()) {
                    signatures.put(key.substring(7, key.length() - 10), found);
                } else if (key.startsWith("user.") && key.endsWith(".signature") && !found.isEmpty()) {
                    userSignatures.put(key.substring(5, key.length() - 10), found);
                }
            });
            String own = read.text("sender", config::sender);
            return new Identities(
                    own.isEmpty() ? Optional.empty() : Optional.of(sender("sender", own, type)),
                    senders,
                    read.text("signature", config::signature),
                    signatures,
                    userSignatures);
        }

        private Owners owners() {
            Map<String, String> byNumber = new HashMap<>();
            properties.forEach((key, value) -> {
                if (key.startsWith("tenant.") && key.endsWith(".numbers")) {
                    String owner = tenant(key, key.substring(7, key.length() - 8));
                    for (String number : String.valueOf(value).strip().split(" *, *")) {
                        own(byNumber, key, number, owner);
                    }
                }
            });
            return new Owners(tenant("tenant", read.text("tenant", config::tenant)), byNumber);
        }

        private void own(Map<String, String> byNumber, String key, String number, String owner) {
            if (!NUMBER.matcher(number).matches()) {
                throw read.wrong(key, "has '" + number + "'; expected numbers with commas, such as 08282709900001");
            }
            String other = byNumber.put(Owners.digits(number), owner);
            if (other != null && !other.equals(owner)) {
                throw read.wrong(key, "has '" + number + "', which tenant " + other + " has, too; expected one owner");
            }
        }

        private String tenant(String key, String found) {
            if (!Tenant.isId(found)) {
                throw read.wrong(key, "names '" + found + "'; expected a tenant's id");
            }
            return found;
        }

        private Identities.Sender sender(String key, String found, String type) {
            try {
                return Identities.Sender.of(found, type);
            } catch (IllegalArgumentException unusable) {
                throw read.wrong(key, "is '" + found + "'; " + unusable.getMessage());
            }
        }

        private Optional<String> callback(TransportName name, Optional<String> secret) {
            String base = read.text("callback.url", config::callback_url);
            if (base.isEmpty()) {
                return Optional.empty();
            }
            if (secret.isEmpty()) {
                throw read.wrong(".callback.secret", "is missing; 'callback.url' needs it, since anybody may call");
            }
            return Optional.of(url("callback.url", base) + "/callbacks/" + name + "/" + secret.get());
        }
    }
}
