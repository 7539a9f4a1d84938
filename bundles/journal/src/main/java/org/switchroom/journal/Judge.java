package org.switchroom.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.job.Attention;
import org.switchroom.job.Job;
import org.switchroom.journal.Known.ArrivalKey;
import org.switchroom.journal.Known.LaneState;
import org.switchroom.journal.Known.ReceiptKey;
import org.switchroom.journal.row.Times;
import org.switchroom.message.MessageState;
import org.switchroom.store.Arrival;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/**
 * Decides, entry by entry and in their order, which of a batch may be stored. Works in memory on what the transaction
 * has locked, so an entry whose guard fails leaves no trace, and entries that depend on one another may share a batch.
 */
final class Judge {
    private final Known known;
    private final Verdict verdict = new Verdict();
    /** How to take back what the entry at hand has moved. */
    private final Deque<Runnable> undo = new ArrayDeque<>();

    private Judge(Known known) {
        this.known = known;
        verdict.oldLanes.addAll(known.lanes.keySet());
    }

    static Verdict judge(List<Pending> batch, Known known) {
        Judge judge = new Judge(known);
        for (Pending pending : batch) {
            Written answer = judge.judge(pending.entry());
            judge.verdict.answers.put(pending, answer);
            if (answer instanceof Written.Stored) {
                judge.verdict.accepted.add(pending);
            }
        }
        return judge.verdict;
    }

    private Written judge(Entry entry) {
        undo.clear();
        if (entry.arrival().isPresent()) {
            Arrival arrival = entry.arrival().get();
            Arrival earlier = known.arrivals.get(ArrivalKey.of(arrival));
            if (earlier != null) {
                return new Written.Repeated(earlier);
            }
            put(known.arrivals, ArrivalKey.of(arrival), arrival);
        }
        for (Row row : entry.rows()) {
            Optional<String> broken = apply(row);
            if (broken.isPresent()) {
                undo.forEach(Runnable::run);
                return new Written.Conflict(row, broken.get());
            }
        }
        return new Written.Stored();
    }

    /** Empty when it holds; else what does not. */
    private Optional<String> apply(Row row) {
        if (row instanceof Row.RevokeToken it) {
            return revoke(it);
        } else if (row instanceof Row.NewParty it) {
            put(known.partyRevisions, it.party().id().value(), it.party().revision());
        } else if (row instanceof Row.ChangedParty it) {
            return change(it);
        } else if (row instanceof Row.NewJob it) {
            put(known.jobRevisions, it.job().id().value(), it.job().revision());
        } else if (row instanceof Row.ChangedJob it) {
            return change(it);
        } else if (row instanceof Row.RaiseAttention it) {
            raise(it);
        } else if (row instanceof Row.NewMessage it) {
            put(known.messageStates, it.message().id().value(), it.message().state());
            wake(new Row.LaneWake(
                    it.message().envelope().lane(), it.message().progress().dueAt()));
        } else if (row instanceof Row.MessageStep it) {
            return step(it);
        } else if (row instanceof Row.LaneTake it) {
            return take(it);
        } else if (row instanceof Row.LaneRelease it) {
            return release(it);
        } else if (row instanceof Row.LaneWake it) {
            wake(it);
        } else if (row instanceof Row.NewToken it) {
            put(known.tokensRevoked, it.token().id(), it.token().revokedAt().isPresent());
        } else if (row instanceof Row.AttemptEnd it) {
            put(verdict.ends, it.delivery(), it);
        } else if (row instanceof Row.NewReceipt it) {
            receipt(it);
        } else if (row instanceof Row.Setting it) {
            put(known.settings, it.key(), it.value());
            put(verdict.settings, it.key(), it.value());
        } else if (row instanceof Row.NewDocumentVersion it) {
            return document(it.version());
        } else if (row instanceof Row.SettingStep it) {
            return step(it);
        } else if (row instanceof Row.NewAlarmEvent it) {
            put(known.alarmStates, it.event().id().value(), it.event().state());
        } else if (row instanceof Row.AlarmEventStep it) {
            return step(it);
        }
        return Optional.empty();
    }

    private Optional<String> revoke(Row.RevokeToken row) {
        Boolean revoked = known.tokensRevoked.get(row.tokenId());
        if (revoked == null || revoked) {
            return Optional.of("token " + row.tokenId() + " is " + (revoked == null ? "not there" : "revoked already"));
        }
        put(known.tokensRevoked, row.tokenId(), true);
        put(verdict.revoked, row.tokenId(), row);
        return Optional.empty();
    }

    private Optional<String> change(Row.ChangedParty row) {
        long id = row.party().id().value();
        Integer revision = known.partyRevisions.get(id);
        if (revision == null || revision != row.party().revision() - 1) {
            return Optional.of(unexpected(
                    "party " + row.party().id(), revision, row.party().revision() - 1));
        }
        put(known.partyRevisions, id, row.party().revision());
        put(verdict.parties, id, row.party());
        return Optional.empty();
    }

    private Optional<String> change(Row.ChangedJob row) {
        long id = row.job().id().value();
        Integer revision = known.jobRevisions.get(id);
        if (revision == null || revision != row.job().revision() - 1) {
            return Optional.of(
                    unexpected("job " + row.job().id(), revision, row.job().revision() - 1));
        }
        put(known.jobRevisions, id, row.job().revision());
        put(verdict.jobs, id, row.job());
        return Optional.empty();
    }

    private void raise(Row.RaiseAttention row) {
        long id = row.job().value();
        Integer revision = known.jobRevisions.get(id);
        if (revision == null) {
            return;
        }
        put(known.jobRevisions, id, revision + 1);
        Job changed = verdict.jobs.get(id);
        if (changed != null) {
            Attention attention = Attention.raised(changed.attention(), row.cause(), row.detail(), row.at());
            put(verdict.jobs, id, changed.with(Optional.of(attention), row.at()));
        } else {
            Verdict.Troubles before = verdict.troubles.get(id);
            put(
                    verdict.troubles,
                    id,
                    before == null
                            ? new Verdict.Troubles(row, row.at(), 1)
                            : new Verdict.Troubles(row, before.since(), before.count() + 1));
        }
    }

    private static String unexpected(String what, Integer found, int expected) {
        return what + (found == null ? " is not there" : " is at revision " + found + ", expected " + expected);
    }

    private Optional<String> step(Row.MessageStep row) {
        long id = row.message().value();
        MessageState state = known.messageStates.get(id);
        if (state != row.from()) {
            return Optional.of("message " + row.message() + " is "
                    + (state == null ? "not there" : state + ", expected " + row.from()));
        }
        if (row.epoch() > 0) {
            LaneState lane = known.lanes.getOrDefault(row.lane(), LaneState.NONE);
            if (lane.epoch() != row.epoch()) {
                return Optional.of("lane " + row.lane() + " is at epoch " + lane.epoch() + ", expected " + row.epoch());
            }
        }
        put(known.messageStates, id, row.to().state());
        put(verdict.steps, id, row);
        return Optional.empty();
    }

    private Optional<String> step(Row.AlarmEventStep row) {
        long id = row.event().value();
        AlarmEvent.State state = known.alarmStates.get(id);
        if (state != row.from()) {
            return Optional.of("event " + row.event() + " is "
                    + (state == null ? "not there" : state + ", expected " + row.from()));
        }
        put(known.alarmStates, id, row.to());
        put(verdict.alarmSteps, id, row);
        return Optional.empty();
    }

    private Optional<String> step(Row.SettingStep row) {
        Optional<String> value = known.settings.getOrDefault(row.key(), Optional.empty());
        if (!value.equals(row.before())) {
            return Optional.of("setting " + row.key() + " is " + value.orElse("not there") + ", expected "
                    + row.before().orElse("that it is not there"));
        }
        put(known.settings, row.key(), row.after());
        put(verdict.settings, row.key(), row.after());
        return Optional.empty();
    }

    private Optional<String> take(Row.LaneTake row) {
        LaneState lane = known.lanes.getOrDefault(row.lane(), LaneState.NONE);
        if (verdict.oldLanes.contains(row.lane()) || lane.epoch() != 0 || lane.joined() != row.joined()) {
            return Optional.of("lane " + row.lane() + " is not new with these " + row.joined() + " messages");
        }
        move(row.lane(), lane.taken());
        put(verdict.leases, row.lane(), row.lease());
        return Optional.empty();
    }

    private Optional<String> release(Row.LaneRelease row) {
        LaneState lane = known.lanes.getOrDefault(row.lane(), LaneState.NONE);
        if (!lane.held() || lane.epoch() != row.epoch()) {
            return Optional.of("lane " + row.lane() + " is " + (lane.held() ? "held" : "not held") + " at epoch "
                    + lane.epoch() + ", expected held at " + row.epoch());
        }
        move(row.lane(), lane.released(row.dueAt().map(Times::kept), row.queued(), row.seen()));
        return Optional.empty();
    }

    private void wake(Row.LaneWake row) {
        LaneState lane = known.lanes.getOrDefault(row.lane(), LaneState.NONE);
        move(row.lane(), lane.woken(Times.kept(row.dueAt())));
    }

    private void move(String lane, LaneState to) {
        put(known.lanes, lane, to);
        if (verdict.movedLanes.add(lane)) {
            undo.push(() -> verdict.movedLanes.remove(lane));
        }
    }

    private void receipt(Row.NewReceipt row) {
        ReceiptKey key = ReceiptKey.of(row.receipt());
        Boolean messageKnown = known.receipts.get(key);
        if (messageKnown == null) {
            put(known.receipts, key, row.message().isPresent());
            put(verdict.newReceipts, key, row);
        } else if (!messageKnown && row.message().isPresent()) {
            put(known.receipts, key, true);
            put(verdict.foundReceipts, key, row);
        }
    }

    private Optional<String> document(DocumentVersion version) {
        int latest = known.documents.getOrDefault(version.document(), 0);
        if (latest != version.version() - 1) {
            return Optional.of(
                    version.document() + " is at version " + latest + ", expected " + (version.version() - 1));
        }
        put(known.documents, version.document(), version.version());
        return Optional.empty();
    }

    private <K, V> void put(Map<K, V> map, K key, V value) {
        V before = map.put(key, value);
        undo.push(() -> {
            if (before == null) {
                map.remove(key);
            } else {
                map.put(key, before);
            }
        });
    }
}
