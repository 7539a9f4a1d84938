package org.switchroom.route.intakemail;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Configurations as DS would hand them over: what is not set has the annotation's default. */
final class Configs {
    static final String PID = "org.switchroom.intake.mail~orders";

    private Configs() {}

    static Map<String, Object> with(Object... keysAndValues) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "host",
                "127.0.0.1",
                "security",
                "none",
                "user",
                "orders",
                ".password",
                "s3cret",
                "senders.main",
                "@partner.example, boss@other.example",
                "senders.acme",
                "boss@acme.example"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return settings;
    }

    static MailIntakeSettings settings(Object... keysAndValues) {
        Map<String, Object> settings = with(keysAndValues);
        MailIntakeConfig config = (MailIntakeConfig) Proxy.newProxyInstance(
                MailIntakeConfig.class.getClassLoader(),
                new Class<?>[] {MailIntakeConfig.class},
                (proxy, method, arguments) -> settings.getOrDefault(
                        method.getName().replace("$_$", "-").replace('_', '.'), method.getDefaultValue()));
        return MailIntakeSettings.read(PID, config, settings);
    }
}
