/** Jobs by the clock: what they are, when they run, how their runs went. */
package org.switchroom.core.service;
