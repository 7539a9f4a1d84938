package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccount.Panel;
import org.switchroom.alarm.AlarmAccounts.Zone;
import org.switchroom.alarm.AlarmTiming;

/** Systems as the API writes them; neither a panel's CRC nor its key is ever among it. */
final class AlarmSystemJson {
    static final Shape SHAPE = described(Shape.object()
                    .needs("id", Shape.id("Never given again"))
                    .needs("tenant", Shape.text("The dealer's"))
                    .needs("name", name())
                    .needs("state", Shape.oneOf(AlarmAccount.State.values(), "How far it is")))
            .needs("keyed", Shape.flag("The panel speaks in cipher"))
            .needs("crcKnown", Shape.flag("Somebody has entered the panel's CRC"))
            .may("station", Shape.text("The central station's id"))
            .may("account", Shape.text("The account there, four digits 0-9, B-F"))
            .needs("wrongTries", Shape.count("Activations in vain since the last good one; five lock it"))
            .may("lifeSafetyAtOnce", Shape.flag("Confirmed or declined at activation"))
            .may("onTestUntil", Shape.time("Nothing is relayed until then"))
            .needs("revision", Shape.count("Counts from 1; the ETag"))
            .needs("createdAt", Shape.time("When it was made"))
            .needs("changedAt", Shape.time("When it was last changed"))
            .named("AlarmSystem");

    static final Shape PAGE = Shape.page("AlarmSystems", SHAPE);

    static final Shape NEW = described(Shape.object().needs("name", name()))
            .may("crc", crc())
            .may("key", key())
            .nothingElse()
            .named("NewAlarmSystem");

    static final Shape PATCH = described(Shape.object().may("name", name()))
            .may("crc", crc().orNull())
            .may("key", key().orNull())
            .nothingElse()
            .named("AlarmSystemChange");

    static final Shape ACTIVATION = Shape.object()
            .needs("stationNumber", Shape.text("One of a central station's numbers"))
            .needs("account", Shape.text("Four digits 0-9, B-F").with("pattern", "^[0-9B-Fb-f]{4}$"))
            .needs("crc", Shape.text("As the panel's label has it").with("pattern", "^[0-9A-Fa-f]{4}$"))
            .needs(
                    "lifeSafetyAtOnce",
                    Shape.flag("True: fire, medical, panic, hold-up and gas go without delay; false: declined"))
            .nothingElse()
            .named("Activation");

    static final Shape ON_TEST = Shape.object()
            .needs("minutes", Shape.count("0 to 1440; 0 ends it"))
            .nothingElse()
            .named("OnTest");

    static final Shape ZONES = Shape.page(
            "Zones",
            Shape.object()
                    .needs("number", Shape.count("As it is sent"))
                    .may("name", Shape.text("Missing when it has none"))
                    .needs("named", Shape.flag("False: the central station will not know what it means"))
                    .needs("text", Shape.text("As the central station enters it"))
                    .named("Zone"));

    private AlarmSystemJson() {}

    private static Shape.Members described(Shape.Members system) {
        return system.may("panel", Shape.text("The account as the panel sends it, 3 to 16 hexadecimal digits"))
                .may("plainAllowed", Shape.flag("Reports without cipher or signature are taken"))
                .may("interval", Shape.count("Seconds that the panel may be silent"))
                .may("delays", lines("CLASS=seconds, 0 to 300, for classes that differ from the usual delay"))
                .may("restoreAborts", lines("Classes whose alarms a restore takes back; BURGLARY when left out"))
                .may("cancelAborts", lines("Classes whose alarms a cancel or a disarming takes back"))
                .may("zones", lines("number=name"));
    }

    private static Shape name() {
        return Shape.text("As the dealer calls the project").with("maxLength", 200);
    }

    private static Shape crc() {
        return Shape.text("Four hexadecimal digits; only administrators enter it")
                .with("pattern", "^[0-9A-Fa-f]{4}$");
    }

    private static Shape key() {
        return Shape.text("Key of AES: 32, 48 or 64 hexadecimal digits, or 16, 24 or 32 characters");
    }

    private static Shape lines(String meaning) {
        return Shape.list(Shape.text("One line"), meaning);
    }

    static void write(JsonGenerator json, AlarmAccount account) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", account.id().toString());
        json.writeStringField("tenant", account.tenant());
        json.writeStringField("name", account.name());
        json.writeStringField("state", account.state().name());
        Optional<Panel> panel = account.panel();
        JsonText.text(json, "panel", panel.map(Panel::account));
        json.writeBooleanField("keyed", panel.map(Panel::keyed).orElse(false));
        json.writeBooleanField("crcKnown", panel.flatMap(Panel::crc).isPresent());
        if (panel.isPresent()) {
            json.writeBooleanField("plainAllowed", panel.get().plainAllowed());
            if (panel.get().interval().isPresent()) {
                json.writeNumberField("interval", panel.get().interval().get().toSeconds());
            }
        }
        JsonText.text(json, "station", account.relay().map(AlarmAccount.Relay::station));
        JsonText.text(json, "account", account.relay().map(AlarmAccount.Relay::number));
        json.writeNumberField("wrongTries", account.wrongTries());
        AlarmTiming timing = account.timing();
        if (timing.lifeSafetyAtOnce().isPresent()) {
            json.writeBooleanField("lifeSafetyAtOnce", timing.lifeSafetyAtOnce().get());
        }
        JsonText.texts(
                json,
                "delays",
                timing.delays().entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .map(delay -> delay.getKey() + "=" + delay.getValue().toSeconds())
                        .toList());
        JsonText.texts(
                json, "restoreAborts", timing.restoreAborts().stream().sorted().toList());
        JsonText.texts(
                json, "cancelAborts", timing.cancelAborts().stream().sorted().toList());
        JsonText.texts(
                json,
                "zones",
                account.zones().entrySet().stream()
                        .map(zone -> zone.getKey() + "=" + zone.getValue())
                        .toList());
        JsonText.text(json, "onTestUntil", account.onTestUntil());
        json.writeNumberField("revision", account.revision());
        JsonText.time(json, "createdAt", account.createdAt());
        JsonText.time(json, "changedAt", account.changedAt());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Zone zone) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", zone.number());
        JsonText.text(json, "name", zone.name());
        json.writeBooleanField("named", zone.name().isPresent());
        json.writeStringField(
                "text", "Zone " + zone.number() + " = " + zone.name().orElse("(no name)"));
        json.writeEndObject();
    }
}
