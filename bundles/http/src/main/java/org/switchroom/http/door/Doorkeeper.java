package org.switchroom.http.door;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.access.Caller;
import org.switchroom.access.Tenants;
import org.switchroom.answer.Problem;
import org.switchroom.http.Admission;
import org.switchroom.http.HttpProblem;

/** Decides who comes in. Any thread; blocks only while a password is verified. */
final class Doorkeeper {
    private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);

    /** Served to anybody; they say more to those who are known. */
    private static final Set<String> OPEN = Set.of("/health/live", "/health/ready");

    /** Gateways can not log in: what they call asks for a secret of its own. */
    private static final Pattern CALLBACK =
            Pattern.compile("/callbacks/[a-z][a-z0-9.-]{0,39}(?:/[A-Za-z0-9_-]{1,200})?");

    /** What browsers show and machines read (RFC 7617 §2.1, RFC 6750 §3). */
    private static final Map<String, String> CHALLENGE =
            Map.of("WWW-Authenticate", "Basic realm=\"switchroom\", charset=\"UTF-8\", Bearer realm=\"switchroom\"");

    private record Known(Caller caller, String client) {}

    private final BasicLogins basic;
    private final Supplier<Optional<Tenants>> tenants;
    private final Optional<Buckets> rate;
    private final Buckets failures;
    private final int longestBody;

    Doorkeeper(
            BasicLogins basic,
            Supplier<Optional<Tenants>> tenants,
            Optional<Buckets> rate,
            Buckets failures,
            int longestBody) {
        this.basic = basic;
        this.tenants = tenants;
        this.rate = rate;
        this.failures = failures;
        this.longestBody = longestBody;
    }

    Verdict judge(Knock knock) {
        if (comesFromAnotherSite(knock)) {
            return turn(Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "a page of another site sent this in the name of its visitor",
                    "Call from your own program, or from a page of this host."));
        }
        if (knock.bodyLength() > longestBody) {
            return turn(Problem.of(
                    Problem.Kind.TOO_LARGE,
                    "the body has " + knock.bodyLength() + " bytes, the limit is " + longestBody,
                    "Send less, or raise body.max-bytes of org.switchroom.http."));
        }
        if (CALLBACK.matcher(knock.path()).matches()) {
            return letIn(knock, Optional.empty());
        } else if (!OPEN.contains(knock.path())) {
            return identify(knock);
        }
        // A watchdog with an old password, or while core is away, still learns that the process lives.
        return knock.authorization().isPresent() && identify(knock) instanceof Verdict.LetIn known
                ? known
                : letIn(knock, Optional.empty());
    }

    private Verdict identify(Knock knock) {
        if (knock.authorization().isEmpty()) {
            return unknown("no credentials were sent");
        }
        String header = knock.authorization().get();
        int space = header.indexOf(' ');
        String scheme = space < 0 ? header : header.substring(0, space);
        String credential = space < 0 ? "" : header.substring(space + 1).strip();
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "basic" -> byPassword(knock, credential);
            case "bearer" -> byToken(knock, credential);
            default -> unknown("the Authorization scheme is neither Basic nor Bearer");
        };
    }

    private Verdict byPassword(Knock knock, String credential) {
        Optional<Caller> recalled = basic.recall(credential);
        if (recalled.isPresent()) {
            return asTenant(
                    knock, new Known(recalled.get(), "user:" + recalled.get().name()));
        }
        if (failures.isEmpty(knock.address())) {
            return tooManyFailures(knock);
        }
        return basic.verify(credential)
                .map(caller -> asTenant(knock, new Known(caller, "user:" + caller.name())))
                .orElseGet(() -> failed(knock, "name or password is wrong"));
    }

    private Verdict byToken(Knock knock, String secret) {
        Optional<Tenants> known = tenants.get();
        if (known.isEmpty()) {
            return new Verdict.TurnedAway(HttpProblem.starting("the list of tokens"), Map.of("Retry-After", "5"));
        }
        // Deliberate: a good token is let in even while its address is blocked for failed logins. A token can not be
        // guessed, looking one up costs no slow hash, and machines behind one address must not shut each other out.
        Optional<Caller> caller = known.get().byToken(secret);
        if (caller.isPresent()) {
            String client = caller.get().tenant() + ":" + caller.get().name();
            return asTenant(knock, new Known(caller.get(), client));
        }
        return failures.isEmpty(knock.address())
                ? tooManyFailures(knock)
                : failed(knock, "the token is not known or was revoked");
    }

    private Verdict asTenant(Knock knock, Known known) {
        if (knock.tenant().isEmpty()) {
            return letIn(knock, Optional.of(known));
        }
        String wanted = knock.tenant().get();
        boolean there = !known.caller().everyTenant()
                || tenants.get().stream().flatMap(all -> all.list().stream()).anyMatch(t -> t.id().equals(wanted));
        Optional<Caller> acting = there ? known.caller().actingFor(wanted) : Optional.empty();
        return acting.map(caller -> letIn(knock, Optional.of(new Known(caller, known.client()))))
                .orElseGet(() -> turn(new Problem(
                        Problem.Kind.FORBIDDEN,
                        Optional.of("tenant"),
                        "the caller does not act for a tenant of this name",
                        "Leave X-Switchroom-Tenant out, or name a tenant of yours.")));
    }

    private Verdict letIn(Knock knock, Optional<Known> known) {
        String client = known.map(Known::client).orElse("address:" + knock.address());
        if (rate.isPresent() && !rate.get().take(client)) {
            return tooMany("more requests than this client may make", rate.get().secondsUntilNext(client));
        }
        return new Verdict.LetIn(new Admission(known.map(Known::caller), client, knock.requestId(), longestBody));
    }

    private Verdict failed(Knock knock, String why) {
        if (failures.take(knock.address()) && failures.isEmpty(knock.address())) {
            LOG.warn(
                    "Too many failed logins from {}; further ones from there are refused unchecked for a while."
                            + " Look who that is.",
                    knock.address());
        }
        return unknown(why);
    }

    private Verdict tooManyFailures(Knock knock) {
        return tooMany("too many failed logins from this address", failures.secondsUntilNext(knock.address()));
    }

    private static Verdict tooMany(String cause, long seconds) {
        return new Verdict.TurnedAway(
                HttpProblem.of(Problem.of(
                        Problem.Kind.TOO_MANY, cause, "Wait " + seconds + " s and try again, and slow down.")),
                Map.of("Retry-After", Long.toString(seconds)));
    }

    private static Verdict unknown(String cause) {
        return new Verdict.TurnedAway(
                HttpProblem.of(Problem.of(
                        Problem.Kind.UNAUTHENTICATED,
                        cause,
                        "Send a user's name and password by HTTP Basic, or Authorization: Bearer with an API token.")),
                CHALLENGE);
    }

    private static Verdict turn(Problem problem) {
        return new Verdict.TurnedAway(HttpProblem.of(problem), Map.of());
    }

    /** A browser adds remembered Basic credentials to what a foreign page sends; Origin gives such a page away. */
    private static boolean comesFromAnotherSite(Knock knock) {
        if (knock.origin().isEmpty()
                || knock.method().equals("GET")
                || knock.method().equals("HEAD")) {
            return false;
        }
        String origin = knock.origin().get();
        return knock.host()
                .map(host -> !origin.equals("http://" + host) && !origin.equals("https://" + host))
                .orElse(true);
    }
}
