package org.switchroom.itests.demo;

import java.io.PrintStream;

/** Counts what went right and what did not, and says both as it goes. */
final class Checks {
    private final PrintStream out;
    private int passed;
    private int failed;

    Checks(PrintStream out) {
        this.out = out;
    }

    void check(String what, boolean right, Object seen) {
        if (right) {
            passed++;
            out.println("    ok      " + what);
        } else {
            failed++;
            out.println("    FAILED  " + what + "; seen: " + seen);
        }
    }

    /** The line that the demo ends with, and its exit status. */
    int close() {
        out.println("demo: " + passed + " passed, " + failed + " failed");
        return failed == 0 && passed > 0 ? 0 : 1;
    }
}
