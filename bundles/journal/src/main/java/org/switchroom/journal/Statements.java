package org.switchroom.journal;

/** The statements whose plans matter: the tests hold each against 10⁶ old messages. */
final class Statements {
    static final String CLAIM_H2 = "select lane_key, epoch, joined from lane where due_at between ? and ?"
            + " and (owner is null or lease_until < current_timestamp)"
            + " fetch first ? rows only for update skip locked";

    static final String CLAIM_POSTGRESQL = "with due as (select lane_key from lane where due_at <= ?"
            + " and (owner is null or lease_until < clock_timestamp())"
            + " order by due_at limit ? for update skip locked)"
            + " update lane l set owner = ?, epoch = l.epoch + 1,"
            + " lease_until = clock_timestamp() + cast(? as bigint) * interval '1 millisecond'"
            + " from due where l.lane_key = due.lane_key returning l.lane_key, l.epoch, l.joined";

    static final String CLAIM_QUEUED_H2 = "select lane_key, epoch, joined from lane where queue = ?"
            + " and (owner is null or lease_until < current_timestamp)"
            + " fetch first ? rows only for update skip locked";

    static final String CLAIM_QUEUED_POSTGRESQL = "with turn as (select lane_key from lane where queue = ?"
            + " and (owner is null or lease_until < clock_timestamp())"
            + " order by place limit ? for update skip locked)"
            + " update lane l set owner = ?, epoch = l.epoch + 1,"
            + " lease_until = clock_timestamp() + cast(? as bigint) * interval '1 millisecond'"
            + " from turn where l.lane_key = turn.lane_key returning l.lane_key, l.epoch, l.joined";

    /** HQL. */
    static final String OPEN_OF_LANE = "from MessageRow m where m.openLane = :lane order by m.openLane, m.id";

    static final String OPEN_OF_LANES_POSTGRESQL = "select m.* from unnest(:lanes) as l(k) cross join lateral"
            + " (select * from message o where o.open_lane = l.k order by o.id limit :window) m order by m.id";

    /** Every tenant's oldest through (tenant, state, id), then the oldest of those. */
    static final String IN_STATE_POSTGRESQL = "select m.* from tenant t cross join lateral"
            + " (select * from message o where o.tenant = t.id and o.state = :state and o.id > :after order by o.id limit :max) m"
            + " order by m.id limit :max";

    private Statements() {}

    /** From one queue to the next, past all who wait in it. H2 walks over all that are equal when told "greater". */
    static String nextQueue(Dialect dialect) {
        return "select queue from lane where queue " + (dialect == Dialect.H2 ? ">=" : ">")
                + " ? order by queue fetch first 1 rows only";
    }

    static String nextDue(Dialect dialect) {
        return "select due_at from lane where due_at >= ? and (owner is null or lease_until < " + dialect.now()
                + ") order by due_at fetch first 1 rows only";
    }
}
