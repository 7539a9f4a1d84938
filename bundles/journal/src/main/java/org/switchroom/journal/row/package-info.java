/** The tables as Hibernate sees them, and the way between them and the domain's records; used by the journal only. */
package org.switchroom.journal.row;
