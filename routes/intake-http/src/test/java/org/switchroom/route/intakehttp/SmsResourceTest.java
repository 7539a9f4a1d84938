package org.switchroom.route.intakehttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Role;
import org.switchroom.message.Content;
import org.switchroom.outbox.StoredMessage;

/** What the addresses below {@code /api/sms} take and give. */
final class SmsResourceTest {
    private final FakeCore core = new FakeCore(Runnable::run);

    private Reply send(String endpoint, Role role, String query, String body, String... headers) {
        Request request =
                Callers.request(Callers.caller(role, "north"), Map.of("id", "service-sms"), query, body, headers);
        return Reception.take(core.endpoint(endpoint), request)
                .toCompletableFuture()
                .join();
    }

    private static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    @Test
    @Tag("SM-118")
    void writing_answers_with_the_message_and_how_it_travels() {
        Reply reply = send("sms-send", Role.DISPATCHER, "", "{\"to\":\"+436641234567\",\"text\":\"Hello\"}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(text(reply))
                .contains("\"message\":{\"id\":")
                .contains("\"alphabet\":\"GSM_7\"", "\"segments\":1", "\"left\":155", "\"warning\":\"watch out\"");
    }

    @Test
    void octets_are_a_list_of_segments_or_one() {
        Reply list = send(
                "sms-preview",
                Role.DISPATCHER,
                "",
                "{\"to\":\"+436641234567\",\"binary\":[\"C0FFEE\",\"00\"],\"userDataHeader\":false}");
        Reply one = send("sms-preview", Role.DISPATCHER, "", "{\"binary\":\"C0FFEE\",\"userDataHeader\":true}");
        Reply wrong = send("sms-preview", Role.DISPATCHER, "", "{\"binary\":[1]}");

        assertThat(text(list)).contains("\"text\":\"C0FFEE,00 false\"", "\"alphabet\":\"EIGHT_BIT\"");
        assertThat(text(one)).contains("\"text\":\"C0FFEE true\"");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(text(wrong)).contains("\"binary\"");
    }

    @Test
    void of_octets_is_shown_how_much_they_are() {
        StoredMessage message = core.saying(new Content.Binary(List.of("C0FFEE", "00"), false));
        String json = new String(JsonText.of(message, MessageJson::write), StandardCharsets.UTF_8);

        assertThat(json)
                .contains("\"kind\":\"BINARY\",\"body\":\"binary, 4 octets in 2 segments\"")
                .contains("\"userDataHeader\":false,\"octets\":4,\"segments\":2")
                .doesNotContain("C0FFEE");
    }

    @Test
    @Tag("SM-060")
    @Tag("SM-074")
    @Tag("SM-079")
    void a_service_job_has_all_its_fields_and_says_that_it_is_for_all() {
        Reply reply = send("sms-jobs-show", Role.VIEWER, "", "");

        assertThat(reply.headers()).containsEntry("ETag", "\"1\"");
        assertThat(text(reply))
                .contains("\"id\":\"service-sms\"", "\"lastDurationMillis\":18540", "\"allTenants\":true")
                .contains("\"lastError\":\"no modem\"", "\"runsWithError\":1", "\"nextRun\":\"2026-11-21T14:05:00Z\"");
    }

    @Test
    @Tag("SM-050")
    @Tag("SM-054")
    void a_service_job_is_made_of_its_kind_also_out_of_an_export_and_a_run_says_what_it_did() {
        String exported = text(send("sms-jobs-show", Role.VIEWER, "", ""));

        assertThat(exported).contains("\"kind\":\"sms-service\"", "\"kindWords\":\"Service SMS\"");
        assertThat(text(send("sms-jobs-create", Role.ADMIN, "", exported.replace("sms-service", "report"))))
                .contains("\"kind\":\"report\"");
        assertThat(text(send("sms-jobs-run", Role.ADMIN, "", "")))
                .contains("\"did\":\"1 SMS released, 2 woken\"", "\"error\":\"no modem\"");
    }

    @Test
    @Tag("SM-094")
    void a_line_of_the_log_has_its_seven_columns() {
        assertThat(text(send("sms-errors", Role.VIEWER, "mode=begins_with&text=no&max=5", "")))
                .contains("\"event\":\"ERROR\"", "\"date\":", "\"computer\":\"house\"", "\"user\":\"anna\"")
                .contains("\"application\":\"Switchroom\"", "\"version\":\"0.1\"", "\"message\":\"no modem\"");
    }

    @Test
    void what_is_wrong_in_a_query_or_a_body_is_named() {
        assertThat(text(send("sms-errors", Role.VIEWER, "max=1001", ""))).contains("\"max\"");
        assertThat(text(send("sms-errors", Role.VIEWER, "mode=near", ""))).contains("\"mode\"");
        assertThat(text(send("sms-list", Role.VIEWER, "colour=red", ""))).contains("\"colour\"");
        assertThat(text(send("sms-resend", Role.DISPATCHER, "", "{\"ids\":[\"x\"]}")))
                .contains("\"ids\"");
        assertThat(send("sms-switches-set", Role.ADMIN, "", "{\"1400\":\"1\"}").status())
                .isEqualTo(428);
        assertThat(send("sms-texts-set", Role.ADMIN, "", "{\"colour\":\"1\"}", "If-Match", "\"0\"")
                        .status())
                .isEqualTo(422);
        assertThat(send("jobs-dispatch", Role.DISPATCHER, "inspectorSms=perhaps", "")
                        .status())
                .isEqualTo(422);
    }
}
