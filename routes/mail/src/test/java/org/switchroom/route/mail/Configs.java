package org.switchroom.route.mail;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Configurations as DS would hand them over: what is not set has the annotation's default. */
final class Configs {
    private Configs() {}

    /** @param settings by key, such as {@code connect.timeout} */
    static MailConfig of(Map<String, Object> settings) {
        Map<String, Object> open = new HashMap<>(settings);
        MailConfig config = (MailConfig) Proxy.newProxyInstance(
                MailConfig.class.getClassLoader(), new Class<?>[] {MailConfig.class}, (proxy, method, arguments) -> {
                    Object value = settings.getOrDefault(key(method.getName()), method.getDefaultValue());
                    if (value instanceof RuntimeException notConvertible) {
                        throw notConvertible;
                    }
                    return value;
                });
        for (var method : MailConfig.class.getDeclaredMethods()) {
            open.remove(key(method.getName()));
        }
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("no such keys: " + open.keySet());
        }
        return config;
    }

    static MailConfig of(Object... keysAndValues) {
        Map<String, Object> settings = new HashMap<>(Map.of("host", "127.0.0.1", "from", "room@example.com"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return of(settings);
    }

    /** DS 1.4, 112.8.2.1. */
    private static String key(String method) {
        return method.replace("$_$", "-").replace('_', '.');
    }
}
