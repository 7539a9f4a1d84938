package org.switchroom.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CredentialsTest {
    private static Challenge challenge(String... lines) {
        String headers = String.join("\n", lines);
        return Challenge.of(Sample.read("SIP/2.0 401 Unauthorized\n" + headers + "\n\n"))
                .orElseThrow();
    }

    /** RFC 2617 §3.5. */
    @Test
    void answers_as_the_example_of_RFC_2617() {
        Challenge asked = challenge("WWW-Authenticate: Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\","
                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");

        String answer =
                new Credentials("Mufasa", "Circle Of Life").answer(asked, "GET", "/dir/index.html", "0a4f113b", 1);

        assertThat(answer)
                .contains("response=\"6629fae49393a05397450978507c4ef1\"")
                .contains("qop=auth", "nc=00000001", "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
    }

    /** RFC 7616 §3.9.1: of two challenges the stronger is answered. */
    @Test
    void answers_as_the_examples_of_RFC_7616() {
        String common = "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=%s,"
                + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
                + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
        String md5 = "WWW-Authenticate: " + common.formatted("MD5");
        String sha = "WWW-Authenticate: " + common.formatted("SHA-256");
        Credentials mufasa = new Credentials("Mufasa", "Circle of Life");
        String nonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

        assertThat(mufasa.answer(challenge(md5), "GET", "/dir/index.html", nonce, 1))
                .contains("response=\"8ca523f5e9506fed4657c9700eebdbec\"");
        assertThat(mufasa.answer(challenge(md5, sha), "GET", "/dir/index.html", nonce, 1))
                .contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"")
                .contains("algorithm=SHA-256");
    }

    /** RFC 2069 §2.4 with the corrected response; servers without qop live on. */
    @Test
    void answers_servers_that_know_no_qop() {
        Challenge asked = challenge("WWW-Authenticate: Digest realm=\"testrealm@host.com\","
                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"");

        String answer = new Credentials("Mufasa", "CircleOfLife").answer(asked, "GET", "/dir/index.html", "x", 1);

        assertThat(answer)
                .contains("response=\"1949323746fe6a43ef61f9606e7febea\"")
                .doesNotContain("qop");
    }

    @Test
    void what_can_not_be_answered_is_no_challenge() {
        assertThat(Challenge.of(Sample.read("SIP/2.0 401 U\nWWW-Authenticate: Basic realm=\"x\"\n\n")))
                .isEmpty();
        assertThat(Challenge.of(Sample.read("SIP/2.0 401 U\nWWW-Authenticate: Digest realm=\"x\", nonce=\"n\","
                        + " algorithm=AKAv1-MD5\n\n")))
                .isEmpty();
        assertThat(Challenge.of(Sample.read("SIP/2.0 407 P\nWWW-Authenticate: Digest realm=\"x\", nonce=\"n\"\n\n")))
                .isEqualTo(Optional.empty());
    }

    @Test
    void the_password_is_in_no_text() {
        Credentials credentials = new Credentials("line", "pa55word");

        assertThat(credentials.toString()).doesNotContain("pa55word");
    }
}
