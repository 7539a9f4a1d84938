package org.switchroom.store;

/** What became of an entry. */
public sealed interface Written {
    /** All of it is on disk. */
    record Stored() implements Written {}

    /** Nothing was stored: the arrival is there since earlier. */
    record Repeated(Arrival earlier) implements Written {}

    /** Nothing was stored: a guard did not hold. {@code what} names the row that failed, for the log. */
    record Conflict(Row row, String what) implements Written {}

    /** Nothing was stored: the database or the disk refused. The same entry may be written again later. */
    record Failed(String cause) implements Written {}
}
