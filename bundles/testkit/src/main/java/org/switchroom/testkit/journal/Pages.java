package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.switchroom.answer.Page;

/** Reads lists page by page. */
final class Pages {
    private Pages() {}

    static <T> List<T> newestFirst(List<T> written) {
        List<T> turned = new ArrayList<>(written);
        Collections.reverse(turned);
        return turned;
    }

    /** Walks all pages; between the first two, lets the test write. */
    static <T> List<T> walk(Function<Optional<String>, Page<T>> pages, int limit, Runnable afterTheFirst) {
        List<T> seen = new ArrayList<>();
        Page<T> page = pages.apply(Optional.empty());
        afterTheFirst.run();
        while (true) {
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(page.items());
            if (page.next().isEmpty()) {
                return seen;
            }
            assertThat(page.items()).as("a page that is not the last is full").hasSize(limit);
            page = pages.apply(page.next());
        }
    }
}
