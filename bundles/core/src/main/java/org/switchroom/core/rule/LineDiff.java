package org.switchroom.core.rule;

import java.util.ArrayList;
import java.util.List;

/** Two texts line by line, as {@code diff -u} writes them. Pure. */
final class LineDiff {
    private static final int CONTEXT = 3;
    /** Above this many pairs of lines that may be the same, what differs is shown as one block. */
    private static final long MOST_PAIRS = 4_000_000;

    /** A line with what became of it: kept, removed or added. */
    private record Line(char mark, String text) {}

    private final List<String> before;
    private final List<String> after;
    private final List<Line> lines = new ArrayList<>();

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    static List<String> of(String before, String after) {
        LineDiff diff = new LineDiff(before.lines().toList(), after.lines().toList());
        diff.compare();
        return diff.hunks();
    }

    private void compare() {
        int head = 0;
        while (head < Math.min(before.size(), after.size()) && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(before.size(), after.size()) - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        before.subList(0, head).forEach(text -> lines.add(new Line(' ', text)));
        middle(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
        before.subList(before.size() - tail, before.size()).forEach(text -> lines.add(new Line(' ', text)));
    }

    /** By the longest common subsequence. */
    private void middle(List<String> old, List<String> young) {
        int[][] common = (long) old.size() * young.size() > MOST_PAIRS
                ? new int[0][]
                : new int[old.size() + 1][young.size() + 1];
        for (int i = Math.min(old.size(), common.length) - 1; i >= 0; i--) {
            for (int j = young.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(young.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (common.length > 0 && i < old.size() && j < young.size()) {
            if (old.get(i).equals(young.get(j))) {
                lines.add(new Line(' ', old.get(i++)));
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                lines.add(new Line('-', old.get(i++)));
            } else {
                lines.add(new Line('+', young.get(j++)));
            }
        }
        old.subList(i, old.size()).forEach(text -> lines.add(new Line('-', text)));
        young.subList(j, young.size()).forEach(text -> lines.add(new Line('+', text)));
    }

    private List<String> hunks() {
        List<String> written = new ArrayList<>();
        int oldLine = 1;
        int newLine = 1;
        int shownUntil = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).mark() != ' ' && i >= shownUntil) {
                int from = Math.max(shownUntil, i - CONTEXT);
                int until = end(i);
                int lead = i - from;
                written.add("@@ -" + (oldLine - lead) + " +" + (newLine - lead) + " @@");
                lines.subList(from, until).forEach(line -> written.add(line.mark() + line.text()));
                shownUntil = until;
            }
            oldLine += lines.get(i).mark() == '+' ? 0 : 1;
            newLine += lines.get(i).mark() == '-' ? 0 : 1;
        }
        return written;
    }

    /** Where the block that begins at a difference ends: after its context, where no further difference is near. */
    private int end(int first) {
        int last = first;
        for (int i = first; i < lines.size() && i <= last + 2 * CONTEXT + 1; i++) {
            if (lines.get(i).mark() != ' ') {
                last = i;
            }
        }
        return Math.min(lines.size(), last + 1 + CONTEXT);
    }
}
