package org.switchroom.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** A mail box that a route takes from, and how it is: what the endpoint {@code mailbox:NAME?box=#bean} is given. */
public final class Mailbox {
    /** What is wrong, in words for people, and since when. */
    public record Trouble(String text, Instant since) {}

    private final String name;
    private final MailboxLine line;
    private final Clock clock;
    private volatile Optional<Trouble> trouble = Optional.empty();

    public Mailbox(String name, MailboxLine line, Clock clock) {
        this.name = Objects.requireNonNull(name);
        this.line = Objects.requireNonNull(line);
        this.clock = Objects.requireNonNull(clock);
    }

    public String name() {
        return name;
    }

    public MailboxLine line() {
        return line;
    }

    /** Empty while it is read without trouble. Answers at once. */
    public Optional<Trouble> trouble() {
        return trouble;
    }

    /** It is read. True when it was in trouble before. */
    public boolean well() {
        boolean before = trouble.isPresent();
        trouble = Optional.empty();
        return before;
    }

    /** It can not be read. True when it is in trouble since now. */
    public boolean ill(String text) {
        Optional<Trouble> before = trouble;
        trouble = Optional.of(new Trouble(text, before.map(Trouble::since).orElseGet(clock::instant)));
        return before.isEmpty();
    }
}
