/** A configured telephone line over a voice modem: its file, its port, its thread. Offers {@code PhoneLine} services. */
package org.switchroom.voice.line;
