package org.switchroom.bench.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchroom.bench.Workbench;

/**
 * What a process holds.
 *
 * @param resident MB of memory that are really there
 * @param heap MB in use after a collection
 */
record Machine(double resident, double heap) {
    private static final Pattern USED = Pattern.compile("heap.*?used (\\d+)K");

    static Machine of(long pid) {
        double resident = resident(pid);
        Workbench.output(List.of("jcmd", Long.toString(pid), "GC.run"));
        Matcher matcher = USED.matcher(Workbench.output(List.of("jcmd", Long.toString(pid), "GC.heap_info"))
                .replace('\n', ' '));
        return new Machine(resident, matcher.find() ? Long.parseLong(matcher.group(1)) / 1024.0 : Double.NaN);
    }

    private static double resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
