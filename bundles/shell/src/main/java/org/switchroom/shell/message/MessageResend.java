package org.switchroom.shell.message;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.message.MessageId;
import org.switchroom.outbox.Messages;
import org.switchroom.shell.Facts;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "message",
        name = "resend",
        description = "Queues ended messages anew, as linked copies; the originals stay as they are")
public final class MessageResend extends ShowingCommand {
    @Argument(name = "messages", description = "Ids of the messages", required = true, multiValued = true)
    @Completion(MessageSuggestions.class)
    private List<String> messages;

    @Override
    protected void run(Services services) throws NotDone {
        List<MessageId> ids = new ArrayList<>();
        for (String message : messages) {
            ids.add(MessageReference.read(message));
        }
        List<MessageId> copies = done(services.need(Messages.class).resend(caller(), ids));
        print(copies.stream().map(copy -> new Facts().with("id", copy)).toList(), "id");
    }
}
