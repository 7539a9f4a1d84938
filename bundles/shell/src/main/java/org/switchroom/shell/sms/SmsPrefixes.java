package org.switchroom.shell.sms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.shell.Facts;
import org.switchroom.shell.Fields;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.sms.MobileTable;

@Service
@Command(
        scope = "sms",
        name = "prefixes",
        description =
                "Shows table 93001, what mobile numbers begin with, or changes lines: sms:prefixes 49=150-153,155")
public final class SmsPrefixes extends ShowingCommand {
    @Argument(
            name = "lines",
            description = "Country code = prefixes and ranges; nothing behind = removes the country",
            multiValued = true)
    private List<String> lines;

    @Override
    protected void run(Services services) throws NotDone {
        MobileTable prefixes = services.need(MobileTable.class);
        Map<String, String> changes = Fields.read(lines);
        MobileTable.Table table = done(prefixes.show(caller()));
        if (!changes.isEmpty()) {
            table = done(prefixes.change(caller(), table.version(), changes));
        }
        List<Facts> rows = new ArrayList<>();
        new TreeMap<>(table.ranges())
                .forEach((country, ranges) ->
                        rows.add(new Facts().with("country", country).with("ranges", ranges)));
        print(rows, "country", "ranges");
        table.warning().ifPresent(this::remark);
    }
}
