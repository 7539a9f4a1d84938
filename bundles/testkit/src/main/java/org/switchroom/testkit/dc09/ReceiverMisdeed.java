package org.switchroom.testkit.dc09;

import java.time.Duration;

/** What a station's receiver does with a frame instead of its duty. */
public sealed interface ReceiverMisdeed {
    /** Takes it and says nothing. */
    record Mute() implements ReceiverMisdeed {}

    /** Neither takes it nor says anything, as if the frame had been lost. */
    record Lost() implements ReceiverMisdeed {}

    /** Takes it and breaks the connection. */
    record HangUp() implements ReceiverMisdeed {}

    /** Says DUH. */
    record Duh() implements ReceiverMisdeed {}

    /** Says NAK with a clock that is so much ahead of ours. */
    record WrongTime(Duration ahead) implements ReceiverMisdeed {}

    /** Takes it and acknowledges another sequence. */
    record OtherSequence() implements ReceiverMisdeed {}

    /** Takes it and acknowledges another account. */
    record OtherAccount() implements ReceiverMisdeed {}

    /** Takes it and answers with a CRC that is wrong. */
    record DamagedAnswer() implements ReceiverMisdeed {}

    /** Takes it and answers with noise before, and byte by byte. */
    record Stutter() implements ReceiverMisdeed {}

    /** Takes it, and answers when it is told to let go. */
    record Hold() implements ReceiverMisdeed {}
}
