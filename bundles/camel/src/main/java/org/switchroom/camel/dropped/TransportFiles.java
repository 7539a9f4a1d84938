package org.switchroom.camel.dropped;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.camel.host.RouteKeeper;

/**
 * One file, one transport: looks at the folder every second and hands over what is new. Whether a text is good, and
 * that the last good one goes on otherwise, is the keeper's business.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = TransportFiles.PID)
@Designate(ocd = TransportFiles.Config.class)
public final class TransportFiles {
    static final String PID = "org.switchroom.transports";
    private static final Logger LOG = LoggerFactory.getLogger(TransportFiles.class);
    private static final long LOOK_EVERY_MILLIS = 1_000;

    @ObjectClassDefinition(
            name = "Transports as files",
            description = "Every further key is a value that the files may name: {{key}}, or {{secret:key}} for .key")
    @interface Config {
        @AttributeDefinition(
                name = "Folder",
                description = "Folder of the files, one transport each; relative to the installation")
        String folder() default "etc/transports";
    }

    private final RouteKeeper keeper;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "switchroom-transport-files");
        made.setDaemon(true);
        return made;
    });

    // Used on the thread only, but for the constructor.
    private final Map<Path, DroppedText> texts = new TreeMap<>();
    private FolderWatch folder;
    private String shownFolder;
    private Placeholders placeholders;

    @Activate
    public TransportFiles(Config config, Map<String, Object> values, @Reference RouteKeeper keeper) {
        this.keeper = keeper;
        apply(config, values);
        look(); // here, so that the system is not ready before it knows its transports
        var unused =
                thread.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Modified
    void change(Config config, Map<String, Object> values) {
        thread.execute(() -> {
            if (!config.folder().equals(shownFolder)) {
                texts.values().forEach(text -> keeper.remove(key(text.file())));
                texts.clear();
                apply(config, values);
                look();
            } else {
                apply(config, values);
                texts.values().forEach(this::hand); // their values may be others now
            }
        });
    }

    @Deactivate
    void stop() throws InterruptedException {
        thread.shutdownNow();
        thread.awaitTermination(10, TimeUnit.SECONDS);
        texts.keySet().forEach(file -> keeper.remove(key(file)));
    }

    private void apply(Config config, Map<String, Object> values) {
        placeholders = new Placeholders(values);
        if (!config.folder().equals(shownFolder)) {
            shownFolder = config.folder();
            Path base = Path.of(System.getProperty("karaf.base", "."));
            folder = new FolderWatch(base.resolve(shownFolder).normalize(), Clock.systemUTC());
        }
    }

    private void look() {
        try {
            for (FolderWatch.Change change : folder.look()) {
                if (change.content().isPresent()) {
                    DroppedText text = new DroppedText(
                            change.file(),
                            shownFolder + "/" + change.file().getFileName(),
                            change.content().get());
                    texts.put(change.file(), text);
                    hand(text);
                } else {
                    DroppedText text = texts.remove(change.file());
                    LOG.info("{} is gone; its transport goes too", text.shown());
                    keeper.remove(key(change.file()));
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("Folder {} could not be read; what runs goes on, and it is looked at again", shownFolder, e);
        }
    }

    private void hand(DroppedText text) {
        try {
            keeper.put(key(text.file()), new DroppedRoutes(text, HeaderReader.read(text.content()), placeholders));
        } catch (WrongText wrong) {
            keeper.put(key(text.file()), new UnreadableText(text, wrong, placeholders));
        }
    }

    private static String key(Path file) {
        return file.toString();
    }
}
