/** What "is a Transport" means, capability by capability, and fakes of both sides of the transport SPI. */
package org.switchroom.testkit.transport;
