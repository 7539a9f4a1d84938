package org.switchroom.journal.row;

import java.util.Optional;
import org.switchroom.transport.Reason;

/** A reason in its two columns. */
final class Reasons {
    private Reasons() {}

    static Optional<Reason> of(String code, String text) {
        return code == null ? Optional.empty() : Optional.of(new Reason(code, text));
    }
}
