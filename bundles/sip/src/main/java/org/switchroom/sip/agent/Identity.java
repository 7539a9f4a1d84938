package org.switchroom.sip.agent;

import java.util.Optional;
import org.switchroom.sip.message.Credentials;

/**
 * Who we are on one line.
 *
 * @param user the account's name in addresses
 * @param domain the provider's, with a port where it has one
 * @param callerId what the called side may see as our number
 * @param host where others reach us, with {@code port}
 */
public record Identity(
        String user,
        String domain,
        String callerId,
        Optional<Credentials> credentials,
        String host,
        int port,
        boolean tcp) {
    String contact() {
        return "<sip:" + user + "@" + place() + (tcp ? ";transport=tcp" : "") + ">";
    }

    String via(String branch) {
        return "SIP/2.0/" + (tcp ? "TCP " : "UDP ") + place() + ";branch=" + branch + ";rport";
    }

    private String place() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
