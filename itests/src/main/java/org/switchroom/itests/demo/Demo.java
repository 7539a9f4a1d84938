package org.switchroom.itests.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.itests.Api;
import org.switchroom.itests.Distribution;
import org.switchroom.itests.WebhookPeer;
import org.switchroom.testkit.websms.WebSmsGateway;

/**
 * Shows what the product does, scene by scene, and checks each at the peers. Arguments: the archive, a folder to run in,
 * and optionally {@code --lose <mail address>}: the mail server takes mail to it and loses it, so the demo has to fail;
 * {@code --scenes <number>}: only the first so many.
 */
public final class Demo {
    private Demo() {}

    public static void main(String[] arguments) throws IOException {
        Teller teller = new Teller(System.out);
        teller.say("Unpacking the distribution …");
        Distribution distribution = Distribution.unpack(Path.of(arguments[0]), Path.of(arguments[1]));
        int status;
        try (distribution;
                Post post = Post.open(
                        MailBecomesJob.BOX, option("--lose", arguments).stream().toList());
                WebSmsGateway gateway = WebSmsGateway.start();
                AlarmByTelephone alarm = new AlarmByTelephone();
                WebhookPeer hooks = new WebhookPeer(RuleSendsElsewhere.KEY)) {
            post.serves(distribution, "mail-demo", MailBecomesJob.BOX, MailBecomesJob.settings());
            FileOfTwenty.prepare(distribution);
            GuardAnswers.prepare(distribution, gateway);
            alarm.prepare(distribution);
            RuleSendsElsewhere.prepare(distribution, hooks);
            List<Scene> scenes = List.of(
                    new PartnerPosts(),
                    new MailBecomesJob(),
                    new FileOfTwenty(),
                    new GuardAnswers(),
                    alarm,
                    new RuleSendsElsewhere(),
                    new TransportDies());
            List<Scene> played = scenes.subList(
                    0, option("--scenes", arguments).map(Integer::valueOf).orElse(scenes.size()));
            status = run(teller, distribution, post, gateway, hooks, played);
            distribution.stop();
        }
        System.exit(status);
    }

    private static Optional<String> option(String name, String[] arguments) {
        int at = List.of(arguments).indexOf(name);
        return at < 0 || at + 1 == arguments.length ? Optional.empty() : Optional.of(arguments[at + 1]);
    }

    private static int run(
            Teller teller,
            Distribution distribution,
            Post post,
            WebSmsGateway gateway,
            WebhookPeer hooks,
            List<Scene> scenes) {
        teller.say("Starting Switchroom on " + distribution.url("/") + " with the embedded store …");
        distribution.start();
        teller.say("Ready. Its log: " + distribution.home().resolve("data/log/karaf.log"));
        Api admin = distribution.admin();
        Checks checks = new Checks(System.out);
        Stage stage = new Stage(
                teller,
                checks,
                distribution,
                admin,
                partner(admin, distribution),
                post,
                gateway,
                hooks,
                Cast.enter(admin));
        for (Scene scene : scenes) {
            teller.scene(scene.title());
            play(scene, stage);
        }
        teller.say("");
        return checks.close();
    }

    /** What breaks one scene off fails it, and the others are shown all the same. */
    private static void play(Scene scene, Stage stage) {
        try {
            scene.play(stage);
        } catch (RuntimeException | AssertionError broken) {
            stage.checks().check("the scene is played to its end", false, broken);
            broken.printStackTrace(System.out);
        }
    }

    private static Api partner(Api admin, Distribution distribution) {
        String secret = admin.post(
                        "/api/tokens",
                        Map.of("name", "alarm-partner", "scopes", List.of("jobs:read", "jobs:write", "jobs:dispatch")))
                .expect(201)
                .text("secret");
        return Api.bearer(distribution, secret);
    }
}
