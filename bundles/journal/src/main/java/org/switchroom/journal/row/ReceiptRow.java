package org.switchroom.journal.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.switchroom.message.MessageId;
import org.switchroom.store.Row;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

@Entity
@Table(name = "receipt")
public class ReceiptRow {
    @Id
    long id;

    String via;
    String reference;
    String stage;
    Long message;
    Instant receivedAt;
    String reasonCode;
    String reasonText;

    protected ReceiptRow() {}

    public static ReceiptRow of(long id, Row.NewReceipt news) {
        ReceiptRow row = new ReceiptRow();
        row.id = id;
        row.via = news.receipt().via().value();
        row.reference = news.receipt().reference().value();
        row.stage = news.receipt().stage().name();
        row.message = news.message().map(MessageId::value).orElse(null);
        row.receivedAt = Times.kept(news.receipt().at());
        row.reasonCode = news.receipt().reason().map(Reason::code).orElse(null);
        row.reasonText = news.receipt().reason().map(Reason::text).orElse(null);
        return row;
    }

    public Receipt receipt() {
        return new Receipt(
                new TransportName(via),
                new RemoteReference(reference),
                Receipt.Stage.valueOf(stage),
                receivedAt,
                Reasons.of(reasonCode, reasonText));
    }

    public long id() {
        return id;
    }
}
