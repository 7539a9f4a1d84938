/** The durable store: group commit, lanes, lists and the audit chain on H2 or PostgreSQL; offered as services, called by core. */
package org.switchroom.journal;
