/** The door: every HTTP request passes it before a servlet sees it. Who is there, for whom, and not too often. */
package org.switchroom.http.door;
