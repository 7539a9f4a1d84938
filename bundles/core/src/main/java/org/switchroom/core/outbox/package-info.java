/** Messages as operators handle them. */
package org.switchroom.core.outbox;
