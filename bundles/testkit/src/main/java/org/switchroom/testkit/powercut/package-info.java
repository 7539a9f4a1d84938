/** A file system for H2 that forgets what was not forced, for tests that cut the power. */
package org.switchroom.testkit.powercut;
