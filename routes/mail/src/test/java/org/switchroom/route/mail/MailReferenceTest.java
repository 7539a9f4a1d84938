package org.switchroom.route.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.message.Address;
import org.switchroom.message.MessageId;
import org.switchroom.transport.TransportName;

class MailReferenceTest {
    private static final TransportName OFFICE = new TransportName("mail-office.two");

    @TempDir
    Path etc;

    private final MailReference references = MailReference.unkept();

    private String of(long message, String to) {
        return references.of(new MessageId(message), OFFICE, new Address("mailto", to), "room.example.org");
    }

    @Test
    void it_is_the_same_for_every_attempt_and_another_for_another_recipient() {
        assertThat(of(5, "a@example.org")).isEqualTo(of(5, "a@example.org")).isNotEqualTo(of(5, "b@example.org"));
    }

    @Test
    void it_is_found_wherever_it_is_quoted_and_says_whose_it_is() {
        String id = of(5, "a@example.org");

        var found = references.find("> Message-ID: " + id + "\r\n> Subject: …");

        assertThat(found).hasValueSatisfying(one -> {
            assertThat(one.via()).isEqualTo(OFFICE);
            assertThat(one.reference().value()).isEqualTo(id);
        });
    }

    @Test
    void one_that_somebody_made_up_is_none_of_ours() {
        String real = of(5, "a@example.org");

        assertThat(references.find(real.replace("0000000000005", "0000000000006")))
                .isEmpty();
        assertThat(references.find(real.replace("mail-office.two", "modem"))).isEmpty();
        assertThat(MailReference.unkept().find(real)).isEmpty();
    }

    @Test
    void a_real_one_behind_a_made_up_one_is_found() {
        String real = of(5, "a@example.org");

        assertThat(references.find(real.replace("0000000000005", "0000000000006") + " " + real))
                .hasValueSatisfying(one -> assertThat(one.reference().value()).isEqualTo(real));
    }

    @Test
    void the_key_outlives_the_process_and_belongs_to_its_owner_alone() throws IOException {
        Path file = etc.resolve("mail.key");
        String id = MailReference.keptIn(file).of(new MessageId(5), OFFICE, new Address("mailto", "a@b.at"), "x.at");

        assertThat(MailReference.keptIn(file).find(id)).isPresent();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_damaged_key_is_named() throws IOException {
        Path file = Files.writeString(etc.resolve("mail.key"), "swordfish");

        assertThatThrownBy(() -> MailReference.keptIn(file)).hasMessageContaining("is no line of 64 hex digits");
    }
}
