package org.switchroom.mapping;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a partner sent.
 *
 * @param format what it looks like from outside
 * @param charset of the text; a byte order mark at the beginning is skipped
 * @param bytes read once, from its beginning; whoever opens the content closes it
 */
public record Content(Format format, Charset charset, InputStream bytes) {
    /** How records stand in the text. */
    public enum Format {
        /** RFC 4180, with the separator that the mapping or the first line tells. */
        CSV,
        /** One array of objects, or objects one after the other, or a list somewhere inside one object. */
        JSON,
        /** One object a line. */
        JSON_LINES;

        /** By the end of a file's name: csv, txt, json, jsonl, ndjson. */
        public static Optional<Format> ofFile(String name) {
            return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
                case "csv", "txt" -> Optional.of(CSV);
                case "json" -> Optional.of(JSON);
                case "jsonl", "ndjson" -> Optional.of(JSON_LINES);
                default -> Optional.empty();
            };
        }
    }

    public Content {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(charset, "charset");
        Objects.requireNonNull(bytes, "bytes");
    }
}
