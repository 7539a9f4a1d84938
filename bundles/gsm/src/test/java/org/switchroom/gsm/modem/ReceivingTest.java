package org.switchroom.gsm.modem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.switchroom.transport.Handover;

/** What comes in, directly and by way of the SIM. */
final class ReceivingTest {
    private static final String PDU = "07911326040000F0040B911346610089F60000208062917314080CC8F71D14969741F977FD07";

    @Test
    void acknowledges_only_after_it_is_kept() {
        PaperModem modem = PaperModem.working();

        modem.says("\r\n+CMT: ,31\r\n" + PDU + "\r\n");
        assertThat(modem.effects).contains(new Effect.Arrived(1, PDU));
        assertThat(modem.commands()).doesNotContain("AT+CNMA");
        modem.tell(new Event.Kept(1, true));

        assertThat(modem.commands()).endsWith("AT+CNMA");
    }

    @Test
    void what_could_not_be_kept_is_left_to_the_network() {
        PaperModem modem = PaperModem.working();
        modem.says("\r\n+CMT: ,31\r\n" + PDU + "\r\n");

        modem.tell(new Event.Kept(1, false));

        assertThat(modem.commands()).endsWith("AT+CNMA=2");
    }

    @Test
    void takes_what_comes_while_a_message_is_being_sent_and_acknowledges_it_afterwards() {
        PaperModem modem = PaperModem.working();
        modem.answers.put("PDU", "");
        modem.send(1);

        modem.says("\r\n+CMT: ,31\r\n" + PDU + "\r\n");
        modem.tell(new Event.Kept(1, true));
        modem.says("\r\n+CMGS: 5\r\n\r\nOK\r\n");

        assertThat(modem.effects).contains(new Effect.PartSent(1, 0, 5));
        assertThat(modem.commands()).endsWith("AT+CNMA");
    }

    @Test
    void empties_the_sim_and_deletes_only_what_is_kept() {
        PaperModem modem = PaperModem.usual();
        modem.answers.put(
                "AT+CMGL=4",
                "\r\n+CMGL: 0,1,,31\r\n" + PDU + "\r\n+CMGL: 3,0,\"\",31\r\n" + PDU
                        + "\r\n+CMGL: 4,3,,9\r\n000102030405060708\r\n" + PaperModem.OK);

        modem.start();
        assertThat(modem.effects).contains(new Effect.Arrived(1, PDU), new Effect.Arrived(2, PDU));
        modem.tell(new Event.Kept(2, true));
        modem.tell(new Event.Kept(1, false));

        // 4 was a message of somebody's own that only took room.
        assertThat(modem.commands()).contains("AT+CMGD=3", "AT+CMGD=4").doesNotContain("AT+CMGD=0");
    }

    @Test
    void reads_what_the_modem_says_it_has_stored() {
        PaperModem modem = PaperModem.working();
        modem.answers.put("AT+CMGL=4", "\r\n+CMGL: 9,0,,31\r\n" + PDU + "\r\n" + PaperModem.OK);

        modem.says("\r\n+CMTI: \"SM\",9\r\n");
        modem.tell(new Event.Kept(1, true));

        assertThat(modem.commands()).endsWith("AT+CMGL=4", "AT+CMGD=9");
    }

    @Test
    void an_announcement_without_its_pdu_harms_nobody() {
        PaperModem modem = PaperModem.working();
        modem.answers.put("PDU", "");
        modem.send(1);

        modem.says("\r\n+CMT: ,31\r\n+CMGS: 3\r\n\r\nOK\r\n");

        assertThat(modem.outcome(1)).containsInstanceOf(Handover.Accepted.class);
    }
}
