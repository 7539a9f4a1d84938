package org.switchroom.core.rule;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.core.routing.RuleText;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Written;

/**
 * Keeps the file of rules and the store in step: an edited file becomes a version, a version becomes the file. What can
 * not be used stays as it is, with what is wrong, and the rules in force stay in force. The book's thread only.
 */
final class FileWatch {
    private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);

    private final RuleFile file;
    private final RuleBook book;
    /** Of the look before: what is still being written shows another one each time. */
    private Optional<RuleFile.Stamp> before = Optional.empty();

    private Optional<RuleFile.Stamp> done = Optional.empty();
    /** What the file said when it was last in step. */
    private String inStep = "";

    private volatile Optional<String> trouble = Optional.empty();

    FileWatch(RuleFile file, RuleBook book) {
        this.file = file;
        this.book = book;
    }

    String name() {
        return file.name();
    }

    Optional<String> trouble() {
        return trouble;
    }

    /** At the start nobody is editing: what stands there counts at once. */
    void first() {
        try {
            before = file.stamp();
        } catch (IOException unreadable) {
            LOG.debug("The file of rules can not be looked at yet", unreadable);
        }
        look();
    }

    void look() {
        try {
            Optional<RuleFile.Stamp> now = file.stamp();
            if (now.isEmpty()) {
                if (book.inForce().number() > 0) {
                    LOG.info("Rules: {} was not there and is written again", file.name());
                    rewrite();
                }
            } else if (!now.equals(done) && now.equals(before)) {
                read(now);
            }
            before = now;
        } catch (CharacterCodingException notText) {
            done = before;
            trouble("it is not UTF-8. Save it as UTF-8 text");
        } catch (IOException unreadable) {
            trouble("it can not be read or written: " + unreadable + ". Check its permissions");
        }
    }

    private void read(Optional<RuleFile.Stamp> stamp) throws IOException {
        String text = file.read();
        RuleBook.InForce inForce = book.inForce();
        if (text.equals(inForce.text())) {
            settled(stamp, text);
            return;
        }
        OptionalInt base = RuleHeader.version(text);
        if (base.isPresent() && base.getAsInt() < inForce.number()) {
            if (wasInForce(text)) {
                rewrite();
                return;
            }
            done = stamp;
            trouble("it was edited from version " + base.getAsInt() + ", and version " + inForce.number() + " by "
                    + inForce.version().map(DocumentVersion::actor).orElse("")
                    + " is in force by now. Take over what changed between them (rule:diff " + base.getAsInt() + " "
                    + inForce.number() + "), then write version " + inForce.number() + " into its first line");
            return;
        }
        RuleText.Read read = RuleText.read(text, inForce.number() + 1);
        if (read.set().isEmpty()) {
            done = stamp;
            trouble(RuleBook.words(read.mistakes()));
            return;
        }
        if (inForce.number() == 0 && read.set().get().size() == 0) {
            settled(stamp, text); // the file as it came with the distribution
            return;
        }
        take(text, inForce.number());
    }

    private void take(String text, int seen) {
        done = before;
        inStep = text; // what is overwritten now is no lost edit
        book.store(seen, text, "file", file.name() + " was edited").whenComplete((written, defect) -> {
            if (!(written instanceof Written.Stored)) {
                done = Optional.empty();
                LOG.warn(
                        "Rules: {} was edited and could not be stored, it is tried again: {}",
                        file.name(),
                        written == null ? defect : written);
            }
        });
    }

    /** Makes the file say what is in force. Somebody's edit that was never used is put aside first. */
    void rewrite() {
        String text = book.inForce().text();
        try {
            String found = file.stamp().isPresent() ? file.readLeniently() : text;
            if (!found.equals(text) && !found.equals(inStep) && !wasInForce(found)) {
                LOG.warn(
                        "Rules: {} had an edit that was never in force; it is kept as {}",
                        file.name(),
                        file.keepCopy());
            }
            file.write(text);
            settled(file.stamp(), text);
        } catch (IOException unwritable) {
            trouble("it could not be rewritten with version " + book.inForce().number() + ": " + unwritable
                    + ". Check the folder's permissions; it is tried again");
            done = Optional.empty();
        }
    }

    private boolean wasInForce(String text) {
        OptionalInt version = RuleHeader.version(text);
        return version.isPresent()
                && book.version(version.getAsInt())
                        .map(DocumentVersion::text)
                        .filter(text::equals)
                        .isPresent();
    }

    private void settled(Optional<RuleFile.Stamp> stamp, String text) {
        done = stamp;
        inStep = text;
        if (trouble.isPresent()) {
            LOG.info("Rules: {} is in step again", file.name());
        }
        trouble = Optional.empty();
    }

    private void trouble(String text) {
        Optional<String> told = Optional.of(file.name() + ", " + text);
        if (!told.equals(trouble)) {
            LOG.error(
                    "Rules: {}. The rules of version {} stay in force",
                    told.get(),
                    book.inForce().number());
        }
        trouble = told;
    }
}
