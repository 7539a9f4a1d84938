package org.switchroom.core.sms;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.message.Content;
import org.switchroom.sms.EncodedSms;
import org.switchroom.sms.SmsCodec;
import org.switchroom.sms.SmsPreview;

/** How a text travels, by the codec that is there; octets travel as they are. */
final class Previewing {
    /** A text travels in the same way to whomever it goes. */
    private static final String ANYBODY = "+430000000";

    private final Supplier<Optional<SmsCodec>> codec;
    private final FixedText fixed;

    Previewing(Supplier<Optional<SmsCodec>> codec, FixedText fixed) {
        this.codec = codec;
        this.fixed = fixed;
    }

    Answer<SmsPreview> of(String tenant, Content content) {
        return content instanceof Content.Binary binary
                ? Answer.done(ofOctets(binary))
                : ofWords(tenant, ((Content.Text) content).body());
    }

    private static SmsPreview ofOctets(Content.Binary binary) {
        List<Integer> octets =
                binary.segments().stream().map(segment -> segment.length() / 2).toList();
        return new SmsPreview(
                binary.words(),
                "EIGHT_BIT",
                binary.length(),
                octets.stream().map(count -> count + " octets").toList(),
                Content.Binary.MOST_OCTETS - octets.get(octets.size() - 1),
                Optional.empty());
    }

    private Answer<SmsPreview> ofWords(String tenant, String words) {
        Optional<SmsCodec> there = codec.get();
        if (there.isEmpty()) {
            return Answer.refused(Problem.of(
                    Problem.Kind.UNAVAILABLE,
                    "nobody is here who knows how SMS travel",
                    "Install the feature switchroom-sms-modem; SMS are sent without it, too"));
        }
        String whole = fixed.behind(tenant, words);
        return there.get().encode(ANYBODY, whole).map(sms -> preview(there.get(), words, whole, sms));
    }

    private static SmsPreview preview(SmsCodec codec, String words, String whole, EncodedSms sms) {
        List<String> parts = sms.parts().stream().map(EncodedSms.Part::text).toList();
        return new SmsPreview(
                whole,
                sms.alphabet(),
                whole.codePointCount(0, whole.length()),
                parts,
                sms.left(),
                warning(codec, words, whole, sms));
    }

    private static Optional<String> warning(SmsCodec codec, String words, String whole, EncodedSms sms) {
        if (whole.equals(words)) {
            return Optional.empty();
        }
        return codec.encode(ANYBODY, words)
                .fold(
                        without -> {
                            int more = sms.parts().size() - without.parts().size();
                            return more > 0
                                    ? Optional.of("the fixed text 1402 makes it " + more
                                            + (more == 1 ? " segment" : " segments") + " longer")
                                    : Optional.empty();
                        },
                        problem -> Optional.empty());
    }
}
