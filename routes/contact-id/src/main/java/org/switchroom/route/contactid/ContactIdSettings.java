package org.switchroom.route.contactid;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The file, checked.
 *
 * @param lines in the order in which they are tried; empty for all
 * @param recordings empty when no sound is kept
 */
record ContactIdSettings(
        List<String> lines,
        Duration answerWithin,
        Duration handshakeWithin,
        Duration longestCall,
        Duration retryAfter,
        int mostAtOnce,
        int callsKept,
        Optional<Recordings> recordings) {
    /** Where the sound of calls is kept, and how much of it. */
    record Recordings(Path folder, Duration age, int most) {}

    static ContactIdSettings read(ContactIdConfig config) {
        return new ContactIdSettings(
                Arrays.stream(config.lines().split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                Duration.ofSeconds(within("answer.within", config::answer_within, 5, 120)),
                Duration.ofSeconds(within("handshake.within", config::handshake_within, 5, 60)),
                Duration.ofSeconds(within("longest.call", config::longest_call, 60, 3_600)),
                Duration.ofSeconds(within("retry.after", config::retry_after, 1, 600)),
                within("most.at.once", config::most_at_once, 1, 5_000),
                within("calls.kept", config::calls_kept, 10, 10_000),
                recordings(config));
    }

    private static Optional<Recordings> recordings(ContactIdConfig config) {
        String folder = config.recordings_folder().strip();
        Duration age = Duration.ofDays(within("recordings.days", config::recordings_days, 1, 3_650));
        int most = within("recordings.most", config::recordings_most, 1, 100_000);
        try {
            Path base = Path.of(System.getProperty("karaf.base", "."));
            return folder.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Recordings(base.resolve(folder).toAbsolutePath().normalize(), age, most));
        } catch (InvalidPathException noPath) {
            throw new WrongSetting(
                    ContactIdTransport.PID, "recordings.folder", "is no folder's name: " + noPath.getMessage());
        }
    }

    private static int within(String key, Supplier<Integer> setting, int least, int most) {
        int found;
        try {
            found = setting.get();
        } catch (RuntimeException notConvertible) {
            throw new WrongSetting(ContactIdTransport.PID, key, "can not be read: " + notConvertible.getMessage());
        }
        if (found < least || found > most) {
            throw new WrongSetting(ContactIdTransport.PID, key, "is " + found + "; expected " + least + " to " + most);
        }
        return found;
    }
}
