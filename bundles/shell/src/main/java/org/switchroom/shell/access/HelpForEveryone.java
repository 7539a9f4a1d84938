package org.switchroom.shell.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Locale;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.switchroom.access.Role;

/**
 * Lets every role ask the console for help. Karaf's help is a command of the scope {@code *}, whose access list would
 * have to be a file of that name in {@code etc/}; not every file system takes one, so it is set here.
 */
final class HelpForEveryone {
    private static final String PID = "org.apache.karaf.command.acl.*";

    private HelpForEveryone() {}

    static void allow(BundleContext context) {
        ServiceReference<ConfigurationAdmin> reference = context.getServiceReference(ConfigurationAdmin.class);
        ConfigurationAdmin configurations = reference == null ? null : context.getService(reference);
        if (configurations == null) {
            return;
        }
        Dictionary<String, Object> roles = new Hashtable<>();
        roles.put(
                "help",
                Arrays.stream(Role.values())
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(",")));
        try {
            configurations.getConfiguration(PID, null).updateIfDifferent(roles);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot keep the console's access list in data/cache; check the folder's owner", e);
        } finally {
            context.ungetService(reference);
        }
    }
}
