package org.switchroom.sip.message;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Our side of a session: G.711 in packets of 20 ms and nothing else. No telephone-event, for the tones must travel as
 * sound.
 *
 * @param id of the session, the same over the whole call
 * @param codecs in the order we like them
 */
public record OurSdp(String host, int port, long id, List<Codec> codecs) {
    public OurSdp {
        codecs = List.copyOf(codecs);
    }

    public String offer() {
        return text(codecs, "sendrecv", List.of());
    }

    /**
     * The answer to an offer within the call: the same place, its own codecs, its other streams declined. Empty when
     * nothing of it can be taken.
     */
    public Optional<String> answer(Sdp offer) {
        List<Codec> common = offer.codecs().stream().filter(codecs::contains).toList();
        return common.isEmpty() ? Optional.empty() : Optional.of(text(common, offer.mirrored(), offer.otherMedia()));
    }

    private String text(List<Codec> formats, String direction, List<String> declined) {
        String family = host.contains(":") ? "IP6 " : "IP4 ";
        String types = formats.stream().map(codec -> " " + codec.payloadType()).collect(Collectors.joining());
        String maps = formats.stream()
                .map(codec -> "a=rtpmap:" + codec.payloadType() + " " + codec + "/8000\r\n")
                .collect(Collectors.joining());
        String others = declined.stream()
                .map(line -> line.replaceFirst("^(m=\\S+) [0-9]+", "$1 0") + "\r\n")
                .collect(Collectors.joining());
        return "v=0\r\no=- " + id + " 1 IN " + family + host + "\r\ns=-\r\nc=IN " + family + host + "\r\nt=0 0\r\n"
                + "m=audio " + port + " RTP/AVP" + types + "\r\n" + maps + "a=ptime:20\r\na=" + direction + "\r\n"
                + others;
    }
}
