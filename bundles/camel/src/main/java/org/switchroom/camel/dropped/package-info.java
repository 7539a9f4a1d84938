/** Transports as files: reads {@code etc/transports/}, and keeps what runs in step with it. */
package org.switchroom.camel.dropped;
