package org.switchroom.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.map;
import static org.switchroom.core.House.value;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.core.House;
import org.switchroom.job.Attention;
import org.switchroom.job.Job;
import org.switchroom.job.JobState;
import org.switchroom.job.Jobs;
import org.switchroom.message.Content;
import org.switchroom.party.Party;
import org.switchroom.testkit.transport.ScriptedTransport;

/** What partners and dispatchers find on a job that somebody else brought or changed. */
final class JobExchangeTest {
    private static final Caller PARTNER =
            new Caller(Caller.MACHINE + "north", List.of("main"), false, EnumSet.of(Scope.JOBS_READ, Scope.JOBS_WRITE));
    private static final Caller OTTO = new Caller("otto", List.of("main"), false, EnumSet.allOf(Scope.class));

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @Tag("SN-068")
    @Tag("SN-100")
    void a_partners_job_is_an_active_one_among_the_others() {
        Job job = value(house.core.jobs().create(PARTNER, map("kind", "ORDER"), false, Optional.empty()))
                .value();

        Jobs.Filter active = new Jobs.Filter(
                Optional.of(JobState.ACTIVE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                50);
        assertThat(value(house.core.jobs().list(DISPATCHER, active)).items()).contains(job);
        assertThat(job.state().exchangeWord()).isEqualTo("active");
        assertThat(JobState.INCOMPLETE.exchangeWord()).isEqualTo("Incomplete");
        assertThat(JobState.COMPLETE.exchangeWord()).isEqualTo("Complete");
    }

    @Test
    @Tag("SN-039")
    @Tag("SN-040")
    void the_provider_reads_whom_to_bill_and_who_the_alarm_company_is_by_name() {
        Party provider = house.party(
                "kind", "SERVICE_PROVIDER", "name", "Guards", "email", "g@example.org", "messageVia", "EMAIL");
        Party alarms = house.party("kind", "ALARM_COMPANY", "name", "North Alarms", "messageVia", "NO_LINK");
        Party payer = house.party("kind", "CUSTOMER", "name", "Head Office");
        Party site = house.party("kind", "LOCATION", "name", "Depot", "address", "Main Street 1, Graz");

        Job job = house.job(
                true,
                "kind",
                "ORDER",
                "provider",
                provider.id().toString(),
                "alarmCompany",
                alarms.id().toString(),
                "billTo",
                payer.id().toString(),
                "location",
                site.id().toString());

        assertThat(house.messages(job)).singleElement().satisfies(message -> assertThat(
                        ((Content.Job) message.envelope().content()).fields())
                .containsAllEntriesOf(Map.of(
                        "billTo", "Head Office",
                        "alarmCompany", "North Alarms",
                        "provider", "Guards",
                        "location", "Depot, Main Street 1, Graz")));
    }

    @Test
    @Tag("SN-065")
    void looking_at_a_red_job_leaves_it_red() {
        Job red = changedByPartner(house.job(false, "kind", "ORDER"), "outside");

        house.core.jobs().show(DISPATCHER, red.id());
        house.core.jobs().changes(DISPATCHER, red.id());

        assertThat(value(house.core.jobs().show(DISPATCHER, red.id())).attention())
                .isPresent();
    }

    @Test
    @Tag("SN-066")
    void the_red_is_taken_away_for_everyone_with_name_and_time() {
        Job red = changedByPartner(house.job(false, "kind", "ORDER"), "outside");

        value(house.core.jobs().acknowledge(DISPATCHER, red.id(), Optional.empty()));

        assertThat(value(house.core.jobs().show(OTTO, red.id())).attention()).isEmpty();
        assertThat(house.journal.timeline(red.id())).anySatisfy(entry -> {
            assertThat(entry.actor()).isEqualTo("anna");
            assertThat(entry.text()).contains("seen by anna");
            assertThat(entry.at()).isNotNull();
        });
    }

    @Test
    void red_comes_back_with_the_next_change_and_counts_those_that_nobody_has_seen() {
        Job job = changedByPartner(house.job(false, "kind", "ORDER"), "one");
        job = value(house.core.jobs().acknowledge(DISPATCHER, job.id(), Optional.empty()));
        job = changedByPartner(job, "two");
        job = changedByPartner(job, "three");

        assertThat(job.attention().map(Attention::count)).contains(2);
    }

    @Test
    @Tag("SN-067")
    void red_comes_back_with_the_next_failed_attempt_when_the_trouble_lasts_after_it_was_taken_away() {
        house.transport("mail", "email", "mailto")
                .onAny()
                .always(ScriptedTransport.unavailable("smtp.421", Duration.ofMillis(20)));
        Party party = house.party("kind", "SERVICE_PROVIDER", "name", "G", "email", "g@x.at", "messageVia", "EMAIL");
        Job job = house.job(true, "kind", "ORDER", "provider", party.id().toString());
        awaitRed(job);

        value(house.core.jobs().acknowledge(DISPATCHER, job.id(), Optional.empty()));

        Attention again = awaitRed(job);
        assertThat(again.cause()).isEqualTo(Attention.Cause.COMM_PROBLEM);
        assertThat(again.count()).isPositive();
        assertThat(again.detail()).contains("provider is not told yet");
    }

    private Attention awaitRed(Job job) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> house.journal.job(job.id()).flatMap(Job::attention), Optional::isPresent)
                .orElseThrow();
    }

    private Job changedByPartner(Job job, String notes) {
        return value(house.core.jobs().change(PARTNER, job.id(), job.revision(), map("notes", notes)));
    }
}
