package org.switchroom.shell.message;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.outbox.Messages;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(scope = "message", name = "release", description = "Lets a message go that a rule holds")
public final class MessageRelease extends ShowingCommand {
    @Argument(name = "message", description = "Id of the message", required = true)
    @Completion(MessageSuggestions.class)
    private String message;

    @Override
    protected void run(Services services) throws NotDone {
        print(MessageFacts.of(done(services.need(Messages.class).release(caller(), MessageReference.read(message)))));
    }
}
