package org.switchroom.shell.message;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.switchroom.answer.Page;
import org.switchroom.outbox.Messages;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.shell.Callers;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.Suggestions;

/** The newest messages. */
@Service
public final class MessageSuggestions extends Suggestions {
    @Override
    protected Stream<Candidate> suggest(Services services) throws NotDone {
        List<StoredMessage> newest = services.need(Messages.class)
                .list(Callers.current(), Messages.Filter.all(MOST))
                .fold(Page::items, problem -> List.of());
        return newest.stream()
                .map(message -> candidate(
                        message.id(),
                        message.state().words() + " " + message.hop().to().masked()));
    }
}
