package org.switchroom.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.access.Caller;
import org.switchroom.job.JobField;
import org.switchroom.message.Address;
import org.switchroom.routing.Decision;
import org.switchroom.routing.Explanation;
import org.switchroom.routing.Hop;
import org.switchroom.routing.Leg;
import org.switchroom.routing.WhenInDoubt;

final class RouterTest {
    private static RuleSet when(String condition) {
        return Cases.rules("rules:", "  - name: it", "    when: {" + condition + "}", "    send: email");
    }

    @Test
    @Tag("SN-007")
    void asks_message_via_when_no_rule_fits() {
        Explanation explanation = new Cases().explain(when("kind: TICKET"));

        assertThat(explanation.rule()).isEqualTo("MessageVia");
        assertThat(explanation.decision()).isEqualTo(new Cases().decide(RuleSet.EMPTY));
        assertThat(explanation.tried())
                .containsExactly(new Explanation.Tried("it", 2, false, "kind TICKET: no, ORDER"));
    }

    @Test
    @Tag("SN-007")
    void takes_the_first_rule_that_fits_and_names_those_before_it() {
        RuleSet rules = Cases.rules(
                "rules:",
                "  - {name: first, when: {priority: DISTRESS}, send: sms}",
                "  - {name: second, when: {service-code: A1}, send: sms}",
                "  - {name: third, when: {role: provider, occasion: job}, send: email}",
                "  - {name: fourth, send: sms}");

        Explanation explanation = new Cases().explain(rules);

        assertThat(explanation.rule()).isEqualTo("third");
        assertThat(explanation.tried())
                .extracting(tried -> tried.rule() + ": " + tried.because())
                .containsExactly(
                        "first: priority DISTRESS: no, ROUTINE",
                        "second: service-code A1: no, there is none",
                        "third: all conditions hold: role provider, occasion job");
        assertThat(explanation.decision().why())
                .containsExactly(
                        "provider is Guards, job",
                        "rule third (version 3, line 4) fits: role provider, occasion job",
                        "ways in order: email; valid for 4 h");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: order                                    | true",
                "kind: [TICKET, ORDER]                          | true",
                "kind: ALARM_RESPONSE                           | false",
                "role: provider                                 | true",
                "role: customer                                 | false",
                "occasion: update                               | false",
                "priority: URGENT+                              | true",
                "priority: DISTRESS                             | false",
                "event-class: duress                            | true",
                "event-class: [fire, medical]                   | false",
                "tenant: main                                   | true",
                "tenant: other                                  | false",
                "service-code: Patrol-7                         | true",
                "service-code: 'patrol-*'                       | true",
                "service-code: '*-8'                            | false",
                "party: GUARDS                                  | true",
                "party: 'K-17'                                  | true",
                "party: '0000000000007'                         | true",
                "party: Others                                  | false",
                "json: '$.notes'                                | true",
                "json: '$.dueAt'                                | false",
                "json: '$[?(@.notes =~ /.*GATE.*/i)]'           | true",
                "json: '$[?(@.notes =~ /.*roof.*/i)]'           | false",
                "json: \"$.party[?(@.accountNumber == 'K-17')]\" | true",
                "json: \"$[?(@.eventClass == 'duress')]\"       | true",
            })
    void a_condition_holds_for_what_it_names(String condition, boolean holds) {
        Cases cases = Cases.with(JobField.NOTES, "at the gate");
        cases.fields.put(JobField.PRIORITY, "URGENT");
        cases.fields.put(JobField.SERVICE_CODE, "patrol-7");
        cases.fields.put(JobField.ALARM_STATUS, "121");
        cases.account = Optional.of("K-17");

        assertThat(cases.decidedBy(when(condition))).isEqualTo(holds ? "it" : "MessageVia");
    }

    @Test
    void several_legs_are_several_messages_with_settings_of_their_own() {
        RuleSet rules = Cases.rules(
                "rules:",
                "  - name: both",
                "    send: sms-web else sms-modem else email",
                "    validity: 15 min",
                "    in-doubt: repeat after 30 s",
                "    also: [{send: email, validity: 2 d, in-doubt: ask}]");
        Cases cases = new Cases();
        cases.schemes = Map.of("sms-web", Set.of("tel"), "sms-modem", Set.of("tel"));

        Decision decision = cases.decide(rules);

        Address phone = new Address("tel", "+436641234567");
        Address mail = new Address("mailto", "a@b.at");
        assertThat(((Decision.Send) decision).legs())
                .containsExactly(
                        new Leg(
                                List.of(new Hop("sms-web", phone), new Hop("sms-modem", phone), new Hop("email", mail)),
                                Duration.ofMinutes(15),
                                new WhenInDoubt(WhenInDoubt.Choice.REPEAT, Duration.ofSeconds(30)),
                                Optional.empty()),
                        new Leg(
                                List.of(new Hop("email", mail)),
                                Duration.ofDays(2),
                                new WhenInDoubt(WhenInDoubt.Choice.ASK, Duration.ofSeconds(60)),
                                Optional.empty()));
    }

    @Test
    void a_channel_that_nobody_knows_yet_is_tried_with_every_address_of_the_party() {
        RuleSet rules = Cases.rules("rules:", "  - {name: it, send: sms-web else email}");

        Decision.Send send = (Decision.Send) new Cases().decide(rules);

        assertThat(send.legs().get(0).inOrder())
                .extracting(hop -> hop.channel() + " " + hop.to().scheme())
                .containsExactly("sms-web mailto", "sms-web tel", "sms-web loop", "email mailto");
    }

    @Test
    void message_via_as_a_channel_stands_for_what_the_party_wishes() {
        RuleSet rules = Cases.rules("rules:", "  - {name: it, send: message-via, also: smartnet else sms}");
        Cases cases = new Cases();
        cases.via = "SMS";

        assertThat(cases.channels(rules)).containsExactly(List.of("sms", "email"), List.of("sms"));
    }

    @Test
    void a_rule_without_any_way_to_the_party_leaves_it_to_the_next_one() {
        RuleSet rules = Cases.rules(
                "rules:", "  - {name: phone, send: sms else smartnet}", "  - {name: mail, send: sms, also: email}");
        Cases cases = new Cases();
        cases.mobile = Optional.empty();

        Explanation explanation = cases.explain(rules);

        assertThat(explanation.rule()).isEqualTo("mail");
        assertThat(explanation.tried().get(0).because())
                .isEqualTo("all conditions hold, but there is no way to this party: no mobile number, no SmartNet ID");
        assertThat(explanation.decision().why()).contains("no way by sms: no mobile number");
        assertThat(cases.channels(rules)).containsExactly(List.of("email"));
    }

    @Test
    void a_switch_that_is_off_is_respected_unless_the_rule_insists() {
        RuleSet asking = Cases.rules("rules:", "  - {name: it, send: sms}");
        RuleSet insisting = Cases.rules("rules:", "  - {name: it, send: sms, insist: true}");
        Cases cases = new Cases();
        cases.wantsJobs = false;

        assertThat(cases.decide(asking)).isInstanceOf(Decision.Silent.class);
        assertThat(cases.explain(asking).tried().get(0).because()).contains("switch for jobs is off");
        assertThat(cases.channels(insisting)).containsExactly(List.of("sms"));
    }

    @Test
    @Tag("SN-006")
    void no_link_is_above_every_rule() {
        RuleSet rules = Cases.rules("rules:", "  - {name: it, send: email, insist: true}");
        Cases cases = new Cases();
        cases.via = "NO_LINK";

        assertThat(cases.decide(rules)).isInstanceOf(Decision.Reject.class);
        assertThat(cases.explain(rules).rule()).isEqualTo("MessageVia");
    }

    @Test
    void a_rule_may_hold_reject_or_keep_silent() {
        Cases cases = new Cases();

        assertThat(((Decision.Send) cases.decide(Cases.rules("rules:", "  - {name: it, send: email, hold: ask Eva}")))
                        .legs()
                        .get(0)
                        .hold())
                .contains("ask Eva");
        assertThat(cases.decide(Cases.rules("rules:", "  - {name: it, reject: closed}")))
                .isInstanceOfSatisfying(
                        Decision.Reject.class,
                        reject -> assertThat(reject.reason().text()).isEqualTo("rule it rejects it: closed"));
        assertThat(cases.decide(Cases.rules("rules:", "  - {name: it, silent: known already}")))
                .isInstanceOfSatisfying(
                        Decision.Silent.class,
                        silent -> assertThat(silent.why()).last().isEqualTo("silent: known already"));
    }

    @Test
    void a_tenant_is_not_shown_the_names_of_other_tenants_rules() {
        RuleSet rules = Cases.rules(
                "rules:",
                "  - {name: secret, when: {tenant: other}, send: sms}",
                "  - {name: ours, when: {tenant: [main, other]}, send: email}");
        Caller ofMain = new Caller("bert", List.of("main"), false, Set.of());

        Explanation explanation = new Cases().explain(rules, ofMain);

        assertThat(explanation.otherTenants()).isEqualTo(1);
        assertThat(explanation.tried()).extracting(Explanation.Tried::rule).containsExactly("ours");
        assertThat(new Cases().explain(rules).tried())
                .extracting(Explanation.Tried::rule)
                .containsExactly("secret", "ours");
    }
}
