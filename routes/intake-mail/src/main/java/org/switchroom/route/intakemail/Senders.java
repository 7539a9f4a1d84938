package org.switchroom.route.intakemail;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.switchroom.access.Tenant;
import org.switchroom.mail.MailAddress;
import org.switchroom.settings.SettingsReader;

/** Who may send for which tenant: single addresses count before whole domains. */
record Senders(Map<String, String> tenants) {
    private static final String KEY = "senders.";

    Senders {
        tenants = Map.copyOf(tenants);
    }

    /** @throws org.switchroom.settings.WrongSetting naming the key that can not be used */
    static Senders read(SettingsReader read, Map<String, ?> properties) {
        Map<String, String> tenants = new HashMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(KEY)) {
                String tenant = key.substring(KEY.length());
                if (!Tenant.isId(tenant)) {
                    throw read.wrong(key, "names no tenant; expected senders.<tenant's id>");
                }
                for (String sender : words(value)) {
                    boolean domain = sender.matches("@[a-z0-9.-]+");
                    if (!domain && MailAddress.parse(sender).isEmpty()) {
                        throw read.wrong(
                                key, "has '" + sender + "'; expected mail addresses and domains such as @example.org");
                    }
                    String other = tenants.put(sender, tenant);
                    if (other != null && !other.equals(tenant)) {
                        throw read.wrong(key, "has '" + sender + "', which stands in senders." + other + " too");
                    }
                }
            }
        });
        if (tenants.isEmpty()) {
            throw read.wrong(KEY + Tenant.MAIN, "is missing; expected who may send, such as @partner.example");
        }
        return new Senders(tenants);
    }

    private static List<String> words(Object value) {
        return Arrays.stream(String.valueOf(value).split(","))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** @param sender lower case */
    Optional<String> tenantOf(String sender) {
        return Optional.ofNullable(tenants.get(sender))
                .or(() -> Optional.ofNullable(tenants.get(sender.substring(sender.lastIndexOf('@')))));
    }
}
