/** The live feed over server-sent events. Called by the HTTP server; fed by core. */
package org.switchroom.http.live;
