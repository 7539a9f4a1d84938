package org.switchroom.shell.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartTest {
    @TempDir
    Path etc;

    private final SecureRandom random = new SecureRandom();

    @BeforeEach
    void etc_as_it_is_delivered() throws IOException {
        Files.writeString(etc.resolve("users.properties"), "# people\n\n_g_\\:administrators = group,admin,ssh\n");
        Files.writeString(etc.resolve("keys.properties"), "# keys\n_g_\\:administrators = group,admin,ssh\n");
    }

    @Test
    void makes_an_administrator_with_a_long_random_password_that_only_the_owner_can_read() throws IOException {
        new FirstStart(etc, random).makeAdministrator();

        String password = Files.readString(etc.resolve("initial-password")).trim();
        assertThat(password).hasSizeGreaterThanOrEqualTo(20).doesNotContainPattern("[0O1lI,=\\s]");
        assertThat(permissions("initial-password")).isEqualTo("rw-------");
        assertThat(permissions("users.properties")).isEqualTo("rw-------");
        RealmFile users = new RealmFile(etc.resolve("users.properties"));
        assertThat(users.hash("admin").orElseThrow().matches(password)).isTrue();
        assertThat(users.entry("admin").orElseThrow())
                .endsWith("{CRYPT},_g_:administrators")
                .doesNotContain(password);
    }

    @Test
    void two_first_starts_have_two_passwords() {
        assertThat(InitialPassword.random(random)).isNotEqualTo(InitialPassword.random(random));
    }

    @Test
    void keeps_the_comments_and_groups_of_the_file() throws IOException {
        new FirstStart(etc, random).makeAdministrator();

        assertThat(Files.readString(etc.resolve("users.properties")))
                .startsWith("# people\n\n_g_\\:administrators = group,admin,ssh\nadmin = ");
    }

    @Test
    void makes_nobody_when_somebody_is_there() throws IOException {
        Files.writeString(etc.resolve("users.properties"), "vera = secret,_g_:viewers\n");

        new FirstStart(etc, random).makeAdministrator();

        assertThat(Files.readString(etc.resolve("users.properties"))).isEqualTo("vera = secret,_g_:viewers\n");
        assertThat(etc.resolve("initial-password")).doesNotExist();
    }

    @Test
    void the_second_start_changes_nothing() throws IOException {
        new FirstStart(etc, random).makeAdministrator();
        String users = Files.readString(etc.resolve("users.properties"));

        new FirstStart(etc, random).makeAdministrator();

        assertThat(Files.readString(etc.resolve("users.properties"))).isEqualTo(users);
    }

    @Test
    void makes_a_private_console_key_whose_public_half_the_realm_knows() throws Exception {
        new FirstStart(etc, random).makeConsoleKey();

        assertThat(permissions("console.key")).isEqualTo("rw-------");
        String blob = new RealmFile(etc.resolve("keys.properties"))
                .entry("admin")
                .orElseThrow()
                .split(",", 2)[0];
        assertThat(blob).startsWith("AAAAB3NzaC1yc2E");
        assertThat(modulus(Base64.getDecoder().decode(blob))).isEqualTo(modulusOfPrivateKey());
    }

    @Test
    void makes_no_key_when_an_administrator_has_given_one() throws IOException {
        Files.writeString(etc.resolve("keys.properties"), "ada = AAAAB3NzaC1yc2E,_g_:administrators\n");

        new FirstStart(etc, random).makeConsoleKey();

        assertThat(etc.resolve("console.key")).doesNotExist();
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(etc.resolve(file)));
    }

    private BigInteger modulusOfPrivateKey() throws Exception {
        String pem = Files.readString(etc.resolve("console.key")).replaceAll("-----[A-Z ]+-----|\\s", "");
        var key = (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));

        return key.getModulus();
    }

    /** The last of the three fields of RFC 4253 §6.6. */
    private static BigInteger modulus(byte[] blob) {
        var in = ByteBuffer.wrap(blob);
        byte[] field = {};
        while (in.hasRemaining()) {
            field = new byte[in.getInt()];
            in.get(field);
        }
        return new BigInteger(field);
    }
}
