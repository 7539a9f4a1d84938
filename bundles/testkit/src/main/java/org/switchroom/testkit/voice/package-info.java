/**
 * A simulated voice modem, from ITU-T V.253 and V.250: with a telephone line at its back, and misbehaving on command.
 * Shares no code with bundles/voice.
 */
package org.switchroom.testkit.voice;
