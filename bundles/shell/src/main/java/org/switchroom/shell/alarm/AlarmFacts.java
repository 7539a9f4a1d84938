package org.switchroom.shell.alarm;

import java.util.Optional;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccount.Panel;
import org.switchroom.alarm.AlarmAccount.Relay;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.CentralStation;
import org.switchroom.alarm.Dealer;
import org.switchroom.alarm.EventCode;
import org.switchroom.alarm.EventCodes;
import org.switchroom.shell.Facts;

/** Systems, events, stations and dealers as facts under the names of the API; never a panel's CRC or key. */
final class AlarmFacts {
    private AlarmFacts() {}

    static Facts of(AlarmAccount account) {
        Optional<Panel> panel = account.panel();
        return new Facts()
                .with("id", account.id())
                .with("name", account.name())
                .with("state", account.state().name())
                .with("panel", panel.map(Panel::account))
                .with("keyed", panel.map(Panel::keyed))
                .with("plainAllowed", panel.map(Panel::plainAllowed))
                .with("crcKnown", panel.map(it -> it.crc().isPresent()))
                .with("interval", panel.flatMap(Panel::interval))
                .with("station", account.relay().map(Relay::station))
                .with("account", account.relay().map(Relay::number))
                .with("lifeSafetyAtOnce", account.timing().lifeSafetyAtOnce())
                .with(
                        "delays",
                        account.timing().delays().entrySet().stream()
                                .sorted(java.util.Map.Entry.comparingByKey())
                                .map(delay ->
                                        delay.getKey() + "=" + delay.getValue().toSeconds())
                                .toList())
                .with(
                        "restoreAborts",
                        account.timing().restoreAborts().stream().sorted().toList())
                .with(
                        "cancelAborts",
                        account.timing().cancelAborts().stream().sorted().toList())
                .with(
                        "zones",
                        account.zones().entrySet().stream()
                                .map(zone -> zone.getKey() + "=" + zone.getValue())
                                .toList())
                .with("onTestUntil", account.onTestUntil())
                .with("wrongTries", account.wrongTries())
                .with("revision", account.revision())
                .with("tenant", account.tenant())
                .with("createdAt", account.createdAt())
                .with("changedAt", account.changedAt());
    }

    static Facts of(AlarmEvent event) {
        return new Facts()
                .with("id", event.id())
                .with("receivedAt", event.receivedAt())
                .with("state", event.state().name())
                .with("eventClass", event.eventClass().name())
                .with("event", event.alarm().qualifier() + event.alarm().code())
                .with("text", EventCodes.find(event.alarm().code()).map(EventCode::text))
                .with("partition", event.alarm().partition())
                .with("zone", event.alarm().zoneOrUser())
                .with("panel", event.panel())
                .with("account", event.account())
                .with("via", event.via())
                .with("sequence", event.sequence())
                .with("dueAt", event.dueAt())
                .with("message", event.message())
                .with("why", event.why())
                .with("panelTime", event.panelTime())
                .with("raw", event.raw())
                .with("changedAt", event.changedAt())
                .with("tenant", event.tenant());
    }

    static Facts of(CentralStation station) {
        return new Facts()
                .with("id", station.id())
                .with("name", station.name())
                .with("numbers", station.numbers())
                .with("receives", station.receives())
                .with(
                        "ways",
                        station.ways().stream()
                                .map(hop -> hop.channel() + " " + hop.to())
                                .toList())
                .with(
                        "people",
                        station.people().stream()
                                .map(hop -> hop.channel() + " " + hop.to())
                                .toList())
                .with("lastTested", station.lastTested())
                .with("revision", station.revision())
                .with("changedAt", station.changedAt());
    }

    static Facts of(Dealer dealer) {
        return new Facts()
                .with("tenant", dealer.tenant())
                .with("name", dealer.name())
                .with("state", dealer.state().name())
                .with("trained", dealer.trained())
                .with("changedAt", dealer.changedAt());
    }

    static Facts of(EventCode code) {
        return new Facts()
                .with("code", code.code())
                .with("text", code.text())
                .with("eventClass", code.eventClass().name())
                .with("number", code.user() ? "user" : "zone")
                .with("sia", code.siaNew())
                .with("siaRestore", code.siaRestore());
    }
}
