/** The {@code switchroom:} component: outbox, arrivals and receipts as endpoints. Used by routes; Camel finds it by name. */
package org.switchroom.camel.component;
