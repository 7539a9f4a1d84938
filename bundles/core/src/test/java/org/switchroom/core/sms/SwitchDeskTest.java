package org.switchroom.core.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.problem;
import static org.switchroom.core.House.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.answer.Problem;
import org.switchroom.core.House;
import org.switchroom.sms.SmsSwitches;

final class SwitchDeskTest {
    private final House house = new House();
    private final SmsSwitches switches = house.core.sms().offer(SmsSwitches.class);

    @AfterEach
    void close() {
        house.close();
    }

    private Map<Integer, String> values() {
        return value(switches.show(DISPATCHER)).switches().stream()
                .collect(java.util.stream.Collectors.toMap(SmsSwitches.Switch::number, SmsSwitches.Switch::value));
    }

    private Optional<String> noEffect(int number) {
        return value(switches.show(DISPATCHER)).switches().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .flatMap(SmsSwitches.Switch::noEffect);
    }

    @Test
    @Tag("SM-117")
    void all_are_off_and_empty_until_somebody_sets_them() {
        assertThat(values())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(1400, "0", 1401, "", 1402, "", 1539, "0", 1580, "0", 1581, "0", 2890, "0"));
    }

    @Test
    @Tag("SM-114")
    void other_values_are_refused_and_nothing_is_changed() {
        for (String value : List.of("2", "yes", "-1", "01")) {
            Problem refused = problem(switches.change(DISPATCHER, 0, Map.of("1400", "1", "1539", value)));
            assertThat(refused.field()).contains("1539");
            assertThat(refused.cause()).contains("neither 0 nor 1");
        }
        assertThat(problem(switches.change(DISPATCHER, 0, Map.of("1401", "nobody")))
                        .cause())
                .contains("no mail address");
        assertThat(problem(switches.change(DISPATCHER, 0, Map.of("1402", "x".repeat(460))))
                        .cause())
                .contains("460");
        assertThat(problem(switches.change(DISPATCHER, 0, Map.of("9999", "1"))).nextStep())
                .contains("2890");
        assertThat(value(switches.show(DISPATCHER)).version()).isZero();
    }

    @Test
    @Tag("SM-112")
    @Tag("SM-101")
    void a_switch_that_is_on_says_why_it_does_nothing() {
        house.switches("1581", "1");
        assertThat(noEffect(1581)).hasValueSatisfying(why -> assertThat(why).contains("1400"));
        house.switches("1400", "1");
        assertThat(noEffect(1581)).hasValueSatisfying(why -> assertThat(why).contains("1580"));
        house.switches("1580", "1");
        assertThat(noEffect(1581)).isEmpty();
    }

    @Test
    void a_change_of_what_somebody_else_changed_is_refused_and_each_tenant_has_its_own() {
        house.switches("GLOBAL_SMS_SERVICE_VORHANDEN", "1", "1402", " two\nlines=\\ ");

        assertThat(problem(switches.change(DISPATCHER, 0, Map.of("1400", "0"))).kind())
                .isEqualTo(Problem.Kind.STALE);
        Caller north = new Caller("nora", List.of("north"), false, Set.of(Scope.SMS_READ));
        assertThat(value(switches.show(north)).switches().get(0).value()).isEqualTo("0");
        assertThat(value(switches.show(DISPATCHER)).changed().orElseThrow().by())
                .isEqualTo("anna");
        assertThat(values()).containsEntry(1402, " two\nlines=\\ ");
    }

    @Test
    void setting_needs_a_permission_of_its_own() {
        Caller reader = new Caller("rita", List.of(Tenant.MAIN), false, Set.of(Scope.SMS_READ, Scope.SMS_SEND));

        assertThat(problem(switches.change(reader, 0, Map.of("1400", "1"))).cause())
                .contains("sms:write");
    }
}
