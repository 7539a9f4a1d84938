package org.switchroom.core.reply;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an SMS that came in says, as far as it acts.
 *
 * @param code in capitals
 * @param words what was written behind the action's word, such as the reason of a no
 */
public record Reply(Optional<String> code, Optional<ReplyAction> action, String words) {
    private static final Pattern CODE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])[" + ReplyCodes.LETTERS + "]{" + ReplyCodes.LENGTH + "}(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);

    /** The code may stand before or behind the words; people do both. */
    static Reply read(String text, ReplyWords words) {
        Matcher code = CODE.matcher(text);
        if (!code.find()) {
            return of(Optional.empty(), text, words);
        }
        String behind = text.substring(code.end()).replaceFirst("^[\\s,.:;!-]+", "");
        String rest = behind.isBlank() ? text.substring(0, code.start()) : behind;
        return of(Optional.of(code.group().toUpperCase(Locale.ROOT)), rest, words);
    }

    private static Reply of(Optional<String> code, String rest, ReplyWords words) {
        Optional<ReplyWords.Found> found = words.find(rest);
        return new Reply(
                code,
                found.map(ReplyWords.Found::action),
                found.map(ReplyWords.Found::rest).orElse(rest.strip()));
    }

    /** True when its sender thinks that it does something. */
    boolean wantsToAct() {
        return action.isPresent() && (code.isPresent() || words.isEmpty());
    }
}
