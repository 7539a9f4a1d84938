package org.switchroom.camel.dropped;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.spi.PropertiesSource;

/**
 * The values that files may name: {@code {{webhook.url}}} for a plain key of the configuration, {@code {{secret:key}}}
 * for one that begins with a dot there. Secrets are masked in everything that is said of a file.
 */
final class Placeholders {
    private static final String MASK = "xxxxxx";

    private final Map<String, String> plain = new TreeMap<>();
    private final Map<String, String> secrets = new TreeMap<>();

    /** Of a configuration's own keys; those of the framework are left out. */
    Placeholders(Map<String, ?> configuration) {
        configuration.forEach((key, value) -> {
            if (key.startsWith(".")) {
                secrets.put(key.substring(1), String.valueOf(value));
            } else if (!key.startsWith("service.") && !key.startsWith("felix.") && !key.startsWith("component.")) {
                plain.put(key, String.valueOf(value));
            }
        });
    }

    /** From now on the context finds them; those it had before are gone. */
    void offerTo(CamelContext camel) {
        var properties = camel.getPropertiesComponent();
        properties.addPropertiesFunction(new Secrets());
        if (properties.getPropertiesSource(Plain.NAME) instanceof Plain known) {
            known.values = plain;
        } else {
            properties.addPropertiesSource(new Plain(plain));
        }
    }

    /** Longest first, so that a secret that is part of another leaves no rest. */
    String mask(String text) {
        List<String> longestFirst = secrets.values().stream()
                .filter(secret -> !secret.isBlank())
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        String masked = text;
        for (String secret : longestFirst) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    private static final class Plain implements PropertiesSource {
        private static final String NAME = "switchroom-transport-files";

        private volatile Map<String, String> values;

        Plain(Map<String, String> values) {
            this.values = values;
        }

        @Override
        public String getName() {
            return NAME;
        }

        @Override
        public String getProperty(String name) {
            return values.get(name);
        }
    }

    private final class Secrets implements PropertiesFunction {
        @Override
        public String getName() {
            return "secret";
        }

        @Override
        public String apply(String name) {
            return Optional.ofNullable(secrets.get(name))
                    .orElseThrow(() -> new IllegalArgumentException("there is no secret [" + name + "]; set ." + name
                            + " in etc/" + TransportFiles.PID + ".cfg"));
        }
    }
}
