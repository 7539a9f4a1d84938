package org.switchroom.journal.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.switchroom.store.DocumentName;
import org.switchroom.store.DocumentVersion;

@Entity
@Table(name = "document_version")
@IdClass(DocumentRow.Key.class)
public class DocumentRow {
    /** One version of one document. */
    public record Key(String kind, String tenant, String name, int version) implements Serializable {
        public static Key of(DocumentName document, int version) {
            return new Key(document.kind(), DocumentRow.tenant(document), document.name(), version);
        }
    }

    @Id
    String kind;

    /** Empty for the house's own: a part of a key can not be null. */
    @Id
    String tenant;

    @Id
    String name;

    @Id
    int version;

    String text;
    String actor;
    String comment;
    Instant writtenAt;

    protected DocumentRow() {}

    /** How a document's tenant is kept. */
    public static String tenant(DocumentName document) {
        return document.tenant().orElse("");
    }

    public static DocumentRow of(DocumentVersion version) {
        DocumentRow row = new DocumentRow();
        row.kind = version.document().kind();
        row.tenant = tenant(version.document());
        row.name = version.document().name();
        row.version = version.version();
        row.text = version.text();
        row.actor = version.actor();
        row.comment = version.comment();
        row.writtenAt = Times.kept(version.at());
        return row;
    }

    public DocumentVersion version() {
        return new DocumentVersion(document(kind, tenant, name), version, text, actor, comment, writtenAt);
    }

    public static DocumentName document(String kind, String tenant, String name) {
        return new DocumentName(kind, Optional.of(tenant).filter(whose -> !whose.isEmpty()), name);
    }
}
