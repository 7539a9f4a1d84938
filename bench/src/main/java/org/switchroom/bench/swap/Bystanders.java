package org.switchroom.bench.swap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchroom.itests.Shell;

/**
 * The first service of each bundle, but of the one that is exchanged. A bundle that is started anew, because somebody
 * stopped or refreshed it, has another first one.
 *
 * @param firstServices by bundle id
 */
record Bystanders(Map<Integer, Integer> firstServices) {
    private static final Pattern BUNDLE = Pattern.compile("service\\.bundleid = (\\d+)");
    private static final Pattern SERVICE = Pattern.compile("service\\.id = (\\d+)");

    static Bystanders look(Shell shell, String via) {
        int exchanged =
                Integer.parseInt(shell.run("bundle:id switchroom-route-" + via).replaceAll("(?s).*?(\\d+)\\D*$", "$1"));
        Map<Integer, Integer> first = new TreeMap<>();
        for (String service : shell.run("service:list").split("(?m)^\\s*$")) {
            Matcher bundle = BUNDLE.matcher(service);
            Matcher id = SERVICE.matcher(service);
            if (bundle.find() && id.find() && Integer.parseInt(bundle.group(1)) != exchanged) {
                first.merge(Integer.valueOf(bundle.group(1)), Integer.valueOf(id.group(1)), Math::min);
            }
        }
        if (first.size() < 20) {
            throw new IllegalStateException("service:list shows the services of only " + first.size() + " bundles");
        }
        return new Bystanders(first);
    }

    /** By their ids, those whose first service is another one later. */
    List<String> restartedBy(Bystanders later) {
        List<String> restarted = new ArrayList<>();
        firstServices.forEach((bundle, service) -> {
            if (!service.equals(later.firstServices.get(bundle))) {
                restarted.add("bundle " + bundle);
            }
        });
        return restarted;
    }
}
