package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.switchroom.store.DocumentName;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/** Documents have versions without gaps: every one can be read, the latest is in force, and none is overwritten unseen. */
public interface DocumentsContract extends JournalFixture {
    private DocumentVersion version(DocumentName document, int number, String text) {
        return new DocumentVersion(document, number, text, "anna", RowsContract.TONGUES, now());
    }

    private DocumentName document(Samples samples, String kind) {
        return new DocumentName(kind, Optional.of(samples.tenant().id()), "Größe " + samples.word());
    }

    @Test
    default void the_latest_version_is_in_force_and_the_earlier_ones_can_be_read() {
        DocumentName document = document(samples(), "sample");
        DocumentVersion first = version(document, 1, RowsContract.TONGUES);
        DocumentVersion second = version(document, 2, "line\n".repeat(20_000));
        DocumentVersion third = version(document, 3, "");

        store(new Row.NewDocumentVersion(first));
        store(new Row.NewDocumentVersion(second), new Row.NewDocumentVersion(third));

        assertThat(journal().document(document)).contains(third);
        assertThat(journal().document(document, 1)).contains(first);
        assertThat(journal().document(document, 2)).contains(second);
        assertThat(journal().document(document, 4)).isEmpty();
        assertThat(journal().documentHistory(document, Integer.MAX_VALUE, 10)).containsExactly(third, second, first);
        assertThat(journal().documentHistory(document, 3, 1)).containsExactly(second);
        assertThat(journal().documentHistory(document, 1, 10)).isEmpty();
    }

    @Test
    default void a_version_is_refused_unless_the_one_before_it_is_the_latest() {
        DocumentName document = document(samples(), "sample");
        store(new Row.NewDocumentVersion(version(document, 1, "one")));

        Written gap = write(new Row.NewDocumentVersion(version(document, 3, "three")));
        Written again = write(new Row.NewDocumentVersion(version(document, 1, "other")));
        Written beginning = write(new Row.NewDocumentVersion(version(document(samples(), "sample"), 2, "two")));

        assertThat(List.of(gap, again, beginning)).allSatisfy(written -> assertThat(written)
                .isInstanceOfSatisfying(Written.Conflict.class, conflict -> assertThat(conflict.what())
                        .contains("version")));
        assertThat(journal().documentHistory(document, Integer.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    default void a_refused_version_takes_its_whole_entry_with_it() {
        Samples samples = samples();
        DocumentName document = document(samples, "sample");
        DocumentName other = document(samples, "sample");

        Written written = write(
                new Row.NewDocumentVersion(version(document, 1, "one")),
                new Row.NewDocumentVersion(version(other, 2, "two")));

        assertThat(written).isInstanceOf(Written.Conflict.class);
        assertThat(journal().document(document)).isEmpty();
        store(new Row.NewDocumentVersion(version(document, 1, "one")));
    }

    @Test
    default void of_those_who_change_the_same_version_at_once_one_is_stored() throws Exception {
        DocumentName document = document(samples(), "sample");
        store(new Row.NewDocumentVersion(version(document, 1, "one")));
        List<Callable<CompletionStage<Written>>> writers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            var node = i % 2 == 0 ? journal() : otherNode();
            Row row = new Row.NewDocumentVersion(version(document, 2, "two by " + i));
            writers.add(() -> node.write(Entry.of(row)));
        }

        List<Written> written = EntriesContract.together(writers, 8);

        assertThat(written).filteredOn(Written.Stored.class::isInstance).hasSize(1);
        assertThat(written).filteredOn(Written.Conflict.class::isInstance).hasSize(15);
        assertThat(journal().documentHistory(document, Integer.MAX_VALUE, 10)).hasSize(2);
    }

    @Test
    default void the_latest_of_every_document_of_a_kind_can_be_listed() {
        Samples samples = samples();
        String kind = samples.word();
        DocumentName house = new DocumentName(kind, Optional.empty(), "b");
        DocumentName tenants =
                new DocumentName(kind, Optional.of(samples.tenant().id()), "a");
        DocumentVersion inForce = version(house, 2, "two");
        DocumentVersion only = version(tenants, 1, "one");
        store(new Row.NewDocumentVersion(version(house, 1, "one")));
        store(new Row.NewDocumentVersion(inForce), new Row.NewDocumentVersion(only));

        assertThat(journal().documents(kind)).containsExactly(inForce, only);
        assertThat(journal().document(new DocumentName(kind, Optional.empty(), "a")))
                .as("the house's and a tenant's do not meet")
                .isEmpty();
        assertThat(journal().documents(samples.word())).isEmpty();
    }
}
