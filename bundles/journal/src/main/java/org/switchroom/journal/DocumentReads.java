package org.switchroom.journal;

import java.util.List;
import java.util.Optional;
import org.switchroom.journal.row.DocumentRow;
import org.switchroom.store.DocumentName;
import org.switchroom.store.DocumentVersion;

/** Reads of the documents that administrators keep. */
final class DocumentReads {
    private final Database database;

    DocumentReads(Database database) {
        this.database = database;
    }

    Optional<DocumentVersion> latest(DocumentName document) {
        return history(document, Integer.MAX_VALUE, 1).stream().findFirst();
    }

    Optional<DocumentVersion> version(DocumentName document, int version) {
        return database.read(session ->
                        Optional.ofNullable(session.get(DocumentRow.class, DocumentRow.Key.of(document, version))))
                .map(DocumentRow::version);
    }

    List<DocumentVersion> history(DocumentName document, int below, int max) {
        return versions(
                new Query<>(DocumentRow.class)
                        .and("r.kind = :kind", "kind", document.kind())
                        .and("r.tenant = :tenant", "tenant", DocumentRow.tenant(document))
                        .and("r.name = :name", "name", document.name())
                        .and("r.version < :below", "below", below),
                "r.version desc",
                max);
    }

    List<DocumentVersion> ofKind(String kind) {
        return versions(
                new Query<>(DocumentRow.class)
                        .and("r.kind = :kind", "kind", kind)
                        .and("r.version = (select max(l.version) from DocumentRow l"
                                + " where l.kind = r.kind and l.tenant = r.tenant and l.name = r.name)"),
                "r.tenant, r.name",
                Integer.MAX_VALUE);
    }

    private List<DocumentVersion> versions(Query<DocumentRow> query, String order, int max) {
        return database.read(session -> query.list(session, order, max)).stream()
                .map(DocumentRow::version)
                .toList();
    }
}
