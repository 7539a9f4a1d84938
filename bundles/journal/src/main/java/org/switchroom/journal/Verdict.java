package org.switchroom.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.switchroom.job.Job;
import org.switchroom.party.Party;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.transport.DeliveryId;

/** What a batch comes to: every entry's answer, and the changes of the accepted ones, later ones over earlier ones. */
final class Verdict {
    /**
     * What turned a job red that nobody changed otherwise.
     *
     * @param last of them
     */
    record Troubles(Row.RaiseAttention last, Instant since, int count) {}

    final Map<Pending, Written> answers = new LinkedHashMap<>();
    final List<Pending> accepted = new ArrayList<>();

    final Map<String, Row.RevokeToken> revoked = new LinkedHashMap<>();
    final Map<Long, Party> parties = new LinkedHashMap<>();
    final Map<Long, Job> jobs = new LinkedHashMap<>();
    final Map<Long, Troubles> troubles = new LinkedHashMap<>();
    final Map<Long, Row.MessageStep> steps = new LinkedHashMap<>();
    final Map<Long, Row.AlarmEventStep> alarmSteps = new LinkedHashMap<>();
    final Map<DeliveryId, Row.AttemptEnd> ends = new LinkedHashMap<>();
    final Map<String, Optional<String>> settings = new LinkedHashMap<>();
    final Map<Known.ReceiptKey, Row.NewReceipt> newReceipts = new LinkedHashMap<>();
    /** Receipts that are there and whose message is known only now. */
    final Map<Known.ReceiptKey, Row.NewReceipt> foundReceipts = new LinkedHashMap<>();

    /** Lanes whose state in {@link Known} has moved. */
    final Set<String> movedLanes = new LinkedHashSet<>();

    /** For how long, of new lanes that are held from the beginning. */
    final Map<String, Duration> leases = new LinkedHashMap<>();

    /** Lanes that were in the database before. */
    final Set<String> oldLanes = new HashSet<>();
}
