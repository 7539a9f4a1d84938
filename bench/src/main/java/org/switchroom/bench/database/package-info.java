/** The databases that are measured on, started for the run and proven to sync. */
package org.switchroom.bench.database;
