package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What comes back by mail, in the assembled distribution beside Debian's Exim and Dovecot. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class MailBackIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final DebianMail PEER = DebianMail.start();
    private static final Distribution SWITCHROOM = Archive.unpack("mail-back");

    private static Api admin;

    @BeforeAll
    static void start() {
        SWITCHROOM.configure("org.switchroom.core", Map.of("notice.to", "guard@peer.example"));
        PEER.feeds(SWITCHROOM, "orders", Map.of("senders.main", "guard@peer.example", "folder.taken", "Taken"));
        PEER.serves(SWITCHROOM, "office").start();
        admin = SWITCHROOM.admin();
    }

    @AfterAll
    static void stop() {
        SWITCHROOM.close();
        PEER.close();
    }

    private static String dispatched(String number, String to) {
        String provider = admin.post(
                        "/api/parties",
                        Map.of("kind", "SERVICE_PROVIDER", "name", "To " + to, "email", to, "messageVia", "EMAIL"))
                .expect(201)
                .text("id");
        return admin.post(
                        "/api/jobs", Map.of("kind", "ORDER", "number", number, "provider", provider, "dispatch", true))
                .expect(201)
                .text("id");
    }

    private static String story(String job) {
        return admin.get("/api/jobs/" + job + "/timeline").expect(200).raw().body();
    }

    private static void awaitStory(String job, String... words) {
        await("the story of job " + job).atMost(LIMIT).untilAsserted(() -> assertThat(story(job))
                .contains(words));
    }

    @Test
    @Order(1)
    void a_real_bounce_of_exim_makes_the_message_faulty_and_the_job_red() {
        String job = dispatched("MB-1", "nobody@peer.example");

        awaitStory(job, "accepted", "receipt: failed, 5.0.0", "no way is left", "needs attention");

        assertThat(admin.get("/api/messages?job=" + job).expect(200).raw().body())
                .contains("dsn.5.0.0");
    }

    @Test
    @Order(2)
    @Tag("SM-071")
    void somebody_is_told_of_it_by_mail() {
        await("a notice").atMost(LIMIT).untilAsserted(() -> assertThat(PEER.mails("guard"))
                .anyMatch(mail -> mail.contains("Job MB-1 needs attention")));
    }

    @Test
    @Order(3)
    void a_report_of_arrival_makes_the_message_delivered() {
        String job = dispatched("MB-2", "guard@peer.example");

        awaitStory(job, "receipt: delivered");
    }

    @Test
    @Order(4)
    void a_reply_stands_in_the_story_of_its_job_and_an_absence_note_as_what_it_is() {
        String job = dispatched("MB-3", "guard@peer.example");
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(PEER.mails("guard")).anyMatch(mail -> mail.contains("MB-3")));
        Matcher id = Pattern.compile("(?i)message-id: (<[^>]+>)")
                .matcher(PEER.mails("guard").stream()
                        .filter(mail -> mail.contains("MB-3") && !mail.contains("needs attention"))
                        .findFirst()
                        .orElseThrow());
        assertThat(id.find()).isTrue();

        PEER.send(
                "guard@peer.example",
                "bounce@peer.example",
                "From: Guard <guard@peer.example>\r\nTo: bounce@peer.example\r\nMessage-ID: <r1@peer.example>\r\n"
                        + "In-Reply-To: " + id.group(1)
                        + "\r\nSubject: Re: job\r\n\r\nWe come at nine.\r\n> quoted");
        PEER.send(
                "",
                "bounce@peer.example",
                "From: guard@peer.example\r\nTo: bounce@peer.example\r\nMessage-ID: <r2@peer.example>\r\n"
                        + "Auto-Submitted: auto-replied\r\nIn-Reply-To: " + id.group(1)
                        + "\r\nSubject: On holiday\r\n\r\nUntil Monday.");

        awaitStory(
                job,
                "reply from mailto:guard@peer.example: Re: job / We come at nine.",
                "automatic answer from mailto:guard@peer.example: On holiday / Until Monday.");
        assertThat(story(job)).doesNotContain("quoted");
    }

    private static String order(String id, String headers, String words) {
        return "From: Guard <guard@peer.example>\r\nTo: orders@peer.example\r\nSubject: New job\r\nMessage-ID: <" + id
                + "@peer.example>\r\n" + headers + "\r\n" + words;
    }

    @Test
    @Order(5)
    void a_mail_with_labelled_lines_becomes_a_job_and_is_moved_after_that() {
        PEER.send("guard@peer.example", "orders@peer.example", order("o1", "", "Kind: ORDER\r\nNumber: MB-50"));

        await().atMost(LIMIT).untilAsserted(() -> assertThat(
                        admin.get("/api/jobs?number=MB-50").expect(200).raw().body())
                .contains("MB-50"));
        await().atMost(LIMIT).untilAsserted(() -> assertThat(PEER.mails("orders"))
                .anyMatch(mail -> mail.contains("MB-50") && mail.contains("/.Taken/")));
    }

    @Test
    @Order(6)
    void a_mail_that_can_not_be_used_is_put_aside_and_its_sender_told_once_and_a_machine_never() {
        PEER.send("guard@peer.example", "orders@peer.example", order("o2", "", "Number: MB-60, please hurry"));
        await().atMost(LIMIT).untilAsserted(() -> assertThat(PEER.mails("guard"))
                .anyMatch(mail -> mail.contains("Not taken in: New job")
                        && mail.contains("Auto-Submitted: auto-replied")
                        && mail.contains("In-Reply-To: <o2@peer.example>")
                        && mail.contains("Return-path: <>")));
        PEER.send("guard@peer.example", "orders@peer.example", order("o3", "", "Number: MB-61"));
        PEER.send(
                "guard@peer.example",
                "orders@peer.example",
                order("o4", "Auto-Submitted: auto-generated\r\n", "Number: MB-62"));

        await().atMost(LIMIT).untilAsserted(() -> assertThat(PEER.mails("orders"))
                .filteredOn(mail -> mail.contains("/.Rejected/"))
                .hasSize(3));
        assertThat(PEER.mails("guard"))
                .filteredOn(mail -> mail.contains("Not taken in"))
                .hasSize(1);
    }

    @Test
    @Order(7)
    void a_bounce_that_came_while_it_was_down_finds_its_message_after_the_start() throws Exception {
        PEER.stopImap(); // so that it is read by nobody before
        String job = dispatched("MB-4", "nobody@peer.example");
        awaitStory(job, "accepted");
        await("the bounce").atMost(LIMIT).until(() -> PEER.mails("bounce").stream()
                .anyMatch(mail -> mail.contains("Mail delivery failed") && mail.contains("MB-4")));
        SWITCHROOM.kill();
        PEER.startImap();
        assertThat(PEER.mails("bounce")).anyMatch(mail -> mail.contains("MB-4"));

        SWITCHROOM.start();

        awaitStory(job, "receipt: failed, 5.0.0", "needs attention");
    }
}
