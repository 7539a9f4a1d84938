package org.switchroom.core.sms;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.switchroom.sms.SmsSwitches;

/** The switches of one tenant as they are set. */
public record SwitchValues(int version, Map<SwitchName, String> values, Optional<SmsSwitches.Changed> changed) {
    static final SwitchValues NEVER_SET = new SwitchValues(0, Map.of(), Optional.empty());

    public SwitchValues {
        values = Map.copyOf(values);
    }

    public boolean on(SwitchName name) {
        return text(name).equals("1");
    }

    public String text(SwitchName name) {
        return values.getOrDefault(name, name.standard());
    }

    SwitchValues with(Map<SwitchName, String> changes) {
        Map<SwitchName, String> after = new EnumMap<>(SwitchName.class);
        after.putAll(values);
        changes.forEach((name, value) -> {
            if (value.isEmpty()) {
                after.remove(name);
            } else {
                after.put(name, value);
            }
        });
        return new SwitchValues(version, after, changed);
    }

    /** Why a switch that is on does nothing. */
    Optional<String> noEffect(SwitchName name) {
        if (!on(name)) {
            return Optional.empty();
        }
        return switch (name) {
            case SERVICE, ERRORS_TO, FIXED_TEXT -> Optional.empty();
            case OCCUPANT -> needs(SwitchName.SERVICE).or(() -> needs(SwitchName.OCCUPANT_BY_SMS));
            case OCCUPANT_BY_SMS -> needs(SwitchName.SERVICE).or(() -> needs(SwitchName.OCCUPANT));
            case INSPECTOR, TICKET -> needs(SwitchName.SERVICE);
        };
    }

    private Optional<String> needs(SwitchName other) {
        return on(other) ? Optional.empty() : Optional.of(other.number() + " " + other.key() + " is 0");
    }
}
