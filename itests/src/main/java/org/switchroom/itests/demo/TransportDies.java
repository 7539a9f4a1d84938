package org.switchroom.itests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.switchroom.itests.Shell;

/** The mail transport's bundle is stopped while jobs come in, and started again. */
final class TransportDies implements Scene {
    private static final int JOBS = 12;
    private static final int STOPPED_AFTER = 4;

    @Override
    public String title() {
        return "The mail transport dies in the middle and comes back";
    }

    @Override
    public void play(Stage stage) {
        Shell console =
                new Shell(stage.distribution(), "admin", stage.distribution().initialPassword());
        List<String> jobs = new ArrayList<>();
        for (int i = 1; i <= JOBS; i++) {
            jobs.add(stage.order("T-" + i, "ROUTINE"));
            if (i == STOPPED_AFTER) {
                console.run("bundle:stop switchroom-route-mail");
                stage.teller().line("after T-" + i + ": bundle:stop switchroom-route-mail");
            }
        }
        stage.checks().check("all " + JOBS + " jobs were answered 201 all the same", jobs.size() == JOBS, jobs);

        List<String> waiting = jobs.subList(STOPPED_AFTER, JOBS);
        stage.checks()
                .check(
                        "the " + waiting.size() + " after that wait, and say why:",
                        stage.soon(() -> waiting.stream()
                                .allMatch(job -> state(stage, job).equals("HELD"))),
                        states(stage, jobs));
        JsonNode message = message(stage, waiting.get(0));
        stage.teller()
                .quote(
                        "|",
                        message.path("stateWords").asText() + ": "
                                + message.path("reason").path("text").asText());

        console.run("bundle:start switchroom-route-mail");
        stage.teller().line("bundle:start switchroom-route-mail");
        stage.soon(() -> jobs.stream().allMatch(job -> state(stage, job).equals("ACCEPTED")));
        stage.tellStory(waiting.get(0));
        List<String> notOnce = stage.post()
                .notOnce(
                        Cast.GUARDS,
                        IntStream.rangeClosed(1, JOBS).mapToObj(i -> "T-" + i).toList());
        stage.checks()
                .check(
                        "the guards have exactly one mail about each of the " + JOBS + ": nothing lost, nothing twice",
                        notOnce.isEmpty(),
                        notOnce + " " + states(stage, jobs));
    }

    private static JsonNode message(Stage stage, String job) {
        return stage.items("/api/jobs/" + job + "/messages").get(0);
    }

    private static String state(Stage stage, String job) {
        return message(stage, job).path("state").asText();
    }

    private static TreeMap<String, String> states(Stage stage, List<String> jobs) {
        TreeMap<String, String> states = new TreeMap<>();
        jobs.forEach(job -> states.put(job, state(stage, job)));
        return states;
    }
}
