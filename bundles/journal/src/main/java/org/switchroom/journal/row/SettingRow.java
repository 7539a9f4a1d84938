package org.switchroom.journal.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "setting")
public class SettingRow {
    @Id
    String settingKey;

    String settingValue;

    protected SettingRow() {}

    public SettingRow(String key, String value) {
        this.settingKey = key;
        this.settingValue = value;
    }

    public String key() {
        return settingKey;
    }

    public String value() {
        return settingValue;
    }
}
