package org.switchroom.store;

import java.util.Optional;

/**
 * What a check of the audit chain found.
 *
 * @param links how many links were checked
 * @param broken the first thing that is wrong, with node and number; empty when the chain is whole
 */
public record AuditReport(long links, Optional<String> broken) {}
