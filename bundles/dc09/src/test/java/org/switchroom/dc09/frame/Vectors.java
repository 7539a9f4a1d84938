package org.switchroom.dc09.frame;

import java.util.HexFormat;
import java.util.List;

/** Frames of others, captured or made by their programs; without LF and CR. */
final class Vectors {
    static final List<String> PLAIN = List.of(
            "96ED0016\"SIA-DCS\"0001L0#1234[]",
            "F4D20029\"SIA-DCS\"0001RF3L77#1234[#1234|NRR|Atest]",
            "E4410025\"NAK\"0000R0L0A0[]_16:20:01,09-24-2025",
            "F92F0043\"ADM-CID\"0020R7896L7896#3456[#3456|1407 00 001]_17:01:14,07-26-2024",
            "D730002F\"NULL\"0000R7896L7896#3456[]_17:01:26,07-26-2024",
            "F68B003B\"ADM-CID\"0028L0#9757[#9757|1602 00 000]_20:59:45,02-20-2024",
            "B0970029\"NULL\"0000L000#0809[]_21:00:01,02-20-2024",
            "4065003D\"ADM-CID\"0001R0L0#1234[#1234|1130 01 015]_12:00:00,01-02-2026",
            "BEFF0027\"ADM-CID\"0002L0#1234[#1234|3401 02 003]",
            "020C0029\"NULL\"0000R0L0#1234[]_12:00:00,01-02-2026",
            "DBE70014\"ACK\"0001R0L0#1234[]",
            "181A0014\"ACK\"0000R0L0#1234[]",
            "AB3F0014\"DUH\"0001R0L0#1234[]",
            "10780025\"NAK\"0000R0L0A0[]_12:00:00,01-02-2026");

    static final byte[] KEY_128 = HexFormat.of().parseHex("000102030405060708090A0B0C0D0E0F");
    static final byte[] KEY_192 = HexFormat.of().parseHex("000102030405060708090A0B0C0D0E0F1011121314151617");
    static final byte[] KEY_256 =
            HexFormat.of().parseHex("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F");

    static final String EVENT_128 = "FED10078\"*ADM-CID\"0001R0L0#1234["
            + "CDBA64C7F92E0E3D2527C5832E7810A604C25CB052DAFDFB407B486C785D85C30DE65F5DE2E3F184E5A55CFA1C8DB87C";
    static final String EVENT_256 = "E58F0078\"*ADM-CID\"0001R0L0#1234["
            + "8351C62D0539D8FE4A05BFAA843E2935587EC15ECAD5D22A500A5BAF122603E0ADCBB1C935E8408F90AB8DF25A6E996B";
    static final String POLL_128 =
            "B0360055\"*NULL\"0000R0L0#1234[" + "AA291DFF363B23F8958E373E9E13E7EF9A3788A6D2DF02F13C31318F6844E357";

    static final List<String> ALL = java.util.stream.Stream.concat(
                    PLAIN.stream(), java.util.stream.Stream.of(EVENT_128, EVENT_256, POLL_128))
            .toList();

    private Vectors() {}
}
