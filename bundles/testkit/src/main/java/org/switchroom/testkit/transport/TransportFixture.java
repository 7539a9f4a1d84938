package org.switchroom.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.Message;
import org.switchroom.message.MessageId;
import org.switchroom.message.Priority;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.DeliveryId;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Transport;

/**
 * What a transport's test hands to the contracts: the transport, and the other side of its line as the test sees it.
 * The other side is a simulator written from the protocol's specification, never from the transport's own code.
 */
public interface TransportFixture {
    /** How far beyond its deadline a send may answer on a busy machine before the test calls it a defect. */
    Duration GRACE = Duration.ofSeconds(3);

    /** The transport under test, as its component makes it; the same one throughout a test. */
    Transport transport();

    /** An address that the peer takes. */
    Address reachable();

    /**
     * The texts of the messages that have reached the peer so far, oldest first, one element a message, decoded to
     * what the recipient would read. What came in part, or was taken back by the protocol, is not among them.
     */
    List<String> peerSaw();

    /** How long a delivery may take in these tests. The transport's own time limits should be set below it. */
    default Duration patience() {
        return Duration.ofSeconds(5);
    }

    /** A content of a kind that the transport carries, in which the recipient reads the words. */
    default Content saying(String words) {
        return new Content.Text("Auftrag", words);
    }

    /** A word that no other message has. */
    default String word() {
        return "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    default Delivery delivery(Address to, Content content) {
        return delivery(to, content, patience());
    }

    /** One that has to be over within this time. */
    default Delivery delivery(Address to, Content content, Duration within) {
        Instant now = Instant.now();
        long id = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        Message message =
                new Message(new MessageId(id), "main", content, Priority.URGENT, now, now.plus(Duration.ofHours(1)));
        return new Delivery(new DeliveryId(id), message, to, 1, now.plus(within));
    }

    /** Begins to send as core does: on a thread that may block. The answer keeps to the deadline, or the test fails. */
    default CompletableFuture<Handover> begin(Delivery delivery) {
        CompletableFuture<Handover> answer = new CompletableFuture<Handover>()
                .orTimeout(patience().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        Thread sender = new Thread(
                () -> {
                    try {
                        CompletionStage<Handover> sent = transport().send(delivery);
                        sent.whenComplete((handover, defect) -> {
                            if (defect != null) {
                                answer.completeExceptionally(defect);
                            } else {
                                answer.complete(handover);
                            }
                        });
                    } catch (RuntimeException | Error defect) {
                        answer.completeExceptionally(defect);
                    }
                },
                "sender of " + delivery.id());
        sender.setDaemon(true);
        sender.start();
        return answer;
    }

    default Handover send(Delivery delivery) {
        return outcome(begin(delivery));
    }

    /** Sends words to the address that is taken. */
    default Handover send(String words) {
        return send(delivery(reachable(), saying(words)));
    }

    static Handover outcome(CompletableFuture<Handover> answer) {
        Handover handover = answer.exceptionally(defect -> {
                    throw new AssertionError(
                            defect instanceof TimeoutException
                                    ? "send did not answer by the delivery's deadline"
                                    : "send answers with an outcome, never with an exception",
                            defect);
                })
                .join();
        assertThat(handover).as("the outcome").isNotNull();
        return handover;
    }

    /** How many of the messages at the peer have these words; lines may end as the protocol likes. */
    default long arrived(String words) {
        Function<String, String> lines = text -> text.replace("\r\n", "\n");
        return peerSaw().stream()
                .map(lines)
                .filter(text -> text.contains(lines.apply(words)))
                .count();
    }
}
