package org.switchroom.bench.intake;

import java.util.List;
import java.util.function.Consumer;

/** One of the two servers that take turns. */
interface Contender extends AutoCloseable {
    String name();

    int port();

    long pid();

    /** Header lines beyond those that every post has. */
    String headers();

    /** What is posted, in turn. */
    List<String> bodies();

    /** Called with each acknowledgement's body. */
    Consumer<String> created();

    @Override
    void close();
}
