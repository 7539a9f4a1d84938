package org.switchroom.alarm;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** Where a receiver brings what panels report. Core provides it. Any thread; never blocks. */
@ProviderType
public interface PanelIntake {
    /** What is to be said to the panel. */
    enum Taken {
        /** On disk: acknowledge it. */
        STORED,
        /** On disk from an earlier transmission: acknowledge it again. */
        DUPLICATE,
        /** Nobody's account; on disk in quarantine and, by policy, acknowledged. */
        QUARANTINED,
        /** Nobody's account; on disk in quarantine, and by policy the panel gets no answer. */
        QUARANTINED_SILENTLY,
        /** Understood and of no use, such as an account in capitals that mean nothing: DUH, and never again. */
        UNUSABLE,
        /** Not on disk; give no answer, the panel sends again. */
        TRY_LATER
    }

    /** Takes a report in; completes once it is on disk, and never exceptionally. */
    CompletionStage<Taken> receive(PanelReport report);

    /**
     * What a receiver must know of an account before it can read it; from memory, answers at once.
     *
     * @param account as in {@link PanelReport#account}
     */
    Optional<PanelAccess> access(String account);
}
