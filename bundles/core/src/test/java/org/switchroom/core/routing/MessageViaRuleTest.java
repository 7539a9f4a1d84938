package org.switchroom.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.party.PartyKind;
import org.switchroom.routing.Decision;
import org.switchroom.routing.Hop;
import org.switchroom.routing.MessageVia;

final class MessageViaRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private final MessageViaRule rule = new MessageViaRule(Duration.ofHours(4));

    private static Party party(
            String via, boolean jobs, boolean updates, String email, String mobile, Integer smartnet) {
        return new Party(
                new PartyId(7),
                "main",
                PartyKind.SERVICE_PROVIDER,
                "Guards",
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(email),
                Optional.ofNullable(mobile),
                Optional.empty(),
                Optional.empty(),
                new MessageVia(via),
                jobs,
                updates,
                Optional.ofNullable(smartnet),
                1,
                NOW,
                NOW);
    }

    private Decision decide(Party party, Occasion occasion) {
        return rule.decide(party, "provider", occasion, channel -> Map.of("loop", Set.of("loop"))
                .getOrDefault(channel, Set.of()));
    }

    private List<String> ways(Party party) {
        Decision decision = decide(party, Occasion.NEW_JOB);
        assertThat(decision).isInstanceOf(Decision.Send.class);
        return ((Decision.Send) decision)
                .legs().get(0).inOrder().stream().map(Hop::toString).toList();
    }

    @Test
    @Tag("SN-014")
    @Tag("SN-019")
    @Tag("SN-020")
    void mails_a_party_that_wants_mail_and_has_an_address() {
        assertThat(ways(party("EMAIL", true, true, "a@b.at", null, null)))
                .containsExactly("Hop[channel=email, to=mailto:a@b.at]");
    }

    @Test
    @Tag("SN-012")
    @Tag("SN-018")
    void takes_sms_first_and_mail_after_it_when_both_are_known() {
        assertThat(ways(party("SMS", true, true, "a@b.at", "+436641234567", null)))
                .containsExactly("Hop[channel=sms, to=tel:+436641234567]", "Hop[channel=email, to=mailto:a@b.at]");
    }

    @Test
    @Tag("SM-002")
    void offers_no_sms_without_a_mobile_number_and_says_so() {
        Decision decision = decide(party("SMS", true, true, "a@b.at", null, null), Occasion.NEW_JOB);

        assertThat(decision).isInstanceOf(Decision.Reject.class);
        assertThat(decision.why()).last().asString().contains("no mobile number");
    }

    @Test
    @Tag("SN-013")
    @Tag("SN-015")
    void has_separate_switches_for_jobs_and_for_updates() {
        Party jobsOnly = party("EMAIL", true, false, "a@b.at", null, null);
        Party updatesOnly = party("EMAIL", false, true, "a@b.at", null, null);

        assertThat(decide(jobsOnly, Occasion.NEW_JOB)).isInstanceOf(Decision.Send.class);
        assertThat(decide(jobsOnly, Occasion.UPDATE)).isInstanceOf(Decision.Silent.class);
        assertThat(decide(updatesOnly, Occasion.NEW_JOB)).isInstanceOf(Decision.Silent.class);
        assertThat(decide(updatesOnly, Occasion.UPDATE)).isInstanceOf(Decision.Send.class);
    }

    @Test
    void names_the_transport_that_a_party_asks_for_by_name() {
        assertThat(ways(party("loop", true, true, "a@b.at", null, null)))
                .containsExactly("Hop[channel=loop, to=loop:" + new PartyId(7) + "]");
    }

    @Test
    @Tag("SN-008")
    void knows_the_four_words_and_names_of_transports_and_nothing_else() {
        for (String known : List.of("NO_LINK", "SMARTNET", "SMS", "EMAIL", "modem-vienna")) {
            assertThat(new MessageVia(known).value()).isEqualTo(known);
        }
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new MessageVia("PIGEON"))
                .hasMessageContaining("NO_LINK, SMARTNET, SMS, EMAIL");
    }

    @Test
    void gives_the_same_decision_and_explanation_for_the_same_question() {
        Party party = party("SMS", true, true, "a@b.at", "+436641234567", null);

        assertThat(decide(party, Occasion.NEW_JOB)).isEqualTo(decide(party, Occasion.NEW_JOB));
    }
}
