package org.switchroom.shell.alarm;

import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.alarm.ContactIdBlock;
import org.switchroom.alarm.ContactIdCodec;
import org.switchroom.alarm.FrameCodec;
import org.switchroom.answer.Answer;
import org.switchroom.shell.Facts;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "alarm",
        name = "decode",
        description =
                "Says what a DC-09 frame, 16 digits of Contact ID or 16 DTMF keys mean, and what is wrong with them")
public final class AlarmDecode extends ShowingCommand {
    private static final int LENGTH = 16;

    @Argument(
            name = "text",
            description =
                    "A frame in single quotes, as a log has it or in hexadecimal digits; or 16 digits, or 16 keys",
            required = true,
            multiValued = true)
    private List<String> text;

    @Option(name = "--key", description = "Key of AES of a frame in cipher: hexadecimal digits, or characters")
    private String key;

    @Option(
            name = "--keys",
            description = "They are DTMF keys, as heard on a line (* is B, # is C, A is D, B is E, C is F)")
    private boolean keys;

    @Override
    protected void run(Services services) throws NotDone {
        String whole = String.join(" ", text).strip();
        String bare = whole.replace(" ", "");
        if (bare.length() > LENGTH || bare.indexOf('"') >= 0) {
            print(DecodeFacts.of(done(services.need(FrameCodec.class).decode(whole, Optional.ofNullable(key)))));
            return;
        }
        ContactIdCodec codec = services.need(ContactIdCodec.class);
        boolean heard = keys || bare.matches(".*[*#Aa].*");
        Answer<ContactIdBlock> read = heard ? codec.decodeKeys(bare) : codec.decodeDigits(bare);
        Optional<Facts> apart = bare.length() == LENGTH && !heard
                ? read.fold(block -> Optional.empty(), problem -> Optional.of(DecodeFacts.apart(bare, problem.cause())))
                : Optional.empty();
        print(apart.isPresent() ? apart.get() : DecodeFacts.of(done(read)));
    }
}
