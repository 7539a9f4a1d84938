package org.switchroom.camel.osgi;

import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;

/** A bundle with a few classes, and the files of a folder. */
final class FakeBundle {
    private FakeBundle() {}

    static Bundle of(String name, Path files, Map<String, Class<?>> classes) {
        return (Bundle) Proxy.newProxyInstance(
                Bundle.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (self, method, args) -> switch (method.getName()) {
                    case "loadClass" -> {
                        Class<?> found = classes.get(args[0]);
                        if (found == null) {
                            throw new ClassNotFoundException(args[0] + " in " + name);
                        }
                        yield found;
                    }
                    case "getEntry", "getResource" -> url(files, (String) args[0]);
                    case "getResources" -> {
                        URL url = url(files, (String) args[0]);
                        yield url == null ? null : Collections.enumeration(List.of(url));
                    }
                    case "hashCode" -> name.hashCode();
                    case "equals" -> self == args[0];
                    case "toString" -> name;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    static URL url(Path files, String path) throws Exception {
        Path file = files.resolve(path);
        return Files.isRegularFile(file) ? file.toUri().toURL() : null;
    }
}
