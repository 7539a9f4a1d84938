/** What Switchroom does, behind the API's services: composed once in Core, everything else is plain Java. */
package org.switchroom.core;
