package org.switchroom.sip.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a session description says of its sound (RFC 4566, RFC 3264): one audio stream, or none of use.
 *
 * @param host where it wants to hear us; {@code 0.0.0.0} is the old way to hold a call
 * @param port 0 when it declines the stream
 * @param codecs ours among its formats, in its order
 * @param direction as the other side sees it: {@code sendrecv}, {@code sendonly}, {@code recvonly}, {@code inactive}
 * @param otherMedia how many further streams it has; each must be declined in an answer
 */
public record Sdp(String host, int port, List<Codec> codecs, String direction, List<String> otherMedia) {
    private static final Set<String> DIRECTIONS = Set.of("sendrecv", "sendonly", "recvonly", "inactive");
    private static final int MOST_LINES = 500;

    public Sdp {
        codecs = List.copyOf(codecs);
        otherMedia = List.copyOf(otherMedia);
    }

    /** Empty when it describes no audio. */
    public static Optional<Sdp> parse(String body) {
        String session = "";
        String media = "";
        String direction = "sendrecv";
        String audio = "";
        List<String> others = new ArrayList<>();
        boolean inAudio = false;
        String[] lines = body.split("\r\n|\n|\r", MOST_LINES);
        for (String line : lines) {
            if (line.startsWith("m=")) {
                inAudio = audio.isEmpty() && line.startsWith("m=audio ") && line.contains("RTP/AVP");
                if (inAudio) {
                    audio = line;
                } else {
                    others.add(line);
                }
            } else if (line.startsWith("c=") && (inAudio || audio.isEmpty() && others.isEmpty())) {
                String host = host(line);
                if (inAudio) {
                    media = host;
                } else {
                    session = host;
                }
            } else if (line.startsWith("a=") && (inAudio || audio.isEmpty() && others.isEmpty())) {
                String attribute = line.substring(2).strip().toLowerCase(Locale.ROOT);
                direction = DIRECTIONS.contains(attribute) ? attribute : direction;
            }
        }
        return audio(audio, media.isEmpty() ? session : media, direction, others);
    }

    private static Optional<Sdp> audio(String line, String host, String direction, List<String> others) {
        String[] words = line.split("[ \t]+");
        if (words.length < 4 || !words[1].matches("[0-9]{1,5}(/[0-9]{1,3})?")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(words[1].split("/")[0]);
        if (port > 65_535 || host.isEmpty()) {
            return Optional.empty();
        }
        List<Codec> codecs = new ArrayList<>();
        for (int i = 3; i < words.length; i++) {
            if (words[i].matches("[0-9]{1,3}")) {
                Codec.of(Integer.parseInt(words[i]))
                        .filter(codec -> !codecs.contains(codec))
                        .ifPresent(codecs::add);
            }
        }
        return Optional.of(new Sdp(host, port, codecs, direction, others));
    }

    /** Only numeric addresses: a name here would have to be looked up while a call waits. */
    private static String host(String line) {
        String[] words = line.substring(2).strip().split("[ \t]+");
        boolean sound = words.length == 3
                && words[0].equals("IN")
                && (words[1].equals("IP4") && words[2].matches("[0-9.]{7,15}(/[0-9]+)?")
                        || words[1].equals("IP6") && words[2].matches("[0-9A-Fa-f:.]{2,45}"));
        return sound ? words[2].split("/")[0] : "";
    }

    public boolean onHold() {
        return direction.equals("inactive") || direction.equals("sendonly") || host.equals("0.0.0.0");
    }

    /** What we say in answer to this direction (RFC 3264 §6.1). */
    public String mirrored() {
        return switch (direction) {
            case "sendonly" -> "recvonly";
            case "recvonly" -> "sendonly";
            case "inactive" -> "inactive";
            default -> "sendrecv";
        };
    }
}
