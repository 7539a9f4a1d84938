/**
 * A panel and a central station's receiver that speak SIA DC-09, written from the protocol's description, that misbehave
 * on command. Shares no code with bundles/dc09.
 */
package org.switchroom.testkit.dc09;
