package org.switchroom.core.reply;

import java.util.Optional;
import org.switchroom.job.JobField;
import org.switchroom.message.Content;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.transport.Capabilities;

/** The line of an SMS that says how to answer it. */
public final class Invitation {
    private final ReplyCodes codes;
    private final ReplyWords words;

    public Invitation(ReplyCodes codes, ReplyWords words) {
        this.codes = codes;
        this.words = words;
    }

    /**
     * Empty when an answer would not come back, or would do nothing: only who does the job accepts it.
     *
     * @param able of the transport that it leaves by
     */
    public Optional<String> of(StoredMessage message, Capabilities able) {
        boolean asked = message.envelope().content() instanceof Content.Job
                && message.envelope().role().equals(JobField.PROVIDER.apiName())
                && message.hop().to().isPhone()
                && able.directions().contains(Capabilities.Direction.RECEIVE);
        return asked ? codes.of(message.id()).map(this::line) : Optional.empty();
    }

    private String line(String code) {
        return "Reply " + code + " " + words.word(ReplyAction.ACCEPT) + " | " + words.word(ReplyAction.REFUSE)
                + " reason | " + words.word(ReplyAction.ARRIVE) + " | " + words.word(ReplyAction.COMPLETE);
    }
}
