package org.switchroom.itests.demo;

import java.io.PrintStream;

/** Speaks to the spectator: scenes, what happens in them, and what the product said itself. */
final class Teller {
    private static final int WIDTH = 110;

    private final PrintStream out;
    private int scenes;

    Teller(PrintStream out) {
        this.out = out;
    }

    void say(String text) {
        out.println(text);
    }

    void scene(String title) {
        scenes++;
        out.println("\n" + scenes + ". " + title);
    }

    /** What happens now. */
    void line(String text) {
        out.println("  " + text);
    }

    /** What the product said, broken between words where a line would be too long. */
    void quote(String head, String text) {
        String margin = "      " + " ".repeat(head.length()) + "  ";
        StringBuilder line = new StringBuilder("      " + head + "  ");
        boolean first = true;
        for (String word : text.split(" ")) {
            if (!first && line.length() + word.length() > WIDTH) {
                out.println(line);
                line = new StringBuilder(margin);
            } else if (!first) {
                line.append(' ');
            }
            line.append(word);
            first = false;
        }
        out.println(line);
    }
}
