package org.switchroom.journal;

import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.switchroom.journal.AuditChain.Head;
import org.switchroom.journal.row.AuditRow;
import org.switchroom.store.AuditReport;

/** Reads chains: where one ends, and whether every link of each holds. */
final class AuditWalk {
    private static final int PAGE = 1_000;

    private final Database database;
    private final String node;
    private final AuditSeal seal;

    AuditWalk(Database database, String node, AuditSeal seal) {
        this.database = database;
        this.node = node;
        this.seal = seal;
    }

    /** The order names both columns of the key: by the number alone H2 would read and sort the whole chain. */
    Head head() {
        return database.read(session -> session.createSelectionQuery(
                        "from AuditRow a where a.node = :node order by a.node desc, a.seq desc", AuditRow.class)
                .setParameter("node", node)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(row -> new Head(row.key().seq(), row.hash()))
                .orElse(Head.START));
    }

    /** The hash of one of this node's links. */
    Optional<String> hash(long seq) {
        return database.read(session -> Optional.ofNullable(session.get(AuditRow.class, new AuditRow.Key(node, seq)))
                .map(AuditRow::hash));
    }

    AuditReport verify() {
        long links = 0;
        // the seal first: what is written while this walks lies behind the sealed head
        Optional<String> broken = seal.fault(this::hash);
        List<String> nodes = database.read(
                session -> session.createSelectionQuery("select n.name from NodeRow n order by n.number", String.class)
                        .getResultList());
        for (String each : nodes) {
            Head head = Head.START;
            List<AuditRow> page = page(each, head);
            while (!page.isEmpty()) {
                for (AuditRow row : page) {
                    if (broken.isEmpty()) {
                        broken = fault(each, head, row);
                    }
                    head = new Head(row.key().seq(), row.hash());
                    links++;
                }
                page = page(each, head);
            }
        }
        return new AuditReport(links, broken);
    }

    private List<AuditRow> page(String of, Head after) {
        return database.read((StatelessSession session) -> session.createSelectionQuery(
                        "from AuditRow a where a.node = :node and a.seq > :seq order by a.node, a.seq", AuditRow.class)
                .setParameter("node", of)
                .setParameter("seq", after.seq())
                .setMaxResults(PAGE)
                .getResultList());
    }

    private static Optional<String> fault(String node, Head before, AuditRow row) {
        String place = "node " + node + ", link " + row.key().seq() + ": ";
        if (row.key().seq() != before.seq() + 1) {
            return Optional.of(place + "the link before it is number " + before.seq() + ", so some are gone");
        }
        if (!row.prev().equals(before.hash())) {
            return Optional.of(place + "it does not hang on the link before it");
        }
        if (!row.hash().equals(AuditChain.hash(row.prev(), node, row.key().seq(), row.digest()))) {
            return Optional.of(place + "its hash does not fit");
        }
        boolean forgotten = row.salt() == null;
        if (!forgotten
                && !row.digest()
                        .equals(AuditChain.digest(
                                row.salt(),
                                row.actor(),
                                row.action(),
                                row.subject(),
                                String.valueOf(row.content()),
                                row.happenedAt()))) {
            return Optional.of(place + "what it says was changed");
        }
        return Optional.empty();
    }
}
