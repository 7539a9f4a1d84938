package org.switchroom.camel.component;

import java.util.regex.Pattern;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** Where a route waits to be called over HTTP at {@code /callbacks/NAME}. */
final class CallbackEndpoint extends DefaultEndpoint {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,39}");
    /** From 16 on, as a random one of 96 bits has in Base64, nobody guesses it; it has to fit into a path as it is. */
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{16,200}");

    private final CallbackBook book;
    private final String name;
    private final String secret;

    CallbackEndpoint(String uri, SwitchroomComponent component, CallbackBook book, String name, String secret) {
        super(uri, component);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("switchroom:callback/" + name
                    + ": the name has lower case letters, digits, '.' and '-', and begins with a letter");
        }
        if (secret == null || !SECRET.matcher(secret).matches()) {
            throw new IllegalArgumentException("switchroom:callback/" + name + " needs a secret of 16 to 200 letters,"
                    + " digits, '-' and '_', since anybody may call; say ?secret=RAW({{secret:NAME}})");
        }
        this.book = book;
        this.name = name;
        this.secret = secret;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        CallbackConsumer consumer = new CallbackConsumer(this, processor, book, name, secret);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("A route begins with switchroom:callback/" + name
                + " and gives nothing to it; its end is what the caller is answered");
    }
}
