package org.switchroom.route.smsweb;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Configurations as DS would make them: what is not named has its default. */
final class Configs {
    private Configs() {}

    /** @param pairs keys as in the file, and values */
    static SmsWebSettings settings(Object... pairs) {
        Map<String, Object> given = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            given.put((String) pairs[i], pairs[i + 1]);
        }
        SmsWebConfig config = (SmsWebConfig) Proxy.newProxyInstance(
                SmsWebConfig.class.getClassLoader(),
                new Class<?>[] {SmsWebConfig.class},
                (proxy, method, arguments) -> given.getOrDefault(key(method), method.getDefaultValue()));
        return SmsWebSettings.read("org.switchroom.transport.websms~test", config, given);
    }

    private static String key(Method method) {
        return method.getName().replace("$_$", "-").replace('_', '.');
    }
}
