package org.switchroom.gsm.modem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * One command at a time, and the lines between that nobody asked for. Pure: it is told the time and what came, and says
 * what to write. The deadline of a command is fixed when it begins; nothing that the modem says moves it.
 */
final class AtSession implements AtReader.Sink {
    /** What the session tells its owner, besides answers. */
    interface Owner {
        void write(String text);

        /** A message or report that came directly: what stood before it, and the PDU. */
        void direct(String header, String pdu);

        /** A message or report that the modem has stored: the whole line. */
        void stored(String line);

        /** Any other line that answers nothing. */
        void unasked(String line);
    }

    private static final Pattern PDU = Pattern.compile("(?:[0-9A-Fa-f]{2}){8,}");
    private static final String END_OF_MESSAGE = "\u001A";

    private final Owner owner;
    private final AtReader reader = new AtReader();
    private final List<String> lines = new ArrayList<>();
    private Optional<AtCommand> current = Optional.empty();
    private Consumer<AtReply> then = reply -> {};
    private Duration deadline = Duration.ZERO;
    private boolean handedOver;
    private Duration now = Duration.ZERO;
    /** The line before a PDU that comes directly, until the PDU is here. */
    private Optional<String> header = Optional.empty();

    AtSession(Owner owner) {
        this.owner = owner;
    }

    boolean busy() {
        return current.isPresent();
    }

    /** Whether a message was written at the prompt and has no answer yet. */
    boolean handedOver() {
        return current.isPresent() && handedOver;
    }

    Optional<Duration> deadline() {
        return current.map(command -> deadline);
    }

    void ask(AtCommand command, Duration at, Consumer<AtReply> answer) {
        if (current.isPresent()) {
            throw new IllegalStateException(
                    "the modem is still asked " + current.get().text());
        }
        now = at;
        current = Optional.of(command);
        then = answer;
        handedOver = false;
        lines.clear();
        deadline = now.plus(command.within());
        reader.awaitPrompt(command.payload().isPresent());
        owner.write(command.text() + "\r");
    }

    /** Forgets the command, and half a line of the modem's. */
    void abandon() {
        current = Optional.empty();
        header = Optional.empty();
        reader.reset();
    }

    void received(byte[] bytes, Duration at) {
        now = at;
        reader.read(bytes, this);
    }

    void tick(Duration at) {
        now = at;
        if (current.isPresent() && at.compareTo(deadline) >= 0) {
            answer(new AtReply.Silent(handedOver));
        }
    }

    @Override
    public void prompt() {
        current.flatMap(AtCommand::payload).ifPresent(payload -> {
            handedOver = true;
            deadline = now.plus(payload.within());
            owner.write(payload.hex() + END_OF_MESSAGE);
        });
    }

    @Override
    public void line(String line) {
        if (header.isPresent()) {
            String before = header.get();
            header = Optional.empty();
            if (PDU.matcher(line).matches()) {
                owner.direct(before, line);
                return;
            }
        }
        if (line.startsWith("+CMT:") || line.startsWith("+CDS:")) {
            header = Optional.of(line);
        } else if (line.startsWith("+CMTI:") || line.startsWith("+CDSI:")) {
            owner.stored(line);
        } else if (current.isEmpty()) {
            owner.unasked(line);
        } else {
            answerLine(line, current.get());
        }
    }

    private void answerLine(String line, AtCommand command) {
        boolean echo = line.equals(command.text())
                || command.payload()
                        .map(AtCommand.Payload::hex)
                        .filter(line::equals)
                        .isPresent();
        if (echo) {
            return;
        }
        if (line.equals("OK")) {
            boolean early = command.payload().isPresent() && !handedOver;
            if (!early && !(command.answered() && lines.isEmpty())) {
                answer(new AtReply.Done(lines));
            }
        } else if (line.equals("ERROR") || line.equals("COMMAND NOT SUPPORT")) {
            answer(new AtReply.Failed("ERROR", -1));
        } else if (line.startsWith("+CMS ERROR") || line.startsWith("+CME ERROR")) {
            answer(new AtReply.Failed(line.substring(1, 4), code(line)));
        } else if (line.startsWith(command.answers()) || (belongsToList(line))) {
            lines.add(line);
        } else {
            owner.unasked(line);
        }
    }

    /** In a list of stored messages each PDU follows the line that announces it. */
    private boolean belongsToList(String line) {
        if (lines.isEmpty() || !PDU.matcher(line).matches()) {
            return false;
        }
        String last = lines.get(lines.size() - 1);
        return last.startsWith("+CMGL:") || last.startsWith("+CMGR:");
    }

    /** -1 when the modem says it in words, which +CMEE=1 asks it not to. */
    private static int code(String line) {
        String digits = line.substring(line.indexOf(':') + 1).strip();
        return digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : -1;
    }

    private void answer(AtReply reply) {
        Consumer<AtReply> told = then;
        current = Optional.empty();
        reader.awaitPrompt(false);
        told.accept(reply);
    }
}
