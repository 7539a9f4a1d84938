package org.switchroom.route.mail.smtp;

import java.util.HashMap;
import java.util.Map;
import org.switchroom.route.mail.MailPosts;
import org.switchroom.testkit.mail.MisbehavingSmtpServer;

/** A mail server that misbehaves when told to, and posts to it whose settings may change. */
final class MailSite implements AutoCloseable {
    final MisbehavingSmtpServer peer = MisbehavingSmtpServer.start();
    private MailPosts posts = posts(Map.of());

    MailPosts posts() {
        return posts;
    }

    private MailPosts posts(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent("port", peer.port());
        return new MailPosts(all);
    }

    void configure(String key, Object value) {
        configure(Map.of(key, value));
    }

    void configure(Map<String, Object> settings) {
        posts.close();
        posts = posts(settings);
    }

    @Override
    public void close() {
        posts.close();
        peer.close();
    }
}
