package org.switchroom.route.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One text with places for a message's values, built in or from a file. A file is read again when it has changed; while
 * it has a mistake, the last good text stays in use and the log says once what is wrong.
 */
final class MailTemplate {
    private static final Logger LOG = LoggerFactory.getLogger(MailTemplate.class);

    /** A template that can not be used; names the file and, when it does not parse, the line. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message, Exception cause) {
            super(message, cause);
        }
    }

    private record Loaded(Template template, FileTime changed) {}

    private final String key;
    private final Optional<Path> file;
    private volatile Loaded good; // replaced as a whole; two threads that both reload do the same work twice
    private volatile FileTime seen;

    private MailTemplate(String key, Optional<Path> file, Loaded first) {
        this.key = key;
        this.file = file;
        this.good = first;
        this.seen = first.changed();
    }

    /** @param file blank for the built-in text of this key */
    static MailTemplate load(String key, String file) throws Unusable {
        if (file.isEmpty()) {
            String builtIn = key.substring(key.indexOf('.') + 1).replace('.', '-') + ".mustache";
            try (InputStream in = MailTemplate.class.getResourceAsStream(builtIn)) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return new MailTemplate(key, Optional.empty(), new Loaded(compile(text), FileTime.fromMillis(0)));
            } catch (IOException broken) {
                throw new Unusable("has no built-in text " + builtIn + ": " + broken, broken);
            }
        }
        Path path;
        try {
            path = Path.of(file);
        } catch (RuntimeException notAPath) {
            throw new Unusable("is '" + file + "', which is not a path: " + notAPath.getMessage(), notAPath);
        }
        return new MailTemplate(key, Optional.of(path), read(path));
    }

    String render(Map<String, Object> values) {
        reloadWhenChanged();
        return good.template().execute(values);
    }

    private void reloadWhenChanged() {
        if (file.isEmpty()) {
            return;
        }
        Path path = file.get();
        try {
            FileTime changed = Files.getLastModifiedTime(path);
            if (!changed.equals(seen)) {
                seen = changed;
                good = read(path);
                LOG.info("{} is used as it now stands in {}", key, path);
            }
        } catch (IOException gone) {
            if (!FileTime.fromMillis(0).equals(seen)) {
                seen = FileTime.fromMillis(0);
                LOG.warn(
                        "{}: {} can not be read ({}); the last good text stays in use, put the file back",
                        key,
                        path,
                        gone.toString());
            }
        } catch (Unusable wrong) {
            LOG.warn("{} {}; the last good text stays in use until the file is corrected", key, wrong.getMessage());
        }
    }

    private static Loaded read(Path path) throws Unusable {
        try {
            FileTime changed = Files.getLastModifiedTime(path);
            return new Loaded(compile(Files.readString(path)), changed);
        } catch (CharacterCodingException notUtf8) {
            throw new Unusable("is '" + path + "', which is not written in UTF-8", notUtf8);
        } catch (IOException unreadable) {
            throw new Unusable("is '" + path + "', which can not be read: " + unreadable, unreadable);
        } catch (MustacheException | UnsupportedOperationException wrong) {
            // jmustache's message ends with "@ line N"; partials, which it would look for in the class path, have none.
            throw new Unusable("is '" + path + "', which has a mistake: " + wrong.getMessage(), wrong);
        }
    }

    /** Run once without values, so that what only shows when it is used shows now. */
    private static Template compile(String text) {
        Template template = Mustache.compiler()
                .escapeHTML(false)
                .defaultValue("")
                .emptyStringIsFalse(true)
                .withLoader(name -> {
                    throw new UnsupportedOperationException("{{>" + name + "}}: templates can not include others");
                })
                .compile(text);
        template.execute(Map.of());
        return template;
    }
}
