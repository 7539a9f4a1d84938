package org.switchroom.shell.message;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.message.Content;
import org.switchroom.outbox.Messages;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.shell.Facts;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.shell.transport.TransportReference;
import org.switchroom.shell.transport.TransportSuggestions;
import org.switchroom.transport.Preview;
import org.switchroom.transport.Transport;
import org.switchroom.transport.Transports;

@Service
@Command(
        scope = "message",
        name = "preview",
        description = "Shows what a transport makes of a message, without sending it")
public final class MessagePreview extends ShowingCommand {
    @Argument(name = "message", description = "Id of the message", required = true)
    @Completion(MessageSuggestions.class)
    private String message;

    @Option(name = "--transport", description = "The transport; without it, one of the channel that the message is on")
    @Completion(TransportSuggestions.class)
    private String transport;

    @Override
    protected void run(Services services) throws NotDone {
        StoredMessage stored = done(services.need(Messages.class).show(caller(), MessageReference.read(message)));
        String name = transport == null
                ? ofChannel(services, stored.hop().channel())
                : TransportReference.read(transport).value();
        List<Preview> previews = services.all(Preview.class, "(" + Transport.NAME + "=" + name + ")");
        if (previews.isEmpty()) {
            throw new NotDone(
                    "Transport '" + name + "' shows no previews. message:show has the content as it is stored");
        }
        Content.Text text = previews.get(0).preview(stored.envelope().content());
        print(new Facts()
                .with("transport", name)
                .with("subject", text.subject())
                .with("body", text.body()));
    }

    private static String ofChannel(Services services, String channel) throws NotDone {
        return services.need(Transports.class).list().stream()
                .filter(view ->
                        view.group().equals(channel) || view.name().value().equals(channel))
                .map(view -> view.name().value())
                .findFirst()
                .orElseThrow(() -> new NotDone("No transport of channel '" + channel
                        + "' is here now. Name one with --transport; transport:list shows them"));
    }
}
