/** A configured telephone line over SIP: its file, its sockets, its calls. Offers {@code PhoneLine} services. */
package org.switchroom.sip.line;
