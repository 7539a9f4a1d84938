package org.switchroom.route.intakemail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.switchroom.mail.ReadMail;
import org.switchroom.message.Answering;
import org.switchroom.message.Content;

/** What was wrong in one mail, as its sender shall read it. For one thread. */
final class Wrongs {
    /** More are counted: who has so many has one mistake in common. */
    private static final int SHOWN = 20;

    private static final int LONGEST_SUBJECT = 120;

    private final List<String> lines = new ArrayList<>();
    private int count;
    private int taken;

    void took() {
        taken++;
    }

    void add(String where, String problem) {
        count++;
        if (lines.size() < SHOWN) {
            lines.add(where + ": " + problem);
        }
    }

    int count() {
        return count;
    }

    boolean none() {
        return count == 0;
    }

    /** For logs: the first one, which names no person. */
    String first() {
        return lines.isEmpty() ? "" : lines.get(0);
    }

    Content.Text words(ReadMail mail) {
        StringBuilder body = new StringBuilder("Your mail could not be used as it is.\n\n");
        lines.forEach(line -> body.append("- ").append(line).append('\n'));
        if (count > lines.size()) {
            body.append("- and ").append(count - lines.size()).append(" more\n");
        }
        body.append('\n')
                .append(
                        taken == 0
                                ? "Nothing was taken in."
                                : taken + (taken == 1 ? " record was" : " records were")
                                        + " taken in; send only the others again.")
                .append(" You are told this at most once an hour; mails with mistakes in between are kept and not"
                        + " answered.\n");
        String subject = mail.subject().length() > LONGEST_SUBJECT
                ? mail.subject().substring(0, LONGEST_SUBJECT)
                : mail.subject();
        return new Content.Text(
                "Not taken in: " + subject,
                body.toString(),
                Optional.of(new Answering(mail.id().orElse(""), true)));
    }
}
