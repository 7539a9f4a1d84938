package org.switchroom.message;

/**
 * What a text answers.
 *
 * @param to what the other side of the channel calls the message that is answered: for mail its Message-ID, for an
 *     arriving text the reference under which ours was handed over
 * @param automatic true when a machine answers: an absence note, or words of ours that nobody wrote. Such an answer is
 *     never answered again (RFC 3834 §2)
 */
public record Answering(String to, boolean automatic) {
    public Answering {
        to = Texts.keepable(to);
    }
}
