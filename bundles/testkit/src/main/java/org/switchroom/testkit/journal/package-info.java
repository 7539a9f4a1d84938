/** What "is a Journal" means, as contracts for the stores, and a journal in memory for everybody else's tests. */
package org.switchroom.testkit.journal;
