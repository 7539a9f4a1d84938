package org.switchroom.core.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What a rule can ask for by plain words. What a situation has of it is read in no time, so rules are found by it. */
enum Trait {
    KIND("kind", situation -> List.of(situation.job().kind().name())),
    ROLE("role", situation -> List.of(situation.role().apiName())),
    OCCASION("occasion", situation -> List.of(situation.occasion().inRules())),
    PRIORITY("priority", situation -> List.of(situation.job().priority().name())),
    EVENT_CLASS(
            "event-class",
            situation ->
                    situation.eventClass().map(EventClass::word).map(List::of).orElse(List.of())),
    TENANT("tenant", situation -> List.of(situation.job().tenant())),
    SERVICE_CODE("service-code", situation -> situation
            .job()
            .field(org.switchroom.job.JobField.SERVICE_CODE)
            .map(List::of)
            .orElse(List.of())),
    /** By id, name, account number or site code. */
    PARTY("party", Trait::names);

    private final String key;
    private final Function<Situation, List<String>> found;

    Trait(String key, Function<Situation, List<String>> found) {
        this.key = key;
        this.found = found;
    }

    private static List<String> names(Situation situation) {
        List<String> names = new ArrayList<>(4);
        names.add(situation.party().name());
        names.add(situation.party().id().toString());
        situation.party().accountNumber().ifPresent(names::add);
        situation.party().siteCode().ifPresent(names::add);
        return names;
    }

    /** As rules write it. */
    String key() {
        return key;
    }

    List<String> found(Situation situation) {
        return found.apply(situation);
    }

    /** Words are compared without regard to case. */
    static String fold(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
