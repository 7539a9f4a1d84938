/** The codec as a service for people who support modems. */
package org.switchroom.gsm.desk;
