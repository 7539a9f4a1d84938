package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.switchroom.itests.demo.Demo;

/** The demo looks at the mail server, not only at what Switchroom believes. */
final class DemoIT {
    private record Ended(int status, String said) {
        String lastLine() {
            String[] lines = said.strip().split("\n");
            return lines[lines.length - 1];
        }
    }

    private static Ended demo(String name, String... options) throws Exception {
        Path folder = Path.of("target", "runs", name).toAbsolutePath();
        Archive.unpack(name).close();
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                Path.of("target", "classes") + ":"
                        + Files.readString(Path.of("target", "classpath")).strip(),
                Demo.class.getName(),
                Archive.path().toString(),
                folder.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).as(said).isTrue();
        return new Ended(process.exitValue(), said);
    }

    @Test
    void passes_when_all_mails_arrive() throws Exception {
        Ended demo = demo("demo");

        assertThat(demo.status()).as(demo.said()).isZero();
        assertThat(demo.lastLine()).matches("demo: [1-9][0-9]* passed, 0 failed");
    }

    @Test
    void fails_when_the_mail_server_loses_one() throws Exception {
        Ended demo = demo("demo-broken", "--lose", "office@customer.example", "--scenes", "1");

        assertThat(demo.status()).as(demo.said()).isEqualTo(1);
        assertThat(demo.lastLine()).as(demo.said()).matches("demo: [0-9]+ passed, [1-9][0-9]* failed");
        assertThat(demo.said()).contains("FAILED  the customer was copied in on D-1");
    }
}
