package org.switchroom.mapper.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.mapper.plan.Unmappable;
import org.switchroom.mapping.Mapped;

/** What the ways of reading have in common. */
final class Reading {
    static final char UNREADABLE = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Reading() {}

    /** The text of bytes; what is not of the charset becomes {@link #UNREADABLE}. Without a byte order mark. */
    static Reader text(InputStream bytes, Charset charset) throws IOException {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        PushbackReader text = new PushbackReader(new InputStreamReader(bytes, decoder), 1);
        int first = text.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            text.unread(first);
        }
        return text;
    }

    /** A record with a character that is not of the charset is refused: nobody could tell what it was. */
    static Optional<Problem> unreadable(String text) {
        return text.indexOf(UNREADABLE) < 0
                ? Optional.empty()
                : Optional.of(Problem.of(
                        Problem.Kind.INVALID,
                        "a character is not of the charset that was expected",
                        "Send UTF-8, or set the charset that is used"));
    }

    static Mapped bad(long record, long line, Supplier<String> original, Unmappable wrong) {
        return bad(record, line, original, Problem.of(Problem.Kind.INVALID, wrong.getMessage(), wrong.nextStep()));
    }

    static Mapped bad(long record, long line, Supplier<String> original, Problem problem) {
        return new Mapped(record, line, original, Answer.<Map<String, String>>refused(problem));
    }
}
