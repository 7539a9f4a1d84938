package org.switchroom.testkit.journal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.switchroom.store.DocumentName;
import org.switchroom.store.DocumentVersion;

/** Reads of the versioned documents in memory. */
final class Documents {
    private Documents() {}

    static Optional<DocumentVersion> latest(List<DocumentVersion> all, DocumentName document) {
        return history(all, document, Integer.MAX_VALUE, 1).stream().findFirst();
    }

    static List<DocumentVersion> history(List<DocumentVersion> all, DocumentName document, int below, int max) {
        return all.stream()
                .filter(version -> version.document().equals(document) && version.version() < below)
                .sorted(Comparator.comparingInt(DocumentVersion::version).reversed())
                .limit(max)
                .toList();
    }

    static List<DocumentVersion> ofKind(List<DocumentVersion> all, String kind) {
        return all.stream()
                .map(DocumentVersion::document)
                .filter(document -> document.kind().equals(kind))
                .distinct()
                .map(document -> latest(all, document).orElseThrow())
                .sorted(Comparator.comparing((DocumentVersion version) ->
                                version.document().tenant().orElse(""))
                        .thenComparing(version -> version.document().name()))
                .toList();
    }
}
