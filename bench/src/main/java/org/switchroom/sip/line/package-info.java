/** What a measurement makes of the product's telephone line, whose classes are seen in their own package only. */
package org.switchroom.sip.line;
