package org.switchroom.gsm.pdu;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a message says: a header, and text or octets (TS 23.040 §9.2.3.24).
 *
 * @param header empty for most messages of one part
 * @param body text for the GSM alphabet and UCS-2, data for eight bits
 */
public record UserData(List<HeaderElement> header, Body body) {
    /** Text, or octets that are none. */
    public sealed interface Body {}

    public record Text(String text) implements Body {}

    public record Data(Octets octets) implements Body {}

    public UserData {
        header = List.copyOf(header);
    }

    public static UserData of(String text) {
        return new UserData(List.of(), new Text(text));
    }

    public static UserData of(Octets octets) {
        return new UserData(List.of(), new Data(octets));
    }

    /**
     * Octets that begin with a header.
     *
     * @throws IllegalArgumentException when what they begin with would not be sent as it is
     */
    public static UserData headed(Octets octets) {
        PduWriter given = new PduWriter().octet(octets.length()).octets(octets.bytes());
        PduWriter again = new PduWriter();
        try {
            UserData data = readFrom(new PduReader(given.written().toString()), Alphabet.EIGHT_BIT, true);
            data.writeTo(again, Alphabet.EIGHT_BIT);
            if (again.written().equals(given.written())) {
                return data;
            }
        } catch (BadPdu notOne) {
            // said below
        }
        throw new IllegalArgumentException("octets that should begin with a user data header do not");
    }

    /** Which part of which message this is; empty when it is a whole one. */
    public Optional<Concatenation> part() {
        return header.stream()
                .flatMap(element -> element.concatenation().stream())
                .findFirst();
    }

    /** The words; of octets, what they are in ISO 8859-1. */
    public String text() {
        return body instanceof Text words
                ? words.text()
                : new String(((Data) body).octets().bytes(), StandardCharsets.ISO_8859_1);
    }

    /** TP-UDL and TP-UD. */
    void writeTo(PduWriter out, Alphabet alphabet) {
        byte[] head = headerOctets();
        int length;
        byte[] octets;
        if (alphabet == Alphabet.GSM_7) {
            byte[] septets = GsmCharacters.encode(textFor(alphabet));
            octets = SeptetPacking.pack(septets, fillBits(head.length));
            length = septetsOf(head.length) + septets.length;
        } else {
            octets = alphabet == Alphabet.UCS_2 ? units(textFor(alphabet)) : dataOctets();
            length = head.length + octets.length;
        }
        if (head.length + octets.length > Alphabet.OCTETS) {
            throw new IllegalArgumentException(
                    "user data has at most 140 octets; this has " + (head.length + octets.length));
        }
        out.octet(length).octets(head).octets(octets);
    }

    private String textFor(Alphabet alphabet) {
        if (!(body instanceof Text words)) {
            throw new IllegalArgumentException("octets can not be written in the alphabet " + alphabet);
        }
        if (alphabet == Alphabet.GSM_7 && !GsmCharacters.hasAll(words.text())) {
            throw new IllegalArgumentException("the text has characters that the GSM alphabet lacks");
        }
        return words.text();
    }

    private byte[] dataOctets() {
        if (!(body instanceof Data data)) {
            throw new IllegalArgumentException("text can not be written as octets");
        }
        return data.octets().bytes();
    }

    private byte[] headerOctets() {
        if (header.isEmpty()) {
            return new byte[0];
        }
        PduWriter out = new PduWriter();
        header.forEach(element -> out.octet(element.id())
                .octet(element.data().length())
                .octets(element.data().bytes()));
        return new PduWriter()
                .octet(out.length())
                .octets(out.written().bytes())
                .written()
                .bytes();
    }

    static UserData readFrom(PduReader in, Alphabet alphabet, boolean hasHeader) {
        int length = in.octet("the length of the user data");
        if (length > (alphabet == Alphabet.GSM_7 ? 160 : Alphabet.OCTETS)) {
            throw in.bad("user data of at most 140 octets", length + " units");
        }
        int octets = alphabet == Alphabet.GSM_7 ? SeptetPacking.octets(length, 0) : length;
        byte[] all = in.octets(octets, "user data");
        int headLength = hasHeader && all.length > 0 ? 1 + (all[0] & 0xFF) : 0;
        int units = length - (alphabet == Alphabet.GSM_7 ? septetsOf(headLength) : headLength);
        if (headLength > all.length || units < 0) {
            throw in.bad("a header of at most " + all.length + " octets", headLength);
        }
        List<HeaderElement> header = elements(in, all, headLength);
        byte[] rest = Arrays.copyOfRange(all, headLength, all.length);
        return switch (alphabet) {
            case GSM_7 ->
                new UserData(
                        header,
                        new Text(GsmCharacters.decode(SeptetPacking.unpack(rest, units, fillBits(headLength)))));
            case UCS_2 -> new UserData(header, new Text(text(rest)));
            case EIGHT_BIT -> new UserData(header, new Data(new Octets(rest)));
        };
    }

    private static List<HeaderElement> elements(PduReader in, byte[] all, int headLength) {
        List<HeaderElement> elements = new ArrayList<>();
        int at = 1;
        while (at + 1 < headLength) {
            int end = at + 2 + (all[at + 1] & 0xFF);
            if (end > headLength) {
                throw in.bad("an information element that ends within the header", "one that does not");
            }
            elements.add(new HeaderElement(all[at] & 0xFF, new Octets(Arrays.copyOfRange(all, at + 2, end))));
            at = end;
        }
        return elements;
    }

    private static int septetsOf(int headerOctets) {
        return (headerOctets * 8 + 6) / 7;
    }

    private static int fillBits(int headerOctets) {
        return septetsOf(headerOctets) * 7 - headerOctets * 8;
    }

    /** Code units as they are: an encoder would replace half of a pair, which may be whole when the parts are joined. */
    private static byte[] units(String text) {
        byte[] octets = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            octets[2 * i] = (byte) (text.charAt(i) >> 8);
            octets[2 * i + 1] = (byte) text.charAt(i);
        }
        return octets;
    }

    private static String text(byte[] octets) {
        StringBuilder text = new StringBuilder(octets.length / 2);
        for (int i = 0; i + 1 < octets.length; i += 2) {
            text.append((char) ((octets[i] & 0xFF) << 8 | octets[i + 1] & 0xFF));
        }
        return text.toString();
    }
}
