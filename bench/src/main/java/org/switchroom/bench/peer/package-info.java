/** Who is at the far end of a transport while it is measured, and what arrived there: counted there, not by us. */
package org.switchroom.bench.peer;
