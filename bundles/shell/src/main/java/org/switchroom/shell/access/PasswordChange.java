package org.switchroom.shell.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.osgi.framework.BundleContext;
import org.switchroom.shell.Callers;
import org.switchroom.shell.NotDone;

@Service
@Command(scope = "switchroom", name = "passwd", description = "Changes your own password")
public final class PasswordChange implements Action {
    @Reference
    private BundleContext framework;

    @Reference
    private Session session;

    @Override
    public Object execute() throws CommandException {
        try {
            String user = Callers.current().name();
            RealmFile users = new RealmFile(Path.of(framework.getProperty("karaf.etc"), "users.properties"));
            String old = ask("Present password: ");
            NewPassword.check(users, user, old);
            String next = ask("New password: ");
            NewPassword.set(users, user, next, ask("New password again: "), new SecureRandom());
            System.out.println("Changed. It counts from the next login on.");
            return null;
        } catch (NotDone e) {
            throw new CommandException(e.getMessage(), e);
        }
    }

    /** Not as an argument: those are kept in the history and in the security log. */
    private String ask(String prompt) throws NotDone {
        try {
            String typed = session.getTerminal() == null ? line(session.getKeyboard()) : session.readLine(prompt, '*');
            if (typed == null || typed.isEmpty()) {
                throw new NotDone(
                        "No password came in; nothing is changed. Run it in a console, or give it three lines");
            }
            return typed;
        } catch (IOException e) {
            throw new NotDone(
                    "Cannot read the password: " + e.getMessage() + "; nothing is changed. Run it in a console");
        }
    }

    /** From a script: present, new and new password, a line each. Byte by byte, as nobody gives back what was read ahead. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
