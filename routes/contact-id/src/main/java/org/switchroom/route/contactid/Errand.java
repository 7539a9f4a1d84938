package org.switchroom.route.contactid;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.switchroom.contactid.ContactId;
import org.switchroom.contactid.call.Report;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.Handover;
import org.switchroom.transport.RemoteReference;

/** One delivery on its way to a station. On the desk's thread, but for the answer. */
final class Errand {
    private final Delivery delivery;
    private final ContactId message;
    private final CompletableFuture<Handover> answer = new CompletableFuture<>();

    Errand(Delivery delivery, ContactId message) {
        this.delivery = delivery;
        this.message = message;
    }

    Delivery delivery() {
        return delivery;
    }

    CompletableFuture<Handover> answer() {
        return answer;
    }

    Instant deadline() {
        return delivery.deadline();
    }

    /** What a call says of it, under a name that no other delivery has. */
    Report report() {
        return new Report(delivery.id().toString(), message);
    }

    RemoteReference reference() {
        return new RemoteReference("contact-id-" + delivery.id());
    }
}
