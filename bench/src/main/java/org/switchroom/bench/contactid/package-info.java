/** Figures of Contact ID, in virtual time: whatever else the machine does changes none of them. */
package org.switchroom.bench.contactid;
