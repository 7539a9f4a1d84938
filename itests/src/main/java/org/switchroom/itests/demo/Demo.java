package org.switchroom.itests.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.switchroom.itests.Api;
import org.switchroom.itests.Distribution;
import org.switchroom.itests.FreePorts;

/**
 * Shows the first thread of the main job: jobs posted over HTTP, decided, mailed, and their way told. Arguments: the
 * archive, a folder to run in, and optionally {@code --lose <mail address>}: the mail server takes mail to it and
 * loses it, so the demo has to fail.
 */
public final class Demo {
    private static final String GUARDS = "guards@provider.example";
    private static final String CUSTOMER = "office@customer.example";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PrintStream out = System.out;
    private final Checks checks = new Checks(out);
    private final Distribution distribution;
    private final int smtpPort;
    private final int imapPort;
    private final List<String> jobs = new ArrayList<>();

    private Demo(Distribution distribution, int smtpPort, int imapPort) {
        this.distribution = distribution;
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
    }

    public static void main(String[] arguments) throws IOException {
        List<Integer> ports = FreePorts.find(2);
        System.out.println("Unpacking the distribution …");
        Distribution distribution = Distribution.unpack(Path.of(arguments[0]), Path.of(arguments[1]));
        int status;
        try (distribution) {
            Process mail = mailServer(ports, List.of(arguments).subList(2, arguments.length));
            try {
                status = new Demo(distribution, ports.get(0), ports.get(1)).run();
            } finally {
                mail.destroy();
            }
            distribution.stop();
        }
        System.exit(status);
    }

    private static Process mailServer(List<Integer> ports, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                MailServerMain.class.getName(),
                ports.get(0).toString(),
                ports.get(1).toString()));
        if (options.size() == 2 && options.get(0).equals("--lose")) {
            command.add(options.get(1));
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var lines = process.inputReader();
        String line = lines.readLine();
        while (line != null && !line.equals("mail server ready")) {
            System.out.println("Mail server: " + line);
            line = lines.readLine();
        }
        if (line == null) {
            throw new IOException("the mail server did not start");
        }
        return process;
    }

    private int run() {
        distribution.configure(
                "org.switchroom.transport.mail-demo",
                Map.of(
                        "transport.name", "mail-demo",
                        "host", "127.0.0.1",
                        "port", Integer.toString(smtpPort),
                        "security", "none",
                        "from", "control-room@switchroom.example"));
        out.println("Starting Switchroom on " + distribution.url("/") + " with the embedded store …");
        distribution.start();
        out.println("Ready.");
        Api admin = distribution.admin();
        Api partner = partner(admin);

        String guards = party(
                admin,
                Map.of("kind", "SERVICE_PROVIDER", "name", "North Guards", "email", GUARDS, "messageVia", "EMAIL"));
        String customer = party(
                admin,
                Map.of("kind", "CUSTOMER", "name", "Miller Jewellers", "email", CUSTOMER, "messageVia", "EMAIL"));
        String silent = party(
                admin,
                Map.of(
                        "kind",
                        "SERVICE_PROVIDER",
                        "name",
                        "Quiet Locks",
                        "email",
                        "quiet@provider.example",
                        "messageVia",
                        "NO_LINK"));

        out.println("\nA partner posts jobs");
        good(partner, guards, customer);
        repeated(partner, guards);
        bad(partner, guards);
        noLink(partner, admin, silent);

        out.println("\nWhat became of them");
        jobs.forEach(job -> timeline(admin, job));

        out.println("\nWhat lies at the mail server (IMAP, its own process)");
        atTheMailServer();
        return checks.close();
    }

    private Api partner(Api admin) {
        String secret = admin.post(
                        "/api/tokens",
                        Map.of("name", "alarm-partner", "scopes", List.of("jobs:read", "jobs:write", "jobs:dispatch")))
                .expect(201)
                .text("secret");
        return Api.bearer(distribution, secret);
    }

    private String party(Api admin, Map<String, String> fields) {
        return admin.post("/api/parties", fields).expect(201).text("id");
    }

    private void good(Api partner, String guards, String customer) {
        for (int i = 1; i <= 3; i++) {
            Api.Reply reply = partner.post(
                    "/api/jobs",
                    Map.of(
                            "kind",
                            i == 3 ? "ALARM_RESPONSE" : "ORDER",
                            "number",
                            "D-" + i,
                            "provider",
                            guards,
                            "customer",
                            customer,
                            "priority",
                            i == 3 ? "URGENT" : "ROUTINE",
                            "notes",
                            "Key at the gate, line " + i,
                            "dispatch",
                            true));
            checks.check(
                    "job D-" + i + " is answered 201",
                    reply.status() == 201,
                    reply.raw().body());
            jobs.add(reply.text("id"));
        }
    }

    private void repeated(Api partner, String guards) {
        String body = Api.json(Map.of("kind", "TICKET", "number", "D-4", "provider", guards, "dispatch", true));
        Map<String, String> key = Map.of("Idempotency-Key", "demo-4");
        Api.Reply first = partner.send("POST", "/api/jobs", body, key);
        Api.Reply again = partner.send("POST", "/api/jobs", body, key);
        checks.check(
                "job D-4 is answered 201", first.status() == 201, first.raw().body());
        checks.check(
                "the same request again is the same job",
                first.text("id").equals(again.text("id")),
                again.raw().body());
        jobs.add(first.text("id"));
    }

    private void bad(Api partner, String guards) {
        Api.Reply refused = partner.post("/api/jobs", Map.of("kind", "HOLIDAY", "provider", guards));
        checks.check(
                "a job of an unknown kind is refused, naming the field",
                refused.status() == 422 && refused.text("field").equals("kind"),
                refused.raw().body());
        out.println("          " + refused.raw().body());
    }

    private void noLink(Api partner, Api admin, String silent) {
        String id = partner.post("/api/jobs", Map.of("kind", "ORDER", "number", "D-5", "provider", silent))
                .expect(201)
                .text("id");
        Api.Reply refused = partner.post("/api/jobs/" + id + "/dispatch", "");
        checks.check(
                "a party with NO_LINK is not dispatched to, and it says why",
                refused.status() == 409 && refused.raw().body().contains("NO_LINK"),
                refused.raw().body());
        Api.Reply messages = admin.get("/api/jobs/" + id + "/messages");
        checks.check(
                "nothing was queued for it",
                messages.body().path("items").isEmpty(),
                messages.raw().body());
        jobs.add(id);
    }

    private void timeline(Api admin, String job) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Api.Reply timeline = admin.get("/api/jobs/" + job + "/timeline");
        while (waiting(admin, job) && System.nanoTime() < end) {
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(100).toNanos());
            timeline = admin.get("/api/jobs/" + job + "/timeline");
        }
        timeline = admin.get("/api/jobs/" + job + "/timeline");
        out.println("  job " + admin.get("/api/jobs/" + job).text("number"));
        timeline.body()
                .path("items")
                .forEach(entry -> out.println("    " + entry.path("at").asText() + "  "
                        + entry.path("kind").asText() + "  "
                        + entry.path("text").asText()));
        checks.check(
                "its messages have come to an end",
                !waiting(admin, job),
                timeline.raw().body());
    }

    private static boolean waiting(Api admin, String job) {
        for (var message : admin.get("/api/jobs/" + job + "/messages").body().path("items")) {
            if (List.of("WAITING", "SENDING").contains(message.path("state").asText())) {
                return true;
            }
        }
        return false;
    }

    private void atTheMailServer() {
        List<String> guards = new MailBox(imapPort, GUARDS).subjects();
        List<String> customer = new MailBox(imapPort, CUSTOMER).subjects();
        List<String> quiet = new MailBox(imapPort, "quiet@provider.example").subjects();
        for (int i = 1; i <= 4; i++) {
            String number = "D-" + i;
            long mails =
                    guards.stream().filter(subject -> subject.contains(number)).count();
            checks.check("the provider has one mail about " + number, mails == 1, guards);
        }
        for (int i = 1; i <= 3; i++) {
            String number = "D-" + i;
            long mails = customer.stream()
                    .filter(subject -> subject.contains(number))
                    .count();
            checks.check("the customer was copied in on " + number, mails == 1, customer);
        }
        checks.check("the party with NO_LINK has no mail", quiet.isEmpty(), quiet);
    }
}
