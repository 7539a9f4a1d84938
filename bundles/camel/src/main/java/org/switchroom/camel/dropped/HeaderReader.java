package org.switchroom.camel.dropped;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchroom.message.Content;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.TransportName;

/**
 * Reads the comment lines before the first line of YAML or XML. A line {@code word: value} in lower case is a setting;
 * every other comment is for people.
 */
final class HeaderReader {
    private static final Pattern SETTING = Pattern.compile("([a-z][a-z-]*)(?: (\\S+))?:(?: (.*))?");
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,4}/(s|min|h)");
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9-]{0,19}");
    private static final List<String> KEYS = List.of(
            "transport",
            "group",
            "addresses",
            "carries",
            "receipts",
            "max-bytes",
            "parallel",
            "limit",
            "outcome REPLY");

    private record Setting(int line, String value) {}

    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final List<ReplyRule> rules = new ArrayList<>();

    private HeaderReader() {}

    /** @throws WrongText naming the line and what would be right */
    static Header read(String text) throws WrongText {
        HeaderReader reader = new HeaderReader();
        int number = 0;
        boolean insideXmlComment = false;
        for (String line : text.lines().toList()) {
            number++;
            String words = line.strip();
            boolean opens = words.startsWith("<!--");
            if (words.startsWith("#")) {
                reader.note(number, words.substring(1).strip());
            } else if (opens || insideXmlComment) {
                insideXmlComment = !words.endsWith("-->");
                reader.note(
                        number,
                        words.replaceFirst("^<!--", "").replaceFirst("-->$", "").strip());
            } else if (!words.isEmpty() && !words.equals("---") && !words.startsWith("<?xml")) {
                break;
            }
        }
        return reader.header();
    }

    private void note(int line, String words) throws WrongText {
        Matcher setting = SETTING.matcher(words);
        if (!setting.matches()) {
            return;
        }
        String key = setting.group(1);
        String value = Optional.ofNullable(setting.group(3)).orElse("").strip();
        if (key.equals("outcome") && setting.group(2) != null) {
            rules.add(ReplyRule.read(line, setting.group(2), value));
        } else if (setting.group(2) != null || !KEYS.contains(key)) {
            throw new WrongText(
                    line, "there is no setting '" + words.substring(0, words.indexOf(':')) + "'; there are " + KEYS);
        } else if (settings.putIfAbsent(key, new Setting(line, value)) != null) {
            throw new WrongText(line, "'" + key + "' is set a second time; remove one of the two");
        }
    }

    private Header header() throws WrongText {
        return new Header(
                name("transport")
                        .orElseThrow(() -> new WrongText(
                                1,
                                "its head does not name the transport; begin with the comment line: transport: NAME")),
                name("group").map(TransportName::value),
                addresses(),
                words("carries", Content.Kind.class, Content.Kind.TEXT),
                words("receipts", Receipt.Stage.class),
                number("max-bytes", 1, Integer.MAX_VALUE),
                number("parallel", 1, 256).orElse(1),
                limit(),
                new ReplyTable(rules));
    }

    private Optional<TransportName> name(String key) throws WrongText {
        Setting setting = settings.get(key);
        if (setting == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TransportName(setting.value()));
        } catch (IllegalArgumentException notAName) {
            throw new WrongText(setting.line(), key + ": " + notAName.getMessage());
        }
    }

    private Optional<String> limit() throws WrongText {
        Setting setting = settings.get("limit");
        if (setting == null) {
            return Optional.empty();
        } else if (!LIMIT.matcher(setting.value()).matches()) {
            throw new WrongText(
                    setting.line(), "limit: '" + setting.value() + "' is no limit; write 100/s, 10/min or 500/h");
        }
        return Optional.of(setting.value());
    }

    private Set<String> addresses() throws WrongText {
        Setting setting = settings.get("addresses");
        if (setting == null) {
            throw new WrongText(
                    1, "its head does not say where it delivers to; add a comment line such as: addresses: mailto tel");
        }
        Set<String> schemes = new LinkedHashSet<>(split(setting.value()));
        for (String scheme : schemes) {
            if (!SCHEME.matcher(scheme).matches()) {
                throw new WrongText(
                        setting.line(), "addresses: '" + scheme + "' is no scheme; say words such as mailto tel");
            }
        }
        if (schemes.isEmpty()) {
            throw new WrongText(setting.line(), "addresses: at least one scheme is needed, such as mailto");
        }
        return schemes;
    }

    @SafeVarargs
    private <E extends Enum<E>> Set<E> words(String key, Class<E> type, E... otherwise) throws WrongText {
        Setting setting = settings.get(key);
        if (setting == null) {
            return Set.of(otherwise);
        }
        Set<E> found = new LinkedHashSet<>();
        for (String word : split(setting.value())) {
            found.add(Arrays.stream(type.getEnumConstants())
                    .filter(one -> one.name().equals(word.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new WrongText(
                            setting.line(),
                            key + ": '" + word + "' is none of " + Arrays.toString(type.getEnumConstants()))));
        }
        return found;
    }

    private OptionalInt number(String key, int least, int most) throws WrongText {
        Setting setting = settings.get(key);
        if (setting == null) {
            return OptionalInt.empty();
        }
        try {
            int value = Integer.parseInt(setting.value());
            if (value >= least && value <= most) {
                return OptionalInt.of(value);
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new WrongText(
                setting.line(), key + ": '" + setting.value() + "' is no whole number from " + least + " to " + most);
    }

    private static List<String> split(String value) {
        return Arrays.stream(value.split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
