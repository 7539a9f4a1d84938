package org.switchroom.sip.line;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.switchroom.phone.PhoneLine;
import org.switchroom.sip.rtp.SoundDesk;
import org.switchroom.testkit.phone.PhoneLineContract;
import org.switchroom.testkit.phone.Whistle;
import org.switchroom.testkit.sip.SipExchange;
import org.switchroom.testkit.sip.SipScript;
import org.switchroom.transport.Health;

final class SipLineContractTest implements PhoneLineContract {
    private final Whistle station = new Whistle(0);
    private final SipExchange exchange = SipExchange.start()
            .stations(() -> station)
            .number("431001", new SipScript().refuses(486, "Busy Here"))
            .number("431002", new SipScript().neverAnswers())
            .number("431003", new SipScript().hangsUpAfter(600));
    private final SoundDesk sound = new SoundDesk();
    private final SipLine line = new SipLine(
            LineSettings.read(
                    "org.switchroom.transport.line~1",
                    Configs.of(Map.of("proxy", "127.0.0.1:" + exchange.port(), "user", "4312345"))),
            sound,
            Clock.systemUTC());

    @AfterEach
    void end() {
        line.close();
        sound.close();
        exchange.close();
    }

    @Override
    public PhoneLine line() {
        await().until(() -> line.health().state() == Health.State.UP);
        return line;
    }

    @Override
    public Whistle station() {
        return station;
    }

    @Override
    public String picksUp() {
        return "431000";
    }

    @Override
    public String busy() {
        return "431001";
    }

    @Override
    public String neverAnswers() {
        return "431002";
    }

    @Override
    public String hangsUp() {
        return "431003";
    }
}
