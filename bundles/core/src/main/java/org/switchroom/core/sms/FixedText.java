package org.switchroom.core.sms;

import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.Message;

/** Puts the tenant's fixed text (1402) behind every SMS when it is sent, once; what is stored stays as it was written. */
public final class FixedText {
    private final SwitchBook switches;

    public FixedText(SwitchBook switches) {
        this.switches = switches;
    }

    /** Never fails: an SMS without its fixed text is better than none. */
    public Message finished(Message message, Address to) {
        if (!to.isPhone() || !(message.content() instanceof Content.Text text)) {
            return message;
        }
        String body = behind(message.tenant(), text.body());
        return body.equals(text.body())
                ? message
                : message.saying(new Content.Text(text.subject(), body, text.answering()));
    }

    /** The text with the fixed text in a line of its own. */
    String behind(String tenant, String body) {
        String fixed = switches.known(tenant).text(SwitchName.FIXED_TEXT);
        return fixed.isBlank() || body.endsWith(fixed) ? body : body + "\n" + fixed;
    }
}
