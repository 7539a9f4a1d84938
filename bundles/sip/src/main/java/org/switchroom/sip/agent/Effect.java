package org.switchroom.sip.agent;

import java.time.Duration;
import java.util.Optional;
import org.switchroom.phone.Ending;
import org.switchroom.sip.message.Sdp;
import org.switchroom.sip.message.SipMessage;

/** What a machine wants to have done, in this order. */
public sealed interface Effect {
    record Send(SipMessage message) implements Effect {}

    /** Sound may come from there and go there, though nobody has picked up. */
    record Early(Sdp sound) implements Effect {}

    record Answered(Sdp sound) implements Effect {}

    /** The other side wants its sound elsewhere, or holds it. */
    record Moved(Sdp sound) implements Effect {}

    /** Once for each call. The machine may have goodbyes to repeat for a while. */
    record Over(Ending.How how, String detail, Optional<Duration> setUp) implements Effect {}
}
