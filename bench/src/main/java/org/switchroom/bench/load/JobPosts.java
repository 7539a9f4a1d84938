package org.switchroom.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Posts of jobs, each with a number of its own: written once, then only the digits are replaced, so that the driver
 * costs little beside what it drives. With several bodies they take turns.
 */
public final class JobPosts implements RequestSource {
    /** Stands in a body, and in a header, where the digits go. */
    public static final String DIGITS = "0000000000";

    private static final class Template {
        final byte[] bytes;
        final List<Integer> digitsAt = new ArrayList<>();

        Template(String request) {
            bytes = request.getBytes(StandardCharsets.ISO_8859_1);
            for (int at = request.indexOf(DIGITS); at >= 0; at = request.indexOf(DIGITS, at + DIGITS.length())) {
                digitsAt.add(at);
            }
        }
    }

    private final List<Template> templates;
    private long number;

    /** @param headers complete lines, each ended by CRLF; may contain {@link #DIGITS} */
    public JobPosts(String headers, List<String> bodies, long firstNumber) {
        this.templates = bodies.stream().map(body -> template(headers, body)).toList();
        this.number = firstNumber;
    }

    private static Template template(String headers, String body) {
        String request = "POST /api/jobs HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n" + headers
                + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
        return new Template(request);
    }

    /** The number of the next post. */
    public long number() {
        return number;
    }

    @Override
    public ByteBuffer next() {
        Template template = templates.get((int) (number % templates.size()));
        for (int place : template.digitsAt) {
            long rest = number;
            for (int i = DIGITS.length() - 1; i >= 0; i--) {
                template.bytes[place + i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        number++;
        return ByteBuffer.wrap(template.bytes);
    }
}
