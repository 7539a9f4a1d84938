package org.switchroom.shell.access;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Hashtable;
import org.apache.karaf.jaas.modules.EncryptionService;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prepares the way in, before Karaf's realm and SSH server start. Public because the framework makes it. */
public final class AccessActivator implements BundleActivator {
    private static final Logger LOG = LoggerFactory.getLogger(AccessActivator.class);

    /** Of the framework's thread, which calls start and stop. */
    private InitialPasswordWatch watch;

    @Override
    public void start(BundleContext context) {
        Path etc = Path.of(context.getProperty("karaf.etc"));
        SecureRandom random = new SecureRandom();
        FirstStart firstStart = new FirstStart(etc, random);
        firstStart.makeAdministrator();
        Thread keyMaker = new Thread(() -> makeKey(firstStart), "switchroom-console-key");
        keyMaker.setDaemon(true);
        keyMaker.start();
        HelpForEveryone.allow(context);

        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("name", KarafPasswords.NAME);
        context.registerService(EncryptionService.class, new KarafPasswords(random), properties);

        watch = new InitialPasswordWatch(etc);
        watch.start();
    }

    private static void makeKey(FirstStart firstStart) {
        try {
            firstStart.makeConsoleKey();
        } catch (RuntimeException e) {
            LOG.warn("There is no key for ./switchroom console; log in with a password over ssh instead", e);
        }
    }

    @Override
    public void stop(BundleContext context) {
        watch.close();
    }
}
