package org.switchroom.camel.osgi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.apache.camel.spi.FactoryFinder;
import org.apache.camel.support.ObjectHelper;

/**
 * Looks a service file up in the bundles; the class comes from the bundle that holds the file.
 *
 * <p>Deliberate: remembers nothing. Camel's own DefaultFactoryFinder remembers misses for ever, so that a component
 * installed after a first failed lookup would stay unseen (source of 4.18.0).
 */
final class BundleFactoryFinder implements FactoryFinder {
    private final String folder;
    private final Function<String, Optional<BundleParts.Entry>> files;

    BundleFactoryFinder(String folder, Function<String, Optional<BundleParts.Entry>> files) {
        this.folder = folder;
        this.files = files;
    }

    @Override
    public String getResourcePath() {
        return folder;
    }

    @Override
    public Optional<Class<?>> findClass(String key) {
        return files.apply(folder + key).map(BundleFactoryFinder::load);
    }

    @Override
    public Optional<Class<?>> findOptionalClass(String key) {
        return findClass(key);
    }

    @Override
    public Optional<Object> newInstance(String key) {
        return findClass(key).map(ObjectHelper::newInstance);
    }

    @Override
    public <T> Optional<T> newInstance(String key, Class<T> type) {
        return newInstance(key).map(type::cast);
    }

    @Override
    public void clear() {
        // nothing is kept
    }

    private static Class<?> load(BundleParts.Entry entry) {
        Properties properties = new Properties();
        try (var in = entry.url().openStream()) {
            properties.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        String name = properties.getProperty("class");
        if (name == null) {
            throw new IllegalStateException(entry.url() + " of " + entry.bundle() + " names no class");
        }
        try {
            return entry.bundle().loadClass(name.strip());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(
                    name + ", named by " + entry.url() + ", does not load from " + entry.bundle()
                            + "; a bundle that it needs is missing",
                    missing);
        }
    }
}
