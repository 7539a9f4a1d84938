/** Deciding whom to tell and how: one pure function with its explanation. */
package org.switchroom.core.routing;
