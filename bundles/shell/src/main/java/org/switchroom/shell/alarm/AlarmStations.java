package org.switchroom.shell.alarm;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.alarm.AlarmDirectory;
import org.switchroom.alarm.CentralStation;
import org.switchroom.shell.Fields;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "alarm",
        name = "stations",
        description = "Lists central stations, or writes one: alarm:stations vienna name=Vienna numbers=+43123456789")
public final class AlarmStations extends ShowingCommand {
    @Argument(index = 0, name = "station", description = "Id: lower case letters, digits and '-'")
    private String station;

    @Argument(
            index = 1,
            name = "field=value",
            description = "name, numbers, receives, ways, people; in a list, a semicolon between two",
            multiValued = true)
    private List<String> fields;

    @Override
    protected void run(Services services) throws NotDone {
        AlarmDirectory directory = services.need(AlarmDirectory.class);
        if (station == null) {
            print(
                    done(directory.stations(caller())).stream()
                            .map(AlarmFacts::of)
                            .toList(),
                    "id",
                    "name",
                    "numbers",
                    "receives",
                    "lastTested");
        } else if (fields == null) {
            print(AlarmFacts.of(done(directory.station(caller(), station))));
        } else {
            int revision = done(directory.stations(caller())).stream()
                    .filter(known -> known.id().equals(station))
                    .map(CentralStation::revision)
                    .findFirst()
                    .orElse(0);
            print(AlarmFacts.of(
                    done(directory.putStation(caller(), station, revision, AlarmEnter.lines(Fields.read(fields))))));
        }
    }
}
