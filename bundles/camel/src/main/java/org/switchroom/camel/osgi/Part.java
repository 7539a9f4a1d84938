package org.switchroom.camel.osgi;

/**
 * Something that Camel finds by name, and that a bundle brings.
 *
 * @param name as in the file name below {@code META-INF/services/org/apache/camel/}
 */
public record Part(Kind kind, String name) implements Comparable<Part> {
    /** The folders below {@code META-INF/services/org/apache/camel/}. */
    public enum Kind {
        COMPONENT("component/", "component"),
        LANGUAGE("language/", "language"),
        DATA_FORMAT("dataformat/", "data format"),
        /** Everything else, such as {@code restapi/openapi}. */
        FACTORY("", "factory");

        private final String folder;
        private final String words;

        Kind(String folder, String words) {
            this.folder = folder;
            this.words = words;
        }
    }

    /** Where Camel keeps its services; every bundle that brings a part has a file below it. */
    static final String SERVICES = "META-INF/services/org/apache/camel/";

    public static Part component(String name) {
        return new Part(Kind.COMPONENT, name);
    }

    public static Part language(String name) {
        return new Part(Kind.LANGUAGE, name);
    }

    public static Part dataFormat(String name) {
        return new Part(Kind.DATA_FORMAT, name);
    }

    public static Part factory(String name) {
        return new Part(Kind.FACTORY, name);
    }

    /** What a file below {@link #SERVICES} brings. */
    static Part at(String path) {
        String below = path.substring(path.indexOf(SERVICES) + SERVICES.length());
        for (Kind kind : Kind.values()) {
            if (below.startsWith(kind.folder)) {
                return new Part(kind, below.substring(kind.folder.length()));
            }
        }
        throw new IllegalStateException("The last kind takes every path");
    }

    /** The file that names the class. */
    String path() {
        return SERVICES + kind.folder + name;
    }

    @Override
    public int compareTo(Part other) {
        return toString().compareTo(other.toString());
    }

    /** As people read it: {@code component quartz}. */
    @Override
    public String toString() {
        return kind.words + " " + name;
    }
}
