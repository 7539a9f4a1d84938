package org.switchroom.mail.camel;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.switchroom.mail.LineSecurity;
import org.switchroom.mail.MailboxLine;
import org.switchroom.mail.Verdict;

/** One conversation with an IMAP server, RFC 9051. Used by one thread, but for {@link #wake} and {@link #cut}. */
final class ImapSession implements AutoCloseable {
    /** Of a mail that is too large; its headers are in there. */
    private static final int BEGINNING = 64 * 1024;

    /** How many mails are looked at before the box is searched anew. */
    private static final int AT_ONCE = 100;

    /** A mail as it came, or its beginning. */
    record Raw(byte[] bytes, boolean cut) {}

    private final MailboxLine line;
    private final CuttableSockets sockets;
    private final IMAPStore store;
    private final IMAPFolder folder;
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "switchroom-mailbox-alarm");
        thread.setDaemon(true);
        return thread;
    });

    /** How many mails the folder had when it was searched last, less those moved since. */
    private int known;

    private ImapSession(MailboxLine line, CuttableSockets sockets, IMAPStore store, IMAPFolder folder) {
        this.line = line;
        this.sockets = sockets;
        this.store = store;
        this.folder = folder;
    }

    static ImapSession open(MailboxLine line) throws MessagingException {
        CuttableSockets sockets = new CuttableSockets();
        Session settings = Session.getInstance(properties(line, sockets));
        IMAPStore store = (IMAPStore) settings.getStore(line.security() == LineSecurity.TLS ? "imaps" : "imap");
        try {
            store.connect(
                    line.host(), line.port(), line.login().user(), line.login().password());
            Folder opened = store.getFolder(line.folder());
            opened.open(Folder.READ_WRITE);
            return new ImapSession(line, sockets, store, (IMAPFolder) opened);
        } catch (MessagingException | RuntimeException broken) {
            try {
                store.close();
            } catch (MessagingException alreadyBroken) {
                // The first cause is the one to tell.
            }
            sockets.cut();
            throw broken;
        }
    }

    private static Properties properties(MailboxLine line, CuttableSockets sockets) {
        Properties properties = new Properties();
        for (String protocol : List.of("imap", "imaps")) {
            String mail = "mail." + protocol + ".";
            properties.put(
                    mail + "connectiontimeout",
                    Long.toString(line.connectTimeout().toMillis()));
            properties.put(mail + "timeout", Long.toString(line.readTimeout().toMillis()));
            properties.put(
                    mail + "writetimeout", Long.toString(line.readTimeout().toMillis()));
            properties.put(mail + "socketFactory", sockets);
            properties.put(mail + "socketFactory.fallback", "false");
            properties.put(mail + "ssl.socketFactory", line.tls());
            properties.put(mail + "ssl.checkserveridentity", "true");
            properties.put(mail + "starttls.enable", Boolean.toString(line.security() == LineSecurity.STARTTLS));
            properties.put(mail + "starttls.required", Boolean.toString(line.security() == LineSecurity.STARTTLS));
            properties.put(mail + "peek", "true"); // fetching is not taking
        }
        return properties;
    }

    /** The UIDs of mails that nobody has seen, oldest first; not all of them when there are many. */
    List<Long> unseen() throws MessagingException {
        known = folder.getMessageCount();
        Message[] found = folder.search(new AndTerm(
                new FlagTerm(new Flags(Flags.Flag.SEEN), false), new FlagTerm(new Flags(Flags.Flag.DELETED), false)));
        Message[] first = found.length > AT_ONCE ? java.util.Arrays.copyOf(found, AT_ONCE) : found;
        FetchProfile uids = new FetchProfile();
        uids.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(first, uids);
        List<Long> unseen = new ArrayList<>();
        for (Message message : first) {
            unseen.add(folder.getUID(message));
        }
        return unseen;
    }

    /** Never more than the limit, whatever the server says of the mail's size. */
    Raw fetch(long uid) throws MessagingException {
        IMAPMessage message = (IMAPMessage) folder.getMessageByUID(uid);
        if (message == null) {
            return new Raw(new byte[0], false); // somebody else took it away
        }
        message.setPeek(true);
        boolean larger = message.getSize() > line.maxSize();
        Bounded bytes = new Bounded(larger ? Math.min(BEGINNING, line.maxSize()) : line.maxSize());
        try {
            message.writeTo(bytes);
            return new Raw(bytes.taken.toByteArray(), larger);
        } catch (Bounded.Full full) {
            return new Raw(bytes.taken.toByteArray(), true);
        } catch (IOException broken) {
            throw new MessagingException("a mail could not be fetched: " + broken.getMessage(), broken);
        } finally {
            message.invalidateHeaders(); // or the folder would keep what it fetched
        }
    }

    void putAway(long uid, Verdict verdict) throws MessagingException {
        Message message = folder.getMessageByUID(uid);
        if (message == null) {
            return;
        }
        Message[] one = {message};
        folder.setFlags(one, new Flags(Flags.Flag.SEEN), true);
        if (verdict == Verdict.REJECTED) {
            move(one, line.rejected());
        } else if (line.taken().isPresent()) {
            move(one, line.taken().get());
        }
    }

    private void move(Message[] one, String name) throws MessagingException {
        Folder to = store.getFolder(name);
        if (!to.exists() && !to.create(Folder.HOLDS_MESSAGES) && !to.exists()) {
            throw new MessagingException("the folder '" + name + "' is not there and can not be made");
        }
        if (store.hasCapability("MOVE")) {
            folder.moveMessages(one, to);
            known--;
        } else {
            folder.copyMessages(one, to);
            folder.setFlags(one, new Flags(Flags.Flag.DELETED), true);
            if (store.hasCapability("UIDPLUS")) {
                folder.expunge(one);
                known--;
            }
            // Without UIDPLUS other people's deleted mails would go with it: it stays, marked as deleted.
        }
    }

    /** Until there may be news, or the time is over. */
    void awaitNews(Duration atMost, Consumer<Duration> pause) throws MessagingException {
        if (folder.getMessageCount() > known) {
            return; // it came between the search and now; IDLE would not tell of it again
        }
        if (!store.hasCapability("IDLE")) {
            pause.accept(atMost);
            return;
        }
        // The server is silent meanwhile, so it has to end before the read timeout does.
        Duration silent = line.readTimeout().multipliedBy(3).dividedBy(4);
        Duration idle = atMost.compareTo(silent) < 0 ? atMost : silent;
        ScheduledFuture<?> end = alarm.schedule(this::wake, idle.toMillis(), TimeUnit.MILLISECONDS);
        try {
            folder.idle(true);
        } finally {
            end.cancel(false);
        }
    }

    /** Ends an IDLE. Any thread. */
    void wake() {
        try {
            folder.doCommand(protocol -> {
                protocol.noop();
                return null;
            });
        } catch (MessagingException | RuntimeException alreadyBroken) {
            // Then it has ended.
        }
    }

    /** Any thread. */
    void cut() {
        sockets.cut();
    }

    @Override
    public void close() {
        alarm.shutdownNow();
        try {
            if (folder.isOpen()) {
                folder.close(false);
            }
            store.close();
        } catch (MessagingException | RuntimeException alreadyBroken) {
            // That is what we wanted.
        } finally {
            sockets.cut();
        }
    }

    /** Takes so much and no more. */
    private static final class Bounded extends OutputStream {
        static final class Full extends IOException {
            private static final long serialVersionUID = 1L;
        }

        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final int limit;

        Bounded(int limit) {
            this.limit = limit;
        }

        @Override
        public void write(int b) throws IOException {
            if (taken.size() >= limit) {
                throw new Full();
            }
            taken.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int room = Math.min(length, limit - taken.size());
            taken.write(bytes, offset, room);
            if (room < length) {
                throw new Full();
            }
        }
    }
}
