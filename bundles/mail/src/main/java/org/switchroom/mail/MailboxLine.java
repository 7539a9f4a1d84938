package org.switchroom.mail;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * One mail box and how it is read.
 *
 * @param tls what TLS connections are made with
 * @param folder that is read
 * @param taken where a mail goes that was taken in; without, it stays and is marked as seen
 * @param rejected where a mail goes that can not be used
 * @param interval how often it is looked into; with IDLE a new mail is taken at once, and this is the safety net
 * @param maxSize bytes of a mail; a bigger one is not read
 */
public record MailboxLine(
        String host,
        int port,
        LineSecurity security,
        SSLSocketFactory tls,
        Login login,
        String folder,
        Optional<String> taken,
        String rejected,
        Duration interval,
        Duration connectTimeout,
        Duration readTimeout,
        int maxSize) {
    public String server() {
        return host + ":" + port;
    }
}
