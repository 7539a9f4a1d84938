package org.switchroom.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;

/**
 * What every transport that sends keeps to. The contracts beside this one belong to capabilities and to troubles of
 * the line; a transport's test implements all that apply.
 */
public interface TransportContract extends TransportFixture {
    /** Texts that a careless line protocol spoils. A transport that can not carry one of them by nature leaves it out. */
    default List<String> awkwardTexts() {
        return List.of(
                "Größe „ja“, Straße 1, 1010 Wien – 5 €",
                "first line\n.\n..two dots\n.one dot\nQUIT\nlast line",
                "From the start of a line\n-- \nFrom again",
                "long line " + "x".repeat(1_500) + " end",
                "= equals =3D & <b>not html</b> %s ${not} {{filled}}");
    }

    @Test
    default void says_once_what_it_can_do() {
        Capabilities capabilities = transport().capabilities();

        assertThat(transport().capabilities())
                .as("fixed for the life of the service")
                .isEqualTo(capabilities);
        assertThat(capabilities.directions()).contains(Capabilities.Direction.SEND);
        assertThat(capabilities.carries()).contains(saying("words").kind());
        assertThat(capabilities.addressSchemes()).contains(reachable().scheme());
    }

    @Test
    default void an_accepted_message_reached_the_peer_exactly_once() {
        String words = word();

        Handover handover = send(words);

        assertThat(handover).isInstanceOf(Handover.Accepted.class);
        assertThat(arrived(words)).isEqualTo(1);
    }

    @Test
    default void every_message_reaches_the_peer_once_and_in_the_order_sent() {
        List<String> words = List.of(word(), word(), word(), word());

        words.forEach(text -> assertThat(send(text)).isInstanceOf(Handover.Accepted.class));

        List<String> seen = new ArrayList<>();
        for (String text : peerSaw()) {
            words.stream().filter(text::contains).forEach(seen::add);
        }
        assertThat(seen).isEqualTo(words);
    }

    @Test
    default void the_peer_reads_the_words_as_they_were_written() {
        for (String text : awkwardTexts()) {
            String words = word() + "\n" + text + "\n" + word();

            assertThat(send(words)).as(text).isInstanceOf(Handover.Accepted.class);

            assertThat(arrived(words)).as("arrived unchanged: " + text).isEqualTo(1);
        }
    }

    @Test
    default void references_of_accepted_messages_are_not_blank_and_differ() {
        List<String> references = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            if (send(word()) instanceof Handover.Accepted accepted) {
                accepted.reference().ifPresent(reference -> references.add(reference.value()));
            }
        }

        assertThat(references).doesNotHaveDuplicates().allSatisfy(reference -> assertThat(reference)
                .isNotBlank());
    }

    @Test
    default void it_is_up_after_a_message_was_accepted() {
        send(word());

        Health health = transport().health();

        assertThat(health.state()).isEqualTo(Health.State.UP);
        assertThat(health.detail()).isNotNull();
        assertThat(health.since()).isNotNull();
    }
}
