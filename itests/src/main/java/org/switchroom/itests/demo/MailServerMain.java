package org.switchroom.itests.demo;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Arrays;
import java.util.List;

/**
 * The demo's mail server: GreenMail with SMTP and IMAP, in a process of its own, until its input ends. Arguments: SMTP
 * port, IMAP port, a mailbox that is there from the beginning, and mailboxes that lose what they took in, to show that
 * the demo notices. Every box has its address as its password.
 */
public final class MailServerMain {
    /** Whose box nobody looks into. */
    private static final String NOBODY = "lost@nowhere.example";

    private MailServerMain() {}

    public static void main(String[] arguments) throws Exception {
        ServerSetup smtp = new ServerSetup(Integer.parseInt(arguments[0]), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        ServerSetup imap = new ServerSetup(Integer.parseInt(arguments[1]), "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        List<String> losing = Arrays.asList(arguments).subList(3, arguments.length);
        GreenMail server = new GreenMail(new ServerSetup[] {smtp, imap});
        server.setUser(arguments[2], arguments[2], arguments[2]);
        server.start();
        if (!losing.isEmpty()) {
            UserManager users = server.getUserManager();
            users.setMessageDeliveryHandler(
                    (message, to) -> owner(users, losing.contains(to.getEmail()) ? NOBODY : to.getEmail()));
            System.out.println("loses mail to " + losing);
        }
        System.out.println("mail server ready");
        while (System.in.read() >= 0) {
            // Deliberate: what comes in does not matter, that it ends does.
        }
        server.stop();
    }

    private static GreenMailUser owner(UserManager users, String box) throws UserException {
        GreenMailUser there = users.getUserByEmail(box);
        return there != null ? there : users.createUser(box, box, box);
    }
}
