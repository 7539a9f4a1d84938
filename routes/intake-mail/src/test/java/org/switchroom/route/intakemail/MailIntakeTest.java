package org.switchroom.route.intakemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.camel.host.StandaloneRoutes;
import org.switchroom.message.Answering;
import org.switchroom.testkit.transport.FakeArrivals;

/** The whole way as in the distribution: a server that others wrote, the mailbox component, the route, jobs. */
class MailIntakeTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final FakeHouse house = new FakeHouse();
    private GreenMailUser box;
    private MailIntake intake;
    private StandaloneRoutes routes;

    @BeforeEach
    void start() {
        server.start();
        box = server.setUser("orders@room.example", "orders", "s3cret");
        start("folder.taken", "Taken");
    }

    private void start(Object... more) {
        Object[] all = new Object[more.length + 4];
        System.arraycopy(more, 0, all, 0, more.length);
        all[more.length] = "port";
        all[more.length + 1] = server.getImap().getPort();
        all[more.length + 2] = "interval";
        all[more.length + 3] = 1;
        intake = new MailIntake(
                Configs.settings(all), house.jobs(), house.mappings(), house.notices(), Clock.systemUTC());
        routes = StandaloneRoutes.start(intake, new FakeArrivals());
    }

    @AfterEach
    void stop() {
        routes.close();
        server.stop();
    }

    private void deliver(String mail) throws Exception {
        box.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
    }

    private static String mail(String from, String id, String more, String body) {
        return "From: " + from + "\nTo: orders@room.example\nSubject: Jobs\nMessage-ID: <" + id + "@x>\n" + more + "\n"
                + body;
    }

    private int in(String folder) {
        try {
            MailFolder found = server.getManagers().getImapHostManager().getFolder(box, folder);
            return found == null
                    ? 0
                    : (int) found.getMessages().stream()
                            .filter(message -> !message.isSet(Flags.Flag.DELETED))
                            .count();
        } catch (RuntimeException notThereYet) {
            return 0;
        }
    }

    private void awaitIn(String folder, int count) {
        await(count + " in " + folder).until(() -> in(folder) == count);
    }

    @Test
    void labelled_lines_become_a_job_of_the_tenant_whose_sender_it_is() throws Exception {
        deliver(mail("Boss <BOSS@acme.example>", "1", "", "Kind: ORDER\nNotes: Key at the gate\n"));

        awaitIn("Taken", 1);

        assertThat(house.made()).singleElement().satisfies(made -> {
            assertThat(made.caller().tenant()).isEqualTo("acme");
            assertThat(made.caller().name()).isEqualTo("mail-orders");
            assertThat(made.fields()).containsOnly(entry("kind", "ORDER"), entry("notes", "Key at the gate"));
            assertThat(made.key().key()).isEqualTo("<1@x>");
            assertThat(made.dispatch()).isFalse();
        });
        assertThat(house.told()).isEmpty();
        assertThat(intake.view().taken()).isEqualTo(1);
    }

    @Test
    void html_is_as_good_as_plain_text() throws Exception {
        deliver(mail(
                "boss@acme.example",
                "2",
                "Content-Type: text/html; charset=utf-8\n",
                "<table><tr><td>Kind:</td><td>TICKET</td></tr><tr><td>Site code:</td><td>KL-1</td></tr></table>"));

        awaitIn("Taken", 1);

        assertThat(house.made()).singleElement().satisfies(made -> assertThat(made.fields())
                .containsOnly(entry("kind", "TICKET"), entry("siteCode", "KL-1")));
    }

    private static String csv(String id, String... lines) {
        return mail(
                "anna@partner.example",
                id,
                "Content-Type: multipart/mixed; boundary=b\n",
                "--b\nContent-Type: text/plain\n\nKind: TICKET\n--b\nContent-Type: text/csv; name=jobs.csv\n\n"
                        + String.join("\n", lines) + "\n--b--\n");
    }

    @Test
    void an_attachment_counts_before_the_text_and_each_record_has_its_own_key() throws Exception {
        deliver(csv("3", "kind=ORDER;number=1", "kind=ORDER;number=2", "kind=ORDER;number=3"));

        awaitIn("Taken", 1);

        assertThat(house.made()).extracting(made -> made.key().key()).containsExactly("<3@x>", "<3@x>#2", "<3@x>#3");
        assertThat(house.made()).extracting(made -> made.fields().get("number")).containsExactly("1", "2", "3");
    }

    @Test
    void the_same_mail_twice_is_one_job() throws Exception {
        deliver(mail("boss@acme.example", "4", "", "Kind: ORDER"));
        deliver(mail("boss@acme.example", "4", "Received: by another way\n", "Kind: ORDER"));

        awaitIn("Taken", 2);

        assertThat(house.made()).hasSize(1);
        assertThat(intake.view().taken()).isEqualTo(1);
    }

    @Test
    void a_mail_is_put_away_only_after_its_job_is_on_disk() throws Exception {
        house.away(true);
        deliver(mail("boss@acme.example", "5", "", "Kind: ORDER"));
        await().until(() -> routes.routes().routes().get(0).figures().failed() > 0);
        assertThat(in("INBOX")).isEqualTo(1);
        assertThat(inbox()).noneMatch(message -> message.isSet(Flags.Flag.SEEN));

        house.away(false);

        awaitIn("Taken", 1);
        assertThat(house.made()).hasSize(1);
    }

    private List<StoredMessage> inbox() throws FolderException {
        return server.getManagers().getImapHostManager().getInbox(box).getMessages();
    }

    @Test
    void of_several_records_the_good_ones_are_taken_and_the_sender_is_told_of_the_others() throws Exception {
        deliver(csv("6", "kind=ORDER;number=1", "number=2", "kind=ORDER;number=3"));

        awaitIn("Rejected", 1);

        assertThat(house.made()).hasSize(2);
        assertThat(house.told()).singleElement().satisfies(told -> {
            assertThat(told.sender().toString()).isEqualTo("mailto:anna@partner.example");
            assertThat(told.tenant()).isEqualTo("main");
            assertThat(told.channel()).isEqualTo("email");
            assertThat(told.words().body())
                    .contains("- jobs.csv, line 2: kind: it is missing. Say ORDER")
                    .contains("2 records were taken in; send only the others again");
            assertThat(told.words().answering()).contains(new Answering("<6@x>", true));
        });
        assertThat(intake.view().rejected()).isEqualTo(1);
    }

    @Test
    void a_mail_with_nothing_in_it_is_rejected_and_told_what_would_do() throws Exception {
        deliver(mail("anna@partner.example", "7", "", "Hello!"));

        awaitIn("Rejected", 1);

        assertThat(house.told()).singleElement().satisfies(told -> assertThat(
                        told.words().body())
                .contains("there is nothing to take in")
                .contains("Nothing was taken in."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-generated\n",
                "Precedence: bulk\n",
                "List-Id: <x.y>\n",
                "Return-Path: <>\n",
                "X-Auto-Response-Suppress: All\n"
            })
    void machines_lists_and_nobody_are_never_answered(String header) throws Exception {
        deliver(mail("anna@partner.example", "8", header, "Hello!"));

        awaitIn("Rejected", 1);

        assertThat(house.told()).isEmpty();
    }

    @Test
    void who_is_not_listed_makes_no_job_and_is_not_answered() throws Exception {
        deliver(mail("spy@example.net", "9", "", "Kind: ORDER"));
        deliver(mail("anna@partner.example, spy@example.net", "10", "", "Kind: ORDER"));

        awaitIn("Rejected", 2);

        assertThat(house.made()).isEmpty();
        assertThat(house.told()).isEmpty();
    }

    @Test
    void a_message_id_that_is_used_again_for_something_else_is_told() throws Exception {
        deliver(mail("boss@acme.example", "11", "", "Kind: ORDER"));
        awaitIn("Taken", 1);

        deliver(mail("boss@acme.example", "11", "", "Kind: TICKET"));

        awaitIn("Rejected", 1);
        assertThat(house.told())
                .singleElement()
                .satisfies(told -> assertThat(told.words().body()).contains("used for another body"));
    }

    @Test
    void a_mail_above_the_limit_is_rejected_unread() throws Exception {
        routes.close();
        start("max-size", 2_000L);

        deliver(mail("anna@partner.example", "12", "", "Kind: ORDER\nNotes: " + "x".repeat(5_000)));

        awaitIn("Rejected", 1);
        assertThat(house.made()).isEmpty();
        assertThat(house.told())
                .singleElement()
                .satisfies(told -> assertThat(told.words().body()).contains("larger than 2000 bytes"));
    }

    @Test
    void without_a_folder_it_stays_and_is_marked() throws Exception {
        routes.close();
        start();

        deliver(mail("boss@acme.example", "13", "", "Kind: ORDER"));

        await().until(() -> inbox().stream().allMatch(message -> message.isSet(Flags.Flag.SEEN)) && !inbox().isEmpty());
        assertThat(house.made()).hasSize(1);
    }

    @Test
    void a_mapping_that_is_not_there_is_our_mistake_and_the_mail_waits() throws Exception {
        routes.close();
        start("mapping", "unknown");

        deliver(mail("anna@partner.example", "14", "", "Auftragsart: ORDER"));

        await().untilAsserted(() -> assertThat(intake.view().trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble).contains("there is no mapping unknown")));
        assertThat(in("INBOX")).isEqualTo(1);
        assertThat(house.told()).isEmpty();
    }
}
