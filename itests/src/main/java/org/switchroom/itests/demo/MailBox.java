package org.switchroom.itests.demo;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A recipient's view of a mail box, over IMAP. */
public final class MailBox {
    private final int port;
    private final String address;

    public MailBox(int port, String address) {
        this.port = port;
        this.address = address;
    }

    /** The subjects in the box now, oldest first; none when nobody ever wrote to it. */
    public List<String> subjects() {
        Properties settings = new Properties();
        settings.setProperty("mail.imap.host", "127.0.0.1");
        settings.setProperty("mail.imap.port", Integer.toString(port));
        settings.setProperty("mail.imap.timeout", "5000");
        List<String> subjects = new ArrayList<>();
        try (Store store = Session.getInstance(settings).getStore("imap")) {
            store.connect(address, address);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                FetchProfile envelopes = new FetchProfile();
                envelopes.add(FetchProfile.Item.ENVELOPE);
                Message[] messages = inbox.getMessages();
                inbox.fetch(messages, envelopes); // at once, not mail by mail
                for (Message message : messages) {
                    subjects.add(message.getSubject());
                }
            }
        } catch (jakarta.mail.AuthenticationFailedException noSuchBox) {
            return List.of();
        } catch (MessagingException broken) {
            throw new IllegalStateException("mail box " + address, broken);
        }
        return subjects;
    }
}
