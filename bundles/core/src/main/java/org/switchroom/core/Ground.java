package org.switchroom.core;

import java.time.Clock;
import java.util.concurrent.Executor;
import org.switchroom.store.Journal;

/**
 * What every part of core stands on.
 *
 * @param reading where the journal is read when the caller's thread must not wait for the database
 */
public record Ground(
        Journal journal,
        JournalWriter writer,
        Chronicle chronicle,
        CoreSettings settings,
        Executor reading,
        Clock clock) {}
