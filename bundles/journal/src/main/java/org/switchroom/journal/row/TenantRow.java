package org.switchroom.journal.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.switchroom.access.Tenant;

@Entity
@Table(name = "tenant")
public class TenantRow {
    @Id
    String id;

    String name;
    Instant createdAt;

    protected TenantRow() {}

    public static TenantRow of(Tenant tenant) {
        TenantRow row = new TenantRow();
        row.id = tenant.id();
        row.name = tenant.name();
        row.createdAt = Times.kept(tenant.createdAt());
        return row;
    }

    public Tenant tenant() {
        return new Tenant(id, name, createdAt);
    }
}
