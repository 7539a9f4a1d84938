/** What every test may need: a clock that the test turns. */
package org.switchroom.testkit;
