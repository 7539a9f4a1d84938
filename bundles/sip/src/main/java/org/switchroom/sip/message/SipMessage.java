package org.switchroom.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * One request or response.
 *
 * @param headers in their order
 * @param body its octets, each as the character of the same number (ISO 8859-1); empty when there is none
 */
public record SipMessage(Start start, List<Header> headers, String body) {
    public SipMessage {
        headers = List.copyOf(headers);
    }

    /** A request without body, whose headers are still to come. */
    public static SipMessage request(String method, String uri) {
        return new SipMessage(new Start.Request(method, uri), List.of(), "");
    }

    /** Ours to a request: what every response repeats of it (RFC 3261 §8.2.6.2), and a tag on To where none is. */
    public static SipMessage response(SipMessage request, int code, String reason, String ourTag) {
        List<Header> headers = new ArrayList<>();
        for (String name : List.of("Via", "From", "To", "Call-ID", "CSeq")) {
            for (String value : request.lines(name)) {
                boolean untagged =
                        name.equals("To") && Parameters.of(value, "tag").isEmpty();
                headers.add(new Header(name, untagged && code > 100 ? value + ";tag=" + ourTag : value));
            }
        }
        if (code < 300) {
            request.lines("Record-Route").forEach(value -> headers.add(new Header("Record-Route", value)));
        }
        return new SipMessage(new Start.Status(code, reason), headers, "");
    }

    public SipMessage with(String name, Object value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value.toString()));
        return new SipMessage(start, more, body);
    }

    /** With this one in the place of those of the same name. */
    public SipMessage replacing(String name, Object value) {
        List<Header> others =
                headers.stream().filter(header -> !header.is(name)).toList();
        return new SipMessage(start, others, body).with(name, value);
    }

    /** On top of the others. */
    public SipMessage topped(String name, Object value) {
        return new SipMessage(
                start,
                Stream.concat(Stream.of(new Header(name, value.toString())), headers.stream())
                        .toList(),
                body);
    }

    public SipMessage withBody(String type, String octets) {
        return new SipMessage(start, headers, octets).with("Content-Type", type);
    }

    /** Empty for a response. */
    public Optional<Start.Request> request() {
        return start instanceof Start.Request request ? Optional.of(request) : Optional.empty();
    }

    /** Empty for a response. */
    public String method() {
        return request().map(Start.Request::method).orElse("");
    }

    /** Empty for a request. */
    public OptionalInt status() {
        return start instanceof Start.Status status ? OptionalInt.of(status.code()) : OptionalInt.empty();
    }

    /** Number and words of a response, such as {@code 486 Busy Here}. */
    public String statusWords() {
        return start instanceof Start.Status status ? (status.code() + " " + status.reason()).strip() : "";
    }

    public Optional<String> first(String name) {
        return headers.stream()
                .filter(header -> header.is(name))
                .map(Header::value)
                .findFirst();
    }

    /** The lines of this name as they stand; for headers whose values have commas of their own. */
    public List<String> lines(String name) {
        return headers.stream()
                .filter(header -> header.is(name))
                .map(Header::value)
                .toList();
    }

    /** The elements of this name, whether in lines of their own or with commas between (RFC 3261 §7.3.1). */
    public List<String> elements(String name) {
        return lines(name).stream()
                .flatMap(line -> Parameters.split(line, ',').stream())
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    public Optional<CSeq> cseq() {
        return first("CSeq").flatMap(CSeq::parse);
    }

    public String callId() {
        return first("Call-ID").orElse("");
    }

    /** Empty when it has none. */
    public String fromTag() {
        return first("From").flatMap(value -> Parameters.of(value, "tag")).orElse("");
    }

    /** Empty when it has none. */
    public String toTag() {
        return first("To").flatMap(value -> Parameters.of(value, "tag")).orElse("");
    }

    /** The branch of the top Via, which names the transaction; empty when it has none. */
    public String branch() {
        return elements("Via").stream()
                .findFirst()
                .flatMap(via -> Parameters.of(via, "branch"))
                .orElse("");
    }

    /** As it goes on the wire, with the length of its body. */
    public byte[] octets() {
        StringBuilder text = new StringBuilder(start.line()).append("\r\n");
        for (Header header : headers) {
            if (!header.is("Content-Length")) {
                text.append(header.name()).append(": ").append(header.value()).append("\r\n");
            }
        }
        text.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
