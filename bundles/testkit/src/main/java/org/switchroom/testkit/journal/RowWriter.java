package org.switchroom.testkit.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.access.ApiToken;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.job.Attention;
import org.switchroom.job.Job;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.store.Arrival;
import org.switchroom.store.Attempt;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;
import org.switchroom.transport.RemoteReference;

/** Writes entries into the memory, whole or not at all. Called with the memory's monitor held. */
final class RowWriter {
    private final Memory memory;
    private final LaneBook lanes;
    private final String node;

    RowWriter(Memory memory, LaneBook lanes, String node) {
        this.memory = memory;
        this.lanes = lanes;
        this.node = node;
    }

    Written write(Entry entry) {
        if (entry.arrival().isPresent()) {
            Arrival arrival = entry.arrival().get();
            Arrival earlier = memory.arrivals.get(Memory.ArrivalKey.of(arrival));
            if (earlier != null) {
                return new Written.Repeated(earlier);
            }
            memory.put(memory.arrivals, Memory.ArrivalKey.of(arrival), arrival);
        }
        for (Row row : entry.rows()) {
            Optional<String> broken = apply(row);
            if (broken.isPresent()) {
                memory.takeBack();
                return new Written.Conflict(row, broken.get());
            }
        }
        memory.keep();
        memory.stored.add(entry);
        return new Written.Stored();
    }

    /** Empty when it was applied; else which guard did not hold. */
    private Optional<String> apply(Row row) {
        if (row instanceof Row.NewTenant it) {
            return fresh(memory.tenants, it.tenant().id(), it.tenant());
        } else if (row instanceof Row.NewToken it) {
            return fresh(memory.tokens, it.token().id(), it.token());
        } else if (row instanceof Row.RevokeToken it) {
            return revoke(it);
        } else if (row instanceof Row.NewParty it) {
            return fresh(memory.parties, it.party().id(), it.party());
        } else if (row instanceof Row.ChangedParty it) {
            return changed(it.party());
        } else if (row instanceof Row.NewJob it) {
            return fresh(memory.jobs, it.job().id(), it.job());
        } else if (row instanceof Row.ChangedJob it) {
            return changed(it.job());
        } else if (row instanceof Row.NewMessage it) {
            lanes.wake(it.message().envelope().lane(), it.message().progress().dueAt());
            return fresh(memory.messages, it.message().id(), it.message());
        } else if (row instanceof Row.MessageStep it) {
            return step(it);
        } else if (row instanceof Row.AttemptStart it) {
            return fresh(memory.attempts, it.delivery(), started(it));
        } else if (row instanceof Row.LaneTake it) {
            return lanes.take(it, node);
        } else if (row instanceof Row.LaneRelease it) {
            return lanes.release(it);
        } else if (row instanceof Row.NewDocumentVersion it) {
            return document(it.version());
        } else if (row instanceof Row.SettingStep it) {
            return step(it);
        } else if (row instanceof Row.NewAlarmEvent it) {
            return fresh(memory.alarmEvents, it.event().id(), it.event());
        } else if (row instanceof Row.AlarmEventStep it) {
            return step(it);
        }
        applyUnguarded(row);
        return Optional.empty();
    }

    private void applyUnguarded(Row row) {
        if (row instanceof Row.RaiseAttention it) {
            raise(it);
        } else if (row instanceof Row.Change it) {
            memory.add(memory.changes, it.change());
        } else if (row instanceof Row.AttemptEnd it) {
            end(it);
        } else if (row instanceof Row.NewReceipt it) {
            receipt(it);
        } else if (row instanceof Row.LaneWake it) {
            lanes.wake(it.lane(), it.dueAt());
        } else if (row instanceof Row.Timeline it) {
            memory.put(memory.timeline, it.entry().id(), it.entry());
        } else if (row instanceof Row.ServiceLog it) {
            memory.add(memory.serviceLog, it.line());
        } else if (row instanceof Row.Audit it) {
            List<AuditLink> chain = memory.audit.computeIfAbsent(node, name -> new ArrayList<>());
            AuditLink link = AuditLink.after(chain, it);
            memory.add(chain, link);
            memory.put(memory.auditHeads, node, link.hash());
        } else if (row instanceof Row.Setting it) {
            set(it.key(), it.value());
        } else {
            throw new IllegalArgumentException("a kind of row that this journal does not know: " + row);
        }
    }

    private void set(String key, Optional<String> value) {
        value.ifPresentOrElse(
                text -> memory.put(memory.settings, key, text), () -> memory.remove(memory.settings, key));
    }

    private Optional<String> step(Row.SettingStep row) {
        Optional<String> found = Optional.ofNullable(memory.settings.get(row.key()));
        if (!found.equals(row.before())) {
            return Optional.of("setting " + row.key() + " is " + found + ", expected " + row.before());
        }
        set(row.key(), row.after());
        return Optional.empty();
    }

    private Optional<String> step(Row.AlarmEventStep row) {
        AlarmEvent before = memory.alarmEvents.get(row.event());
        if (before == null || before.state() != row.from()) {
            return Optional.of("event " + row.event() + " is not in state " + row.from());
        }
        memory.put(memory.alarmEvents, row.event(), before.in(row.to(), row.message(), row.why(), row.at()));
        return Optional.empty();
    }

    private <K, V> Optional<String> fresh(Map<K, V> table, K key, V value) {
        if (table.containsKey(key)) {
            return Optional.of(key + " is there already");
        }
        memory.put(table, key, value);
        return Optional.empty();
    }

    private Optional<String> revoke(Row.RevokeToken row) {
        ApiToken token = memory.tokens.get(row.tokenId());
        if (token == null || token.revokedAt().isPresent()) {
            return Optional.of("token " + row.tokenId() + " is not there or revoked already");
        }
        memory.put(
                memory.tokens,
                token.id(),
                new ApiToken(
                        token.id(),
                        token.tenant(),
                        token.name(),
                        token.digest(),
                        token.scopes(),
                        token.createdAt(),
                        Optional.of(row.at())));
        return Optional.empty();
    }

    private Optional<String> changed(Party party) {
        Party before = memory.parties.get(party.id());
        if (before == null || before.revision() != party.revision() - 1) {
            return Optional.of("party " + party.id() + " is not at revision " + (party.revision() - 1));
        }
        memory.put(memory.parties, party.id(), party);
        return Optional.empty();
    }

    private Optional<String> changed(Job job) {
        Job before = memory.jobs.get(job.id());
        if (before == null || before.revision() != job.revision() - 1) {
            return Optional.of("job " + job.id() + " is not at revision " + (job.revision() - 1));
        }
        memory.put(memory.jobs, job.id(), job);
        return Optional.empty();
    }

    private Optional<String> document(DocumentVersion version) {
        int latest = Documents.latest(memory.documents, version.document())
                .map(DocumentVersion::version)
                .orElse(0);
        if (latest != version.version() - 1) {
            return Optional.of(
                    version.document() + " is at version " + latest + ", expected " + (version.version() - 1));
        }
        memory.add(memory.documents, version);
        return Optional.empty();
    }

    private void raise(Row.RaiseAttention row) {
        Job before = memory.jobs.get(row.job());
        if (before != null) {
            Attention attention = Attention.raised(before.attention(), row.cause(), row.detail(), row.at());
            memory.put(memory.jobs, row.job(), before.with(Optional.of(attention), row.at()));
        }
    }

    private Optional<String> step(Row.MessageStep row) {
        StoredMessage before = memory.messages.get(row.message());
        if (before == null || before.state() != row.from()) {
            return Optional.of("message " + row.message() + " is not in state " + row.from());
        }
        if (row.epoch() > 0 && !lanes.hasEpoch(row.lane(), row.epoch())) {
            return Optional.of("lane " + row.lane() + " is not at epoch " + row.epoch());
        }
        memory.put(memory.messages, row.message(), before.with(row.to()));
        return Optional.empty();
    }

    private static Attempt started(Row.AttemptStart row) {
        return new Attempt(
                row.delivery(),
                row.message(),
                row.attempt(),
                row.via(),
                row.at(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                row.phone());
    }

    private void end(Row.AttemptEnd row) {
        Attempt begun = memory.attempts.get(row.delivery());
        if (begun == null) {
            return;
        }
        String outcome = row.outcome().fold(a -> "accepted", r -> "refused", u -> "unavailable", u -> "uncertain");
        Optional<Reason> reason = row.outcome()
                .fold(
                        a -> Optional.empty(),
                        r -> Optional.of(r.reason()),
                        u -> Optional.of(u.reason()),
                        u -> Optional.of(u.reason()));
        Optional<RemoteReference> reference = row.outcome()
                .fold(
                        Handover.Accepted::reference,
                        r -> Optional.empty(),
                        u -> Optional.empty(),
                        u -> Optional.empty());
        memory.put(
                memory.attempts,
                begun.id(),
                new Attempt(
                        begun.id(),
                        begun.message(),
                        begun.number(),
                        begun.via(),
                        begun.startedAt(),
                        Optional.of(row.at()),
                        Optional.of(outcome),
                        reason,
                        reference,
                        begun.phone()));
    }

    private void receipt(Row.NewReceipt row) {
        for (int i = 0; i < memory.receipts.size(); i++) {
            Memory.StoredReceipt known = memory.receipts.get(i);
            if (known.receipt().via().equals(row.receipt().via())
                    && known.receipt().reference().equals(row.receipt().reference())
                    && known.receipt().stage() == row.receipt().stage()) {
                if (known.message().isEmpty() && row.message().isPresent()) {
                    memory.replace(memory.receipts, i, new Memory.StoredReceipt(known.receipt(), row.message()));
                }
                return;
            }
        }
        memory.add(memory.receipts, new Memory.StoredReceipt(row.receipt(), row.message()));
    }
}
