package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.testkit.gsm.SimulatedModem;

/** A GSM modem at a serial port of the assembled distribution: the simulated one, behind a pseudo terminal of socat. */
final class SmsModemIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Distribution SWITCHROOM = Archive.unpack("sms-modem");
    private static final SimulatedModem MODEM = SimulatedModem.start();

    @TempDir
    private static Path folder;

    private static Process cable;
    private static Api admin;

    @BeforeAll
    static void start() throws IOException {
        plugIn();
        SWITCHROOM
                .configure(
                        "org.switchroom.transport.modem-one", Map.of("line", "serial", "device", device().toString()))
                .start();
        admin = SWITCHROOM.admin();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        SWITCHROOM.close();
        MODEM.close();
        unplug();
    }

    private static Path device() {
        return folder.resolve("ttyModem");
    }

    private static void plugIn() throws IOException {
        try {
            cable = new ProcessBuilder("socat", "PTY,raw,echo=0,link=" + device(), "TCP:127.0.0.1:" + MODEM.port())
                    .inheritIO()
                    .start();
        } catch (IOException missing) {
            throw new IOException("socat is missing. As root: ./switchroom peers", missing);
        }
        await().atMost(PATIENCE).until(() -> Files.exists(device()));
    }

    private static void unplug() throws InterruptedException {
        cable.destroy();
        cable.waitFor(10, TimeUnit.SECONDS);
    }

    private static String dispatch(String number) {
        String guards = admin.post(
                        "/api/parties",
                        Map.of(
                                "kind", "SERVICE_PROVIDER",
                                "name", "Guards of " + number,
                                "mobile", "+436641234567",
                                "messageVia", "SMS"))
                .expect(201)
                .text("id");
        return admin.post("/api/jobs", Map.of("kind", "ORDER", "number", number, "provider", guards, "dispatch", true))
                .expect(201)
                .text("id");
    }

    private static void awaitSms(String number) {
        await("an SMS about " + number).atMost(PATIENCE).untilAsserted(() -> assertThat(MODEM.texts())
                .anyMatch(text -> text.contains(number)));
    }

    @Test
    void a_job_leaves_by_the_modem_and_its_report_comes_back_also_after_the_modem_was_unplugged() throws Exception {
        String job = dispatch("M-1");
        awaitSms("M-1");
        MODEM.sent().forEach(sms -> MODEM.report(sms, 0x00));
        await("the report in the job's story").atMost(PATIENCE).untilAsserted(() -> assertThat(
                        admin.get("/api/jobs/" + job + "/timeline").raw().body())
                .containsIgnoringCase("delivered"));

        unplug();
        plugIn();
        dispatch("M-2");

        awaitSms("M-2");
        assertThat(SWITCHROOM.log()).noneMatch(line -> line.contains("436641234567"));
    }
}
