package org.switchroom.itests.sbom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Makes a POM that depends on every jar in the archive and on nothing else, for a tool that makes a bill of materials
 * of a POM. The build's own POMs will not do: they name what tests need and not what the features bring.
 */
public final class DistributionPom {
    private static final String OURS = "org.switchroom";

    /** @param classifier empty when there is none */
    record Jar(String group, String artifact, String version, String classifier) implements Comparable<Jar> {
        /** Ours have libraries inside: what they depend on is part of them. Others' dependencies lie beside them. */
        String dependency() {
            return "<dependency><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId><version>"
                    + version + "</version>"
                    + (classifier.isEmpty() ? "" : "<classifier>" + classifier + "</classifier>")
                    + (group.equals(OURS)
                            ? ""
                            : "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>")
                    + "</dependency>";
        }

        @Override
        public int compareTo(Jar other) {
            return toString().compareTo(other.toString());
        }
    }

    private DistributionPom() {}

    /** Arguments: the archive as zip, its version, the file to write, two folders below the root POM. */
    public static void main(String... words) throws IOException {
        Path pom = Path.of(words[2]);
        Files.createDirectories(pom.toAbsolutePath().getParent());
        Files.writeString(pom, text(jars(Path.of(words[0])), words[1]));
    }

    static Set<Jar> jars(Path archive) throws IOException {
        Set<Jar> jars = new TreeSet<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                String path = entry.getName().substring(entry.getName().indexOf('/') + 1);
                if (path.startsWith("system/") && path.endsWith(".jar")) {
                    jars.add(byPath(path.split("/")));
                } else if (path.startsWith("lib/") && path.endsWith(".jar")) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        byContent(in).ifPresent(jars::add);
                    }
                }
            }
        }
        return jars;
    }

    /** {@code system/org/example/name/1.0/name-1.0-classifier.jar}. */
    private static Jar byPath(String[] parts) {
        int last = parts.length - 1;
        String version = parts[last - 1];
        String artifact = parts[last - 2];
        String group = String.join(".", java.util.Arrays.copyOfRange(parts, 1, last - 2));
        String rest = parts[last]
                .substring(0, parts[last].length() - ".jar".length())
                .substring(artifact.length() + 1 + version.length());
        return new Jar(group, artifact, version, rest.startsWith("-") ? rest.substring(1) : "");
    }

    /** What Maven left in it; those of Karaf's {@code lib/} have file names without a group. */
    private static Optional<Jar> byContent(InputStream jar) throws IOException {
        ZipInputStream zip = new ZipInputStream(jar);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().matches("META-INF/maven/.+/pom\\.properties")) {
                Properties names = new Properties();
                names.load(zip);
                return Optional.of(new Jar(
                        names.getProperty("groupId"),
                        names.getProperty("artifactId"),
                        names.getProperty("version"),
                        ""));
            }
        }
        return Optional.empty();
    }

    private static String text(Set<Jar> jars, String version) {
        // The parent has the version of the tool, and those of what lies inside our bundles.
        StringBuilder text = new StringBuilder("<project xmlns=\"http://maven.apache.org/POM/4.0.0\">\n"
                + "  <modelVersion>4.0.0</modelVersion>\n  <parent><groupId>" + OURS
                + "</groupId><artifactId>switchroom</artifactId><version>" + version
                + "</version><relativePath>../../pom.xml</relativePath></parent>\n"
                + "  <artifactId>switchroom-distribution</artifactId>\n  <packaging>pom</packaging>\n"
                + "  <name>Switchroom</name>\n  <dependencies>\n");
        jars.forEach(jar -> text.append("    ").append(jar.dependency()).append('\n'));
        return text.append("  </dependencies>\n</project>\n").toString();
    }
}
