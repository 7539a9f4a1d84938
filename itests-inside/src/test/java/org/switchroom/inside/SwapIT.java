package org.switchroom.inside;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.File;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.switchroom.job.Jobs;
import org.switchroom.routes.Routes;

/** Features and bundles that come and go in one container, and what the others notice of it. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class SwapIT {
    private static final List<String> SWAPPED = List.of(
            "switchroom-transport-loopback",
            "switchroom-transport-mail",
            "switchroom-transport-sms-modem",
            "switchroom-transport-sms-web",
            "switchroom-transport-contact-id",
            "switchroom-transport-dc09",
            "switchroom-intake-dc09",
            "switchroom-intake-http",
            "switchroom-intake-file",
            "switchroom-intake-mail");

    @Inject
    private BundleContext context;

    @Inject
    private FeaturesService features;

    @Configuration
    public static Option[] configuration() throws Exception {
        return options(
                karafDistributionConfiguration()
                        .frameworkUrl("file:" + System.getProperty("switchroom.archive"))
                        .name("Switchroom")
                        .karafVersion(System.getProperty("karaf.version"))
                        .unpackDirectory(new File("target/exam"))
                        .useDeployFolder(false),
                keepRuntimeFolder(),
                systemTimeout(120_000),
                configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
                editConfigurationFilePut(
                        "etc/org.apache.felix.http.cfg", "org.osgi.service.http.port", "" + freePort()),
                editConfigurationFilePut("etc/org.apache.karaf.shell.cfg", "sshPort", "" + freePort()),
                editConfigurationFilePut(
                        "etc/org.ops4j.pax.url.mvn.cfg",
                        "org.ops4j.pax.url.mvn.localRepository",
                        System.getProperty("switchroom.repository")),
                editConfigurationFilePut("etc/org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn.repositories", ""));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void until(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail(what + " did not come about");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private Map<Long, Bundle> bundles() {
        Map<Long, Bundle> known = new HashMap<>();
        Arrays.stream(context.getBundles()).forEach(bundle -> known.put(bundle.getBundleId(), bundle));
        return known;
    }

    @Test
    public void removes_and_installs_each_transport_and_intake_without_touching_any_other_bundle() throws Exception {
        until("the start", this::whole);
        for (String name : SWAPPED) {
            String version = features.getFeature(name).getVersion();
            List<String> touched = new ArrayList<>();
            Map<Long, Bundle> before = bundles();
            SynchronousBundleListener ear = event -> {
                if (event.getType() == BundleEvent.STOPPED || event.getType() == BundleEvent.UNRESOLVED) {
                    touched.add(event.getBundle().getBundleId() + " "
                            + event.getBundle().getSymbolicName());
                }
            };
            context.addBundleListener(ear);
            features.uninstallFeature(name, version, EnumSet.noneOf(FeaturesService.Option.class));
            Map<Long, Bundle> without = bundles();
            features.installFeature(name, version, EnumSet.noneOf(FeaturesService.Option.class));
            context.removeBundleListener(ear);

            List<String> left = before.keySet().stream()
                    .filter(id -> !without.containsKey(id))
                    .map(id -> id + " " + before.get(id).getSymbolicName())
                    .toList();
            assertTrue(name + " has a bundle of its own", !left.isEmpty());
            touched.removeAll(left);
            assertEquals("bundles touched by swapping " + name, List.of(), touched);
            until("the routes after " + name, this::whole);
        }
    }

    @Test
    public void updates_restarts_and_refreshes_the_mail_bundle_without_touching_any_other_bundle() throws Exception {
        until("the start", this::whole);
        Bundle mail = Arrays.stream(context.getBundles())
                .filter(bundle -> "switchroom-route-mail".equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
        List<String> touched = new ArrayList<>();
        SynchronousBundleListener ear = event -> {
            if (!event.getBundle().equals(mail)
                    && (event.getType() == BundleEvent.STOPPED || event.getType() == BundleEvent.UNRESOLVED)) {
                touched.add(event.getBundle().getSymbolicName());
            }
        };
        context.addBundleListener(ear);
        mail.update();
        CountDownLatch refreshed = new CountDownLatch(1);
        context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(mail), event -> refreshed.countDown());
        assertTrue("refreshed", refreshed.await(60, TimeUnit.SECONDS));
        mail.stop();
        mail.start();
        context.removeBundleListener(ear);

        assertEquals("bundles touched", List.of(), touched);
        until("the routes after that", this::whole);
    }

    @Test
    public void survives_stop_start_and_update_of_every_bundle_of_its_own_three_times_over() throws Exception {
        until("the start", this::whole);
        List<Bundle> ours = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName() != null
                        && bundle.getSymbolicName().startsWith("switchroom-")
                        && !List.of("switchroom-api", "switchroom-shell").contains(bundle.getSymbolicName()))
                .toList();
        assertTrue("our bundles: " + ours, ours.size() >= 7);
        for (Bundle bundle : ours) {
            for (int round = 0; round < 3; round++) {
                asked(bundle::stop);
                asked(bundle::start);
                asked(bundle::update);
                asked(bundle::start); // nothing, unless the update was only half done
                until(bundle.getSymbolicName() + " is up again, round " + round, this::whole);
            }
        }
    }

    private interface Change {
        void make() throws BundleException;
    }

    /** Felix gives way with an error rather than let two threads wait for each other's locks; who asked, asks again. */
    private static void asked(Change change) throws BundleException {
        for (int tries = 1; ; tries++) {
            try {
                change.make();
                return;
            } catch (BundleException gaveWay) {
                if (tries == 5 || !String.valueOf(gaveWay.getMessage()).contains("global lock")) {
                    throw gaveWay;
                }
            }
        }
    }

    /** Core is there, on its store, and every route set runs. */
    private boolean whole() {
        if (context.getServiceReference("org.apache.karaf.features.BootFinished") == null
                || context.getBundle(0).adapt(FrameworkStartLevel.class).getStartLevel() < 100) {
            return false;
        }
        var jobsThere = context.getServiceReference(Jobs.class);
        var routesThere = context.getServiceReference(Routes.class);
        if (jobsThere == null || routesThere == null) {
            return false;
        }
        Routes now = context.getService(routesThere);
        return now != null
                && now.waiting().isEmpty()
                && now.contexts().stream().anyMatch(one -> one.name().contains("intake-http"));
    }
}
