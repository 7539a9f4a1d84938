package org.switchroom.bench.old;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.switchroom.bench.Median;
import org.switchroom.bench.Options;
import org.switchroom.bench.Workbench;
import org.switchroom.bench.database.BenchDatabase;

/** The same question to a journal with a million old messages and to one without, in turn. */
public final class OldMessages {
    private static final double LIMIT = 1.25;

    private static final Map<String, ToIntFunction<Store>> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put("claim", Store::claim);
        QUESTIONS.put("next-due", Store::nextDue);
        QUESTIONS.put("list", Store::listAll);
        QUESTIONS.put("list-waiting", Store::listWaiting);
        QUESTIONS.put("in-state", Store::inState);
        QUESTIONS.put("figures", Store::figures);
    }

    private OldMessages() {}

    public static int measure(Options options) throws Exception {
        options.allow("database", "old", "pairs", "folder", "keep");
        int old = options.number("old", 1_000_000);
        int pairs = options.number("pairs", 400);
        boolean met = true;
        System.out.println("old-messages: " + Workbench.machine());
        System.out.printf(
                "%d old messages against none, %d fresh ones in both, %d pairs in turn%n", old, Store.FRESH, pairs);
        try (Workbench bench = Workbench.open(options)) {
            for (String name : options.words("database", "h2,postgresql")) {
                try (BenchDatabase database = BenchDatabase.open(name, bench.folder(name));
                        Store empty = store(database, bench.folder("empty-" + name));
                        Store full = store(database, bench.folder("full-" + name))) {
                    boolean h2 = name.equals("h2");
                    full.fill(old, h2);
                    full.analyze(h2);
                    empty.analyze(h2);
                    for (var question : QUESTIONS.entrySet()) {
                        met &= ask(name, question.getKey(), question.getValue(), empty, full, pairs);
                    }
                }
            }
        }
        return met ? 0 : 1;
    }

    private static Store store(BenchDatabase database, Path folder) {
        return database.name().equals("h2") ? Store.h2(folder) : Store.postgresql(database.routeUrl(), folder);
    }

    private static boolean ask(
            String database, String name, ToIntFunction<Store> question, Store empty, Store full, int pairs) {
        List<Double> ratios = new ArrayList<>();
        List<Double> emptyMillis = new ArrayList<>();
        List<Double> fullMillis = new ArrayList<>();
        int rowsEmpty = 0;
        int rowsFull = 0;
        for (int i = -pairs / 4; i < pairs; i++) {
            boolean emptyFirst = i % 2 == 0;
            long[] first = timed(question, emptyFirst ? empty : full);
            long[] second = timed(question, emptyFirst ? full : empty);
            long[] ofEmpty = emptyFirst ? first : second;
            long[] ofFull = emptyFirst ? second : first;
            rowsEmpty = (int) ofEmpty[1];
            rowsFull = (int) ofFull[1];
            // the first quarter warms both up
            if (i >= 0) {
                emptyMillis.add(ofEmpty[0] / 1e6);
                fullMillis.add(ofFull[0] / 1e6);
                ratios.add((double) ofFull[0] / ofEmpty[0]);
            }
        }
        double ratio = Median.of(ratios);
        boolean sameAnswer = rowsEmpty == rowsFull && rowsEmpty > 0;
        System.out.printf(
                "database=%s question=%s rows=%d empty=%.3fms old=%.3fms ratio=%.2f limit<=%.2f:%s%n",
                database,
                name,
                rowsFull,
                Median.of(emptyMillis),
                Median.of(fullMillis),
                ratio,
                LIMIT,
                !sameAnswer ? "VOID (" + rowsEmpty + " rows without)" : ratio <= LIMIT ? "met" : "MISSED");
        return sameAnswer && ratio <= LIMIT;
    }

    private static long[] timed(ToIntFunction<Store> question, Store store) {
        long begin = System.nanoTime();
        int rows = question.applyAsInt(store);
        long took = System.nanoTime() - begin;
        store.release();
        return new long[] {took, rows};
    }
}
