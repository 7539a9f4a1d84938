/** The dispatcher: lanes, attempts, retries, doubt, hold; and the directory of transports. */
package org.switchroom.core.dispatch;
