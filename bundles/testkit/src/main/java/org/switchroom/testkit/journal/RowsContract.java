package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.switchroom.access.ApiToken;
import org.switchroom.access.Scope;
import org.switchroom.service.LogLine;
import org.switchroom.store.Row;

/** What is written comes back as it was: every field, set or not, in every language, short and long. */
public interface RowsContract extends JournalFixture {
    /** Umlauts, right to left, beyond the 16-bit plane, a combining accent, quotes, a backslash, a tab, spaces around. */
    String TONGUES = "  Größe „ja“ שלום 你好 🚒🧯 e\u0301 'a' \"b\" \\n \t %_ ; -- ";

    @Test
    default void a_tenant_comes_back_as_it_was_written() {
        Samples samples = samples();

        assertThat(journal().tenants()).contains(samples.tenant());
    }

    @Test
    default void a_token_comes_back_as_it_was_written_and_is_found_by_its_digest() {
        Samples samples = samples();
        ApiToken token = new ApiToken(
                samples.word(),
                samples.tenant().id(),
                TONGUES,
                samples.word(),
                Set.of(Scope.values()),
                now(),
                Optional.empty());
        ApiToken withoutScopes = new ApiToken(
                samples.word(), samples.tenant().id(), "none", samples.word(), Set.of(), now(), Optional.empty());

        store(new Row.NewToken(token), new Row.NewToken(withoutScopes));

        assertThat(journal().tokenByDigest(token.digest())).contains(token);
        assertThat(journal().tokenByDigest(withoutScopes.digest())).contains(withoutScopes);
        assertThat(journal().tokenByDigest(samples.word())).isEmpty();
        assertThat(journal().tokens(samples.tenants())).containsExactlyInAnyOrder(token, withoutScopes);
    }

    @Test
    default void a_revoked_token_says_since_when() {
        Samples samples = samples();
        ApiToken token = samples.token();
        Instant at = now();

        store(new Row.NewToken(token));
        store(new Row.RevokeToken(token.id(), at));

        assertThat(journal().tokens(samples.tenants()))
                .singleElement()
                .satisfies(revoked -> assertThat(revoked.revokedAt()).contains(at));
        assertThat(journal().tokenByDigest(token.digest()).stream())
                .as("a token that is still found by its digest says that it was revoked")
                .allSatisfy(revoked -> assertThat(revoked.revokedAt()).contains(at));
    }

    @Test
    default void a_service_log_has_the_houses_lines_and_the_tenants_newest_first_until_they_are_forgotten() {
        Samples samples = samples();
        Instant begin = now().minus(Duration.ofDays(20_000));
        LogLine house = samples.logLine(Optional.empty(), begin, TONGUES);
        LogLine own = samples.logLine(Optional.of(samples.tenant().id()), begin.plusSeconds(1), "z".repeat(20_000));
        LogLine others = samples.logLine(Optional.of("another"), begin.plusSeconds(2), "others");
        LogLine late = samples.logLine(Optional.empty(), begin.plusSeconds(9), "late");

        store(new Row.ServiceLog(house), new Row.ServiceLog(own), new Row.ServiceLog(others));
        store(new Row.ServiceLog(late));

        Instant end = begin.plusSeconds(9);
        assertThat(journal().serviceLog(samples.tenants(), begin, end, 10)).containsExactly(own, house);
        assertThat(journal().serviceLog(List.of(), begin, end, 10)).containsExactly(others, own, house);
        assertThat(journal().serviceLog(List.of(), begin, end.plusNanos(1_000), 2))
                .containsExactly(late, others);
        assertThat(journal().forgetServiceLog(begin.plusSeconds(2))).isEqualTo(2);
        assertThat(journal().serviceLog(List.of(), begin, end.plusSeconds(1), 10))
                .containsExactly(late, others);
        journal().forgetServiceLog(end.plusSeconds(1));
    }

    @Test
    default void a_setting_is_kept_replaced_and_removed() {
        Samples samples = samples();
        String prefix = samples.word() + ".";

        store(new Row.Setting(prefix + "a", Optional.of("1")), new Row.Setting(prefix + "b", Optional.of(TONGUES)));
        store(new Row.Setting(prefix + "a", Optional.of("2")));
        assertThat(journal().settings(prefix)).isEqualTo(Map.of(prefix + "a", "2", prefix + "b", TONGUES));

        store(new Row.Setting(prefix + "a", Optional.empty()), new Row.Setting(prefix + "c", Optional.empty()));
        assertThat(journal().setting(prefix + "a")).isEmpty();
        assertThat(journal().setting(prefix + "b")).contains(TONGUES);
        assertThat(journal().settings(prefix)).containsOnlyKeys(prefix + "b");
    }

    @Test
    default void ids_are_positive_unique_over_nodes_and_grow_on_one() {
        long before = journal().nextId();
        long elsewhere = otherNode().nextId();
        long after = journal().nextId();

        assertThat(before).isPositive().isLessThan(after);
        assertThat(elsewhere).isPositive().isNotIn(before, after);
    }

    @Test
    default void it_describes_itself() {
        assertThat(journal().describe()).isNotBlank();
    }
}
