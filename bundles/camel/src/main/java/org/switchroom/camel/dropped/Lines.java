package org.switchroom.camel.dropped;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.LineNumberAware;
import org.apache.camel.ResolveEndpointFailedException;
import org.switchroom.camel.host.UnfitRoutesException;

/** Where in a text a failure has its cause: as the failure itself knows, else where the text has the words it quotes. */
final class Lines {
    /** SnakeYAML says "line 7, column 3", the XML reader "@7:3". */
    private static final List<Pattern> SAID = List.of(Pattern.compile("line (\\d+)"), Pattern.compile("@(\\d+):\\d+"));

    private static final List<Pattern> QUOTED = List.of(
            Pattern.compile("[Pp]arameters=?\\[\\{?([\\w.-]+)"),
            Pattern.compile("(?:key|secret) \\[([^\\]]+)\\]"),
            Pattern.compile("scheme: ([\\w.+-]+)"),
            Pattern.compile("found for: ([\\w.+-]+):"),
            Pattern.compile("waits for [a-z ]+ ([\\w.+-]+)"),
            Pattern.compile("'([^']{3,})'"));

    private final List<String> text;

    Lines(String text) {
        this.text = text.lines().toList();
    }

    /** Counts from 1; the first line when nothing is known. */
    int of(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        OptionalInt line = OptionalInt.empty();
        for (Throwable step = failure; step != null && seen.add(step); step = step.getCause()) {
            OptionalInt here = known(step);
            line = here.isPresent() ? here : line;
        }
        for (Throwable step : seen) {
            line = line.isPresent() ? line : quoted(step);
        }
        return line.orElse(1);
    }

    private static OptionalInt known(Throwable step) {
        if (step instanceof WrongText wrong) {
            return OptionalInt.of(wrong.line());
        }
        if (step instanceof UnfitRoutesException unfit) {
            return unfit.at() instanceof LineNumberAware model && model.getLineNumber() > 0
                    ? OptionalInt.of(model.getLineNumber())
                    : OptionalInt.empty();
        }
        for (Pattern pattern : SAID) {
            Matcher said = pattern.matcher(String.valueOf(step.getMessage()));
            if (said.find()) {
                return OptionalInt.of(Integer.parseInt(said.group(1)));
            }
        }
        return OptionalInt.empty();
    }

    private OptionalInt quoted(Throwable step) {
        if (step instanceof ResolveEndpointFailedException unresolved && unresolved.getUri() != null) {
            OptionalInt line = first(unresolved.getUri().replaceFirst("\\?.*", ""));
            if (line.isPresent()) {
                return line;
            }
        }
        for (Pattern pattern : QUOTED) {
            Matcher quoted = pattern.matcher(String.valueOf(step.getMessage()));
            Optional<OptionalInt> line = quoted.find() ? Optional.of(first(quoted.group(1))) : Optional.empty();
            if (line.isPresent() && line.get().isPresent()) {
                return line.get();
            }
        }
        return OptionalInt.empty();
    }

    /** A component's name stands before a colon; its bare word may stand anywhere. */
    private OptionalInt first(String words) {
        OptionalInt asScheme = firstWith(words + ":");
        return asScheme.isPresent() ? asScheme : firstWith(words);
    }

    private OptionalInt firstWith(String words) {
        for (int i = 0; i < text.size(); i++) {
            if (!text.get(i).strip().startsWith("#") && text.get(i).contains(words)) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }
}
