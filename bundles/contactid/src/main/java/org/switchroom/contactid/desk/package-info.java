/** The codec as a service for people who support central stations. */
package org.switchroom.contactid.desk;
