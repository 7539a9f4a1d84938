/** What operators and their monitoring look at: health and metrics. Called by the HTTP server and by the door. */
package org.switchroom.http.watch;
