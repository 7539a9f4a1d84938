/** What being a telephone line means, as tests; and an audio to try one with. */
package org.switchroom.testkit.phone;
