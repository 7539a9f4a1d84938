package org.switchroom.route.contactid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.phone.CallAudio;

/** Keeps the sound of calls, on a thread of its own, and removes what is old. Touches no file but its own. */
final class Recorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    /** They sort by time; the station's number is not in them. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private static final Pattern OURS = Pattern.compile("call-[0-9]{8}-[0-9]{6}-[0-9]{3}-[0-9]+\\.wav");

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "switchroom-contact-id-recorder");
        made.setDaemon(true);
        return made;
    });

    /** The same audio, with its sound kept from now on. */
    Recording record(ContactIdSettings.Recordings kept, Instant began, long number, CallAudio audio) {
        Path file = kept.folder().resolve("call-" + TIME.format(began) + "-" + number + ".wav");
        try {
            thread.execute(() -> tidy(kept, began));
        } catch (RejectedExecutionException closing) {
            LOG.debug("Call {} begins while the transport is being closed", number);
        }
        return new Recording(
                audio,
                file,
                thread,
                why -> LOG.warn(
                        "The sound of call {} is not kept: {}. The call goes on; look at {}",
                        number,
                        why.toString(),
                        kept.folder()));
    }

    /** Room for one more, and nothing older than allowed. */
    private static void tidy(ContactIdSettings.Recordings kept, Instant now) {
        if (!Files.isDirectory(kept.folder())) {
            return;
        }
        String oldest = "call-" + TIME.format(now.minus(kept.age()));
        try (Stream<Path> files = Files.list(kept.folder())) {
            List<Path> newestFirst = files.filter(
                            file -> OURS.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString())
                            .reversed())
                    .toList();
            for (int i = 0; i < newestFirst.size(); i++) {
                Path file = newestFirst.get(i);
                if (i >= kept.most() - 1 || file.getFileName().toString().compareTo(oldest) < 0) {
                    Files.delete(file);
                }
            }
        } catch (IOException broken) {
            LOG.warn("Old recordings in {} are not removed: {}", kept.folder(), broken.toString());
        }
    }

    /** What is on its way to the disk gets there. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("The end of the last recordings is not written: the disk does not answer");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
