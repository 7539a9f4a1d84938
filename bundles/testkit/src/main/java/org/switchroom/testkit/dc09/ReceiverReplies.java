package org.switchroom.testkit.dc09;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the receiver says to a message, rightly or wrongly, by its clock and in its cipher. */
record ReceiverReplies(Clock clock, Optional<byte[]> key) {
    byte[] right(Dc09Words words) {
        return ack(words, words.sequence(), words.account().orElse(""));
    }

    /** In the pieces that it goes in; none, when that misdeed is not one of words. */
    List<byte[]> wrong(ReceiverMisdeed misdeed, Dc09Words words) {
        String account = words.account().orElse("");
        if (misdeed instanceof ReceiverMisdeed.Duh) {
            return List.of(reply("\"DUH\"%04d%s#%s[]".formatted(words.sequence(), words.prefix(), account), words));
        } else if (misdeed instanceof ReceiverMisdeed.WrongTime wrong) {
            Instant theirs = clock.instant().plus(wrong.ahead());
            return List.of(reply("\"NAK\"0000R0L0A0[]" + Dc09Wire.stamp(theirs), words));
        } else if (misdeed instanceof ReceiverMisdeed.OtherSequence) {
            return List.of(ack(words, words.sequence() % 9_999 + 1, account));
        } else if (misdeed instanceof ReceiverMisdeed.OtherAccount) {
            return List.of(ack(words, words.sequence(), account.equals("9999") ? "8888" : "9999"));
        } else if (misdeed instanceof ReceiverMisdeed.DamagedAnswer) {
            byte[] damaged = right(words);
            damaged[damaged.length - 4] ^= 1;
            return List.of(damaged);
        } else if (misdeed instanceof ReceiverMisdeed.Stutter) {
            List<byte[]> pieces = new ArrayList<>();
            pieces.add("\r\n??".getBytes(StandardCharsets.ISO_8859_1));
            for (byte each : right(words)) {
                pieces.add(new byte[] {each});
            }
            return pieces;
        }
        return List.of();
    }

    private byte[] ack(Dc09Words words, int sequence, String account) {
        String stamp = Dc09Wire.stamp(clock.instant());
        return reply(
                "\"%sACK\"%04d%s#%s[%s"
                        .formatted(
                                words.encrypted() ? "*" : "",
                                sequence,
                                words.prefix(),
                                account,
                                words.encrypted() ? Dc09Wire.encrypt("]" + stamp, key.orElseThrow()) : "]" + stamp),
                words);
    }

    private static byte[] reply(String body, Dc09Words to) {
        return Dc09Wire.frame(body, to.rawCrc());
    }
}
