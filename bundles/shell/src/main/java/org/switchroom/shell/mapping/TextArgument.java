package org.switchroom.shell.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.switchroom.shell.NotDone;

/** A text that stands in the command, or comes by its standard input: {@code ssh … mapping:set north - < north.mapping}. */
final class TextArgument {
    private static final int LONGEST = 1_000_000;

    private TextArgument() {}

    static String read(String argument) throws NotDone {
        if (!argument.equals("-")) {
            return argument;
        }
        // Deliberate: no file of the machine is read here. Who may set mappings may not read etc/.
        InputStream input = System.in;
        try {
            byte[] text = input.readNBytes(LONGEST + 1);
            if (text.length > LONGEST) {
                throw new NotDone("More than " + LONGEST + " bytes came by standard input. Send less");
            }
            return new String(text, StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new NotDone("Standard input can not be read: " + gone.getMessage());
        }
    }
}
