package org.switchroom.shell.sms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.answer.Created;
import org.switchroom.message.MessageId;
import org.switchroom.shell.Facts;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.shell.message.MessageReference;
import org.switchroom.shell.message.MessageSuggestions;
import org.switchroom.sms.SmsMessages;

@Service
@Command(
        scope = "sms",
        name = "resend",
        description = "Queues ended SMS anew, as linked copies; the originals stay as they are")
public final class SmsResend extends ShowingCommand {
    @Argument(name = "messages", description = "Ids of the SMS", required = true, multiValued = true)
    @Completion(MessageSuggestions.class)
    private List<String> messages;

    @Override
    protected void run(Services services) throws NotDone {
        List<MessageId> ids = new ArrayList<>();
        for (String message : messages) {
            ids.add(MessageReference.read(message));
        }
        Created<List<MessageId>> copies =
                done(services.need(SmsMessages.class).resend(caller(), ids, Optional.empty()));
        print(copies.value().stream().map(copy -> new Facts().with("id", copy)).toList(), "id");
    }
}
