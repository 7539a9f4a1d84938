package org.switchroom.bench.load;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.switchroom.itests.Api;

/**
 * What partners write: new jobs, and of every eighth three changes, whose mails share a lane. Each write that is
 * acknowledged is one mail to come. For any number of threads.
 */
public final class Writes {
    private static final int CHANGES = 3;
    /** Every so many jobs one is changed. */
    private static final int CHANGED = 8;

    private final Api partner;
    private final List<String> jobs;
    private final String numbers;
    private final AtomicLong number = new AtomicLong();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();

    /**
     * @param jobs bodies of which one party each is told, with the place for the number; they take turns
     * @param numbers how a job's number is made of its count, as for {@link String#format}
     */
    public Writes(Api partner, List<String> jobs, String numbers) {
        this.partner = partner;
        this.jobs = List.copyOf(jobs);
        this.numbers = numbers;
    }

    /** Mails to come, of all time. */
    public int acknowledged() {
        return acknowledged.get();
    }

    /** Answers that were no acknowledgement. */
    public int others() {
        return others.get();
    }

    /**
     * A job, and its changes if it is to have some.
     *
     * @param turn called before each write; returns when it may be made
     */
    public void job(Runnable turn) {
        turn.run();
        long mine = number.incrementAndGet();
        Api.Reply created = count(partner.post(
                "/api/jobs", jobs.get((int) (mine % jobs.size())).replace(JobPosts.DIGITS, numbers.formatted(mine))));
        String etag = created.header("ETag").orElse("");
        for (int change = 1; mine % CHANGED == 0 && change <= CHANGES && !etag.isEmpty(); change++) {
            turn.run();
            etag = count(partner.send(
                            "PATCH",
                            "/api/jobs/" + created.text("id"),
                            Api.json(Map.of("notes", "change " + change)),
                            Map.of("If-Match", etag)))
                    .header("ETag")
                    .orElse("");
        }
    }

    private Api.Reply count(Api.Reply reply) {
        (reply.status() == 201 || reply.status() == 200 ? acknowledged : others).incrementAndGet();
        return reply;
    }
}
