package org.switchroom.dc09.frame;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What stands in a frame's brackets, and behind them.
 *
 * @param data between the brackets; empty for a poll
 * @param blocks further ones, each with its letter, such as {@code X006E07.7777777}
 * @param stamp the sender's time as it was written; it may be no time at all
 */
public record FrameContent(String data, List<String> blocks, Optional<String> stamp) {
    public static final FrameContent EMPTY = new FrameContent("", List.of(), Optional.empty());

    public FrameContent {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(stamp, "stamp");
        blocks = List.copyOf(blocks);
    }

    public static FrameContent of(String data, Instant time) {
        return new FrameContent(data, List.of(), Optional.of(FrameTime.write(time)));
    }

    /** Reads what follows the opening bracket. Empty when it is never closed. */
    public static Optional<FrameContent> read(String text) {
        int end = text.indexOf(']');
        if (end < 0) {
            return Optional.empty();
        }
        List<String> blocks = new ArrayList<>();
        int at = end + 1;
        while (at < text.length() && text.charAt(at) == '[') {
            int close = text.indexOf(']', at);
            if (close < 0) {
                break;
            }
            blocks.add(text.substring(at + 1, close));
            at = close + 1;
        }
        Optional<String> stamp = Optional.empty();
        if (at < text.length() && text.charAt(at) == '_') {
            stamp = Optional.of(text.substring(at + 1, Math.min(text.length(), at + 1 + FrameTime.LENGTH)));
        }
        return Optional.of(new FrameContent(text.substring(0, end), blocks, stamp));
    }

    /** Empty when there is none, or when it is none. */
    public Optional<Instant> time() {
        return stamp.flatMap(FrameTime::read);
    }

    /** The blocks by their letter; several of one letter are joined by blanks. */
    public Map<String, String> extra() {
        Map<String, String> extra = new LinkedHashMap<>();
        for (String block : blocks) {
            if (block.length() > 1) {
                extra.merge(block.substring(0, 1), block.substring(1), (one, other) -> one + " " + other);
            }
        }
        return extra;
    }

    /** As it follows the opening bracket. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(data).append(']');
        blocks.forEach(block -> text.append('[').append(block).append(']'));
        stamp.ifPresent(time -> text.append('_').append(time));
        return text.toString();
    }
}
