package org.switchroom.shell.alarm;

import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.switchroom.alarm.AlarmDirectory;
import org.switchroom.alarm.Dealer;
import org.switchroom.shell.Callers;
import org.switchroom.shell.Fields;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.shell.Words;

@Service
@Command(
        scope = "alarm",
        name = "dealers",
        description = "Lists dealers; applies for one (--tenant T name=X 'trained=Karl;Eva'); approves or suspends one")
public final class AlarmDealers extends ShowingCommand {
    @Option(name = "--state", description = "APPROVED or SUSPENDED, for the dealer that --tenant names")
    @Completion(
            value = StringsCompleter.class,
            values = {"APPROVED", "SUSPENDED"})
    private String state;

    @Argument(name = "field=value", description = "name, trained", multiValued = true)
    private List<String> fields;

    @Override
    protected void run(Services services) throws NotDone {
        AlarmDirectory directory = services.need(AlarmDirectory.class);
        Optional<Dealer.State> wanted = Words.read(Dealer.State.class, state);
        if (fields != null) {
            print(AlarmFacts.of(done(directory.apply(caller(), AlarmEnter.lines(Fields.read(fields))))));
        }
        if (wanted.isPresent()) {
            print(AlarmFacts.of(done(directory.setDealer(Callers.current(), caller().tenant(), wanted.get()))));
        } else if (fields == null) {
            print(
                    done(directory.dealers(caller())).stream()
                            .map(AlarmFacts::of)
                            .toList(),
                    "tenant",
                    "name",
                    "state",
                    "trained");
        }
    }
}
