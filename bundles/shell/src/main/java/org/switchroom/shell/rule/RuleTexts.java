package org.switchroom.shell.rule;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.switchroom.shell.NotDone;

/** Reads a file of rules that lies on the server. */
final class RuleTexts {
    private static final long LONGEST = 4_000_000;

    private RuleTexts() {}

    static String read(String file) throws NotDone {
        Path path = Path.of(file);
        try {
            if (Files.size(path) > LONGEST) {
                throw new NotDone("'" + file + "' has more than 4 MB, which no rules have");
            }
            return Files.readString(path);
        } catch (CharacterCodingException notUtf8) {
            throw new NotDone("'" + file + "' is not UTF-8. Save it as UTF-8 text");
        } catch (IOException unreadable) {
            throw new NotDone("'" + file + "' can not be read: " + unreadable
                    + ". Name a file on the server; relative names begin at the installation folder");
        }
    }
}
