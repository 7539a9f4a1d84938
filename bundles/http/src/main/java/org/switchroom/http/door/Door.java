package org.switchroom.http.door;

import java.time.Duration;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.switchroom.access.Tenants;
import org.switchroom.http.presence.Presence;

/** The one door, with its configuration. Every bundle's {@link DoorContext} asks it. */
@Component(service = Door.class, configurationPid = "org.switchroom.http")
@Designate(ocd = DoorConfig.class)
public final class Door {
    private final Presence<Tenants> tenants;
    private final Doorkeeper keeper;

    @Activate
    public Door(BundleContext bundle, DoorConfig config) {
        tenants = new Presence<>(bundle, Tenants.class);
        keeper = keeper(config, tenants);
    }

    @Deactivate
    void close() {
        tenants.close();
    }

    Doorkeeper keeper() {
        return keeper;
    }

    private static Doorkeeper keeper(DoorConfig config, Presence<Tenants> tenants) {
        int failures = within("login.failures-per-minute", config.login_failures$_$per$_$minute(), 1, 100_000);
        int rate = within("rate.per-second", config.rate_per$_$second(), 0, 1_000_000);
        int burst = within("rate.burst", config.rate_burst(), 1, 1_000_000);
        int remembered = within("login.remembered-seconds", config.login_remembered$_$seconds(), 0, 60);
        return new Doorkeeper(
                new BasicLogins(new JaasRealm(config.realm()), Duration.ofSeconds(remembered), System::nanoTime),
                tenants,
                rate == 0 ? Optional.empty() : Optional.of(new Buckets(rate, burst, System::nanoTime)),
                new Buckets(failures / 60.0, failures, System::nanoTime),
                within("body.max-bytes", config.body_max$_$bytes(), 1024, 16_777_216));
    }

    static int within(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("org.switchroom.http, " + key + ": found " + value + ", expected "
                    + least + " to " + most + ". Correct it; until then nothing is served over HTTP.");
        }
        return value;
    }
}
