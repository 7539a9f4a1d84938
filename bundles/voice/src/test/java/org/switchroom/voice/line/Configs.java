package org.switchroom.voice.line;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations as DS makes them: what is not set has its default. */
final class Configs {
    private Configs() {}

    /** @param values by the method's name; an exception is thrown as DS throws it */
    static VoiceConfig of(Map<String, Object> values) {
        return (VoiceConfig) Proxy.newProxyInstance(
                Configs.class.getClassLoader(), new Class<?>[] {VoiceConfig.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("annotationType")) {
                        return Annotation.class;
                    }
                    Object value = values.getOrDefault(method.getName(), method.getDefaultValue());
                    if (value instanceof RuntimeException notConvertible) {
                        throw notConvertible;
                    }
                    return value;
                });
    }
}
