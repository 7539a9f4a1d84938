package org.switchroom.route.intakefile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Page;
import org.switchroom.core.Core;
import org.switchroom.core.CoreSettings;
import org.switchroom.job.Job;
import org.switchroom.job.Jobs;
import org.switchroom.mapper.MappingDesk;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.testkit.journal.InMemoryJournal;

/** A watched folder in front of the real core and mapper, on any journal. */
final class Yard implements AutoCloseable {
    static final Caller ANNA = new Caller("anna", List.of(Tenant.MAIN), false, EnumSet.allOf(Scope.class));
    static final List<String> ENDINGS = List.of("csv", "json", "jsonl");
    static final Patience QUICK = new Patience(Duration.ofMillis(2), Duration.ofMillis(20));

    final Journal journal;
    final Core core;
    final MappingDesk mappings;
    final Path folder;
    private FileIntakeSettings settings;
    private FileReading.Tools tools;

    Yard(Journal journal, Path folder) {
        this.journal = journal;
        this.folder = folder;
        core = new Core(journal, CoreSettings.defaults(), Clock.systemUTC());
        mappings = new MappingDesk(journal, core.jobs(), core.parties());
        if (journal.tenants().isEmpty()) {
            journal.write(Entry.of(new Row.NewTenant(new Tenant(Tenant.MAIN, "Main", Instant.now()))))
                    .toCompletableFuture()
                    .join();
        }
        with(false, Optional.empty());
    }

    static Yard inMemory(Path folder) {
        return new Yard(new InMemoryJournal(Clock.systemUTC()), folder);
    }

    InMemoryJournal memory() {
        return (InMemoryJournal) journal;
    }

    Yard with(boolean takeRepeated, Optional<String> mapping) {
        settings = new FileIntakeSettings(
                "file-north",
                folder,
                Tenant.MAIN,
                mapping,
                ENDINGS,
                StandardCharsets.UTF_8,
                false,
                Duration.ofSeconds(1),
                Duration.ZERO,
                takeRepeated,
                Duration.ofDays(90));
        tools = new FileReading.Tools(
                settings,
                core.jobs(),
                mappings,
                core.bookmarks(),
                new Folders(folder, ENDINGS, Clock.systemUTC()),
                new Watch(settings, Clock.systemUTC()),
                Clock.systemUTC());
        try {
            tools.folders().make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    FileIntakeSettings settings() {
        return settings;
    }

    Folders folders() {
        return tools.folders();
    }

    Watch watch() {
        return tools.watch();
    }

    void drop(String name, String... lines) {
        try {
            Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What both routes do, once: takes what lies there, and reads what was taken. */
    void look() {
        look(() -> true);
    }

    void look(BooleanSupplier goOn) {
        try {
            for (Path file : list(folder)) {
                tools.folders().claim(file);
            }
            for (Path work : list(tools.folders().work())) {
                new FileReading(tools, QUICK).read(work, goOn);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> list(Path where) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            return files.filter(file -> tools.folders().wants(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    /** The texts of a folder's files that end so, by name. */
    List<String> texts(String where, String ending) {
        try (Stream<Path> files = Files.list(folder.resolve(where))) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(one -> one.toString().endsWith(ending))
                    .sorted()
                    .toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Oldest first. */
    List<Job> jobs() {
        List<Job> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<Job> page = journal.jobs(
                    List.of(Tenant.MAIN),
                    new Jobs.Filter(
                            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, after, 200));
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        java.util.Collections.reverse(all);
        return all;
    }

    List<String> numbers() {
        return jobs().stream().map(Job::number).toList();
    }

    Map<String, String> bookmarks() {
        return core.bookmarks().all("file-north/");
    }

    static <T> T value(Answer<T> answer) {
        return answer.fold(done -> done, problem -> {
            throw new AssertionError(problem.text());
        });
    }

    @Override
    public void close() {
        core.close();
    }
}
