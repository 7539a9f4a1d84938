/** Quartz on the journal's database, so that of several nodes one fires each trigger; offered as a service to the routes. */
package org.switchroom.journal.quartz;
