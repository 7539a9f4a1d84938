/** Parties and their numbers. */
package org.switchroom.core.party;
