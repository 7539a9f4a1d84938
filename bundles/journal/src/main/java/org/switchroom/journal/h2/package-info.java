/** The layer between H2 and the disk that makes its file outlive a power cut; named in the url, used by H2. */
package org.switchroom.journal.h2;
