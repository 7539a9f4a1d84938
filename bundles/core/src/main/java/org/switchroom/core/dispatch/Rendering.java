package org.switchroom.core.dispatch;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchroom.message.Content;
import org.switchroom.message.Message;

/** Says in plain words what a transport can not carry in its own shape. What has no words is never given to such a one. */
final class Rendering {
    private Rendering() {}

    /** @param lastLine to be read below what is rendered */
    static Message fit(Message message, Set<Content.Kind> carried, Optional<String> lastLine) {
        if (carried.contains(message.content().kind())) {
            return message;
        }
        return message.saying(below(text(message.content()), lastLine));
    }

    private static Content.Text below(Content.Text text, Optional<String> lastLine) {
        return lastLine.map(line -> new Content.Text(text.subject(), text.body() + "\n" + line, text.answering()))
                .orElse(text);
    }

    private static Content.Text text(Content content) {
        return content.fold(text -> text, Rendering::alarm, Rendering::job, Rendering::wordless);
    }

    private static Content.Text wordless(Content.Binary binary) {
        throw new IllegalStateException(binary.words() + " can not be said in words");
    }

    private static Content.Text alarm(Content.Alarm alarm) {
        String line = "Alarm of account " + alarm.account() + ": event " + alarm.qualifier() + alarm.code()
                + ", partition " + alarm.partition() + ", zone or user " + alarm.zoneOrUser();
        return new Content.Text("Alarm " + alarm.account(), line);
    }

    private static Content.Text job(Content.Job job) {
        String body = job.fields().entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining("\n"));
        return new Content.Text((job.update() ? "Update of job " : "Job ") + job.number(), body);
    }
}
