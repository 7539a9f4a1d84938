package org.switchroom.contactid.peers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.switchroom.contactid.ContactId;
import org.switchroom.contactid.tone.Voice;
import org.switchroom.testkit.alarm.Multimon;

/** Debian's multimon-ng hears our digits. */
class MultimonTest {
    @Test
    void it_hears_every_key_as_it_was_said() throws Exception {
        StringBuilder said = new StringBuilder();
        StringBuilder heard = new StringBuilder();
        for (String digits : new String[] {"1234181131010158", "BCDE981110070427", "FFFF18660200FFF7"}) {
            String keys = ContactId.parse(digits).keys();
            said.append(keys);
            heard.append(Multimon.hear(voice(keys)));
        }

        assertThat(heard).hasToString(said.toString());
    }

    private static short[] voice(String keys) {
        Voice voice = new Voice(-10, 400, 400);
        voice.say(keys, 1600);
        short[] samples = new short[20_000];
        voice.fill(samples);
        return samples;
    }
}
