package org.switchroom.mail.camel;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.switchroom.mail.Mailbox;

/**
 * {@code mailbox:NAME?box=#bean}: the mails of one box, one after the other, as {@link org.switchroom.mail.ReadMail}.
 * The route ends with a {@link org.switchroom.mail.Verdict} as body.
 */
public final class MailboxComponent extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Mailbox box = resolveAndRemoveReferenceParameter(parameters, "box", Mailbox.class);
        if (box == null) {
            throw new IllegalArgumentException("mailbox:" + remaining + " needs the option box, the name of a Mailbox"
                    + " that the route bound before");
        }
        return new MailboxEndpoint(uri, this, box);
    }
}
