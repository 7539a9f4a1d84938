package org.switchroom.gsm.modem;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** Where a modem brings what comes in; called on the modem's thread, and must not block it. */
@ConsumerType
public interface SmsInbox {
    /** Completes with true when it is on disk; false, or a failure: it is brought again later. */
    CompletionStage<Boolean> received(ReceivedSms sms);

    /** As {@link #received}. */
    CompletionStage<Boolean> reported(SmsNews news);

    /** The modem is in another state. */
    void changed(ModemStatus status);
}
