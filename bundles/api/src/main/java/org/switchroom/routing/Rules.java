package org.switchroom.routing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.job.JobId;

/**
 * The rules of the house, as administrators read, question and change them. Provided by core. A set is in force as a
 * whole or not at all, and every version that ever was is kept. Whoever reads or changes them must act for every tenant
 * there is; to have a job explained, reading the job is enough. Reads block on the database.
 */
@ProviderType
public interface Rules {
    /**
     * @param number counts from 1; 0 says that none were ever stored
     * @param actor who wrote it: a caller, or {@code file}
     */
    record Version(int number, String actor, String comment, Instant at) {}

    /** A version with what it says. */
    record Text(Version version, String text) {}

    /**
     * One rule in words.
     *
     * @param line where it begins
     */
    record Line(String name, int line, String when, String then) {}

    /**
     * @param file where they can be edited; empty when there is no file
     * @param trouble why the file does not say what is in force; empty when it does
     */
    record InForce(Version version, String text, List<Line> rules, Optional<String> file, Optional<String> trouble) {
        public InForce {
            rules = List.copyOf(rules);
        }
    }

    /** Something in a text that can not be a rule. Lines and columns count from 1. */
    record Mistake(int line, int column, String cause, String nextStep) {
        public String text() {
            return "line " + line + ", column " + column + ": " + cause + ". " + nextStep;
        }
    }

    /**
     * What to explain.
     *
     * @param role only this role of the job; all that name a party when empty
     * @param update explain a change of the job instead of its first news
     * @param at as if it were then; now when empty
     */
    record Occurrence(Optional<String> role, boolean update, Optional<Instant> at) {}

    /**
     * One decision that a candidate would make differently.
     *
     * @param before the rule and what followed, in words
     * @param after the candidate's
     */
    record Difference(
            JobId job,
            String number,
            String role,
            String party,
            boolean update,
            Instant at,
            String before,
            String after) {}

    /**
     * @param jobs how many recorded jobs were looked at
     * @param decisions how many decisions were made again
     * @param changed how many of them came out differently; the first of them are in {@code differences}
     * @param complete false when there were more jobs than one replay looks at
     */
    record Replay(int jobs, int decisions, int changed, boolean complete, List<Difference> differences) {
        public Replay {
            differences = List.copyOf(differences);
        }
    }

    Answer<InForce> inForce(Caller caller);

    Answer<Text> version(Caller caller, int number);

    /** Versions below this number, latest first. */
    Answer<List<Version>> history(Caller caller, int below, int max);

    /** The lines that differ, as {@code diff -u} writes them. */
    Answer<List<String>> diff(Caller caller, int from, int to);

    /** What is wrong with a text; empty when it could be put in force. */
    Answer<List<Mistake>> check(Caller caller, String text);

    /**
     * Puts a text in force. On disk when complete, and the file rewritten.
     *
     * @param seen the version that the text was made from; {@code STALE} when another one is in force by now
     */
    CompletionStage<Answer<InForce>> replace(Caller caller, int seen, String text, String comment);

    /** Puts an old version in force again, as a new version. */
    CompletionStage<Answer<InForce>> rollBack(Caller caller, int seen, int to, String comment);

    /** For each recipient the decision as it would be made, and why. Sends nothing. */
    Answer<List<Explanation>> explain(Caller caller, JobId job, Occurrence occurrence);

    /** The same for a job that does not exist, of the caller's tenant. */
    Answer<List<Explanation>> explain(Caller caller, Map<String, String> fields, Occurrence occurrence);

    /** Decides the jobs recorded since then by the rules in force and by a candidate. Sends nothing. */
    Answer<Replay> replay(Caller caller, Instant since, String candidate);

    /** Why the file does not say what is in force, for health; empty when it does. Answers from memory. */
    Optional<String> trouble();
}
