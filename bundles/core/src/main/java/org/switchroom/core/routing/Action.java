package org.switchroom.core.routing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.switchroom.routing.WhenInDoubt;

/** What a rule says is to be done. */
sealed interface Action {
    /** In words, as lists show it. */
    String words();

    /** @param insist also when the party's switch for this sort of news is off; {@code NO_LINK} is respected anyway */
    record Tell(List<Part> parts, boolean insist) implements Action {
        public Tell {
            parts = List.copyOf(parts);
        }

        @Override
        public String words() {
            String words =
                    String.join(", also ", parts.stream().map(Part::words).toList());
            return insist ? words + ", even if the party's switch is off" : words;
        }
    }

    /**
     * One message of a rule.
     *
     * @param channels in order; {@link #MESSAGE_VIA} stands for the party's own
     * @param validity the house's when empty
     * @param hold why a person has to release it
     */
    record Part(List<String> channels, Optional<Duration> validity, WhenInDoubt whenInDoubt, Optional<String> hold) {
        static final String MESSAGE_VIA = "message-via";

        public Part {
            channels = List.copyOf(channels);
        }

        String words() {
            return String.join(" else ", channels)
                    + validity.map(time -> " for " + Words.of(time)).orElse("")
                    + hold.map(why -> ", held: " + why).orElse("");
        }
    }

    /** Nobody may be told by this; a person has to look. */
    record Reject(String because) implements Action {
        @Override
        public String words() {
            return "reject: " + because;
        }
    }

    /** Nobody is told, and that is right so. */
    record Silent(String because) implements Action {
        @Override
        public String words() {
            return "silent: " + because;
        }
    }
}
