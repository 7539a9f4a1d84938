package org.switchroom.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code name=value} arguments. An empty value clears a field. */
public final class Fields {
    private Fields() {}

    public static Map<String, String> read(List<String> arguments) throws NotDone {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String argument : arguments == null ? List.<String>of() : arguments) {
            int equals = argument.indexOf('=');
            if (argument.startsWith("--")) {
                throw new NotDone("Option " + argument + " stands behind a field. Options come first, fields last");
            }
            if (equals < 1) {
                throw new NotDone(
                        "'" + argument + "' is not a field with its value. Write name=value, such as notes='gate 2'");
            }
            if (fields.put(argument.substring(0, equals), argument.substring(equals + 1)) != null) {
                throw new NotDone("Field " + argument.substring(0, equals) + " is there twice. Name it once");
            }
        }
        return fields;
    }
}
