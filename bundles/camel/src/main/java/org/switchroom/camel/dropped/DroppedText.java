package org.switchroom.camel.dropped;

import java.nio.file.Path;
import java.util.Arrays;
import org.switchroom.camel.host.UnfitRoutesException;

/**
 * One state of one file.
 *
 * @param shown how people know the file: {@code etc/transports/webhook.yaml}
 * @param content without it, it is what the first look found
 */
record DroppedText(Path file, String shown, String content) {
    String extension() {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** {@code etc/transports/webhook.yaml, line 7: cause}; without secrets. */
    String explain(Throwable failure, Placeholders placeholders) {
        Throwable root = failure;
        while (root.getCause() != null && !(root instanceof UnfitRoutesException) && !(root instanceof WrongText)) {
            root = root.getCause();
        }
        String cause = root instanceof UnfitRoutesException || root instanceof WrongText || root.getMessage() == null
                ? String.valueOf(root.getMessage())
                : firstLine(root);
        return placeholders.mask(shown + ", line " + new Lines(content).of(failure) + ": " + cause);
    }

    private static String firstLine(Throwable root) {
        String said = Arrays.stream(root.getMessage().split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
        return root.getClass().getSimpleName() + ": " + said;
    }
}
