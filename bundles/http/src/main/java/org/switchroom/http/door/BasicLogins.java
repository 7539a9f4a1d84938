package org.switchroom.http.door;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.switchroom.access.Caller;
import org.switchroom.access.Role;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;

/**
 * HTTP Basic (RFC 7617). A verified credential is remembered for a short while under its HMAC with a key of this
 * process: a slow hash per request would be the bottleneck, and the password itself is never kept. Before that while is
 * over one request has it verified anew, and the others go on.
 */
final class BasicLogins {
    private static final int MOST = 10_000;

    /** Slow hashes at one time; the rest of the machine stays usable while somebody guesses. */
    private static final int AT_ONCE = 2;

    /** @param renewed set by the one request that has it verified anew */
    private record Remembered(Caller caller, long since, AtomicBoolean renewed) {}

    private final Realm realm;
    private final long rememberedNanos;
    private final LongSupplier nanos;
    private final SecretKeySpec key;
    private final Semaphore hashing = new Semaphore(AT_ONCE);
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    /** What is being verified: many requests with the same credential wait for one. */
    private final Map<String, Object> turns = new ConcurrentHashMap<>();

    BasicLogins(Realm realm, Duration rememberedFor, LongSupplier nanos) {
        this.realm = realm;
        this.rememberedNanos = rememberedFor.toNanos();
        this.nanos = nanos;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, "HmacSHA256");
    }

    /** Who this credential was, when it was verified lately and it is not this request's turn to verify it. Never slow. */
    Optional<Caller> recall(String credential) {
        Remembered found = remembered.get(fingerprint(credential));
        if (found == null) {
            return Optional.empty();
        }
        long age = nanos.getAsLong() - found.since;
        boolean mine = age >= rememberedNanos / 4 * 3 && found.renewed.compareAndSet(false, true);
        return age < rememberedNanos && !mine ? Optional.of(found.caller) : Optional.empty();
    }

    /** Asks the realm. Slow. */
    Optional<Caller> verify(String credential) {
        Optional<String[]> pair = decode(credential);
        if (pair.isEmpty()) {
            return Optional.empty();
        }
        long begun = nanos.getAsLong();
        String fingerprint = fingerprint(credential);
        Object turn = turns.computeIfAbsent(fingerprint, any -> new Object());
        synchronized (turn) {
            try {
                Remembered meanwhile = remembered.get(fingerprint);
                return meanwhile != null && meanwhile.since - begun >= 0
                        ? Optional.of(meanwhile.caller)
                        : login(fingerprint, pair.get()[0], pair.get()[1].toCharArray());
            } finally {
                turns.remove(fingerprint, turn);
            }
        }
    }

    private Optional<Caller> login(String fingerprint, String name, char[] password) {
        hashing.acquireUninterruptibly();
        Optional<Caller> caller;
        try {
            caller = realm.login(name, password).map(BasicLogins::caller);
        } finally {
            hashing.release();
            Arrays.fill(password, '\0');
        }
        caller.ifPresentOrElse(known -> remember(fingerprint, known), () -> remembered.remove(fingerprint));
        return caller;
    }

    private void remember(String fingerprint, Caller caller) {
        long now = nanos.getAsLong();
        if (remembered.size() >= MOST) {
            remembered.values().removeIf(entry -> now - entry.since >= rememberedNanos);
        }
        if (rememberedNanos > 0 && remembered.size() < MOST) {
            remembered.put(fingerprint, new Remembered(caller, now, new AtomicBoolean()));
        }
    }

    /** Roles become scopes; without a tenant of its own a person acts for the first tenant, an admin for every one. */
    static Caller caller(Realm.Person person) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        person.roles().forEach(role -> scopes.addAll(Scope.of(role)));
        List<String> tenants = person.tenants().isEmpty() ? List.of(Tenant.MAIN) : person.tenants();
        return new Caller(person.name(), tenants, person.roles().contains(Role.ADMIN), scopes);
    }

    /** Empty when it is no Base64 of {@code name:password} in UTF-8 with a name. */
    private static Optional<String[]> decode(String credential) {
        try {
            String text = new String(Base64.getDecoder().decode(credential), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 1
                    ? Optional.empty()
                    : Optional.of(new String[] {text.substring(0, colon), text.substring(colon + 1)});
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private String fingerprint(String credential) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(credential.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
