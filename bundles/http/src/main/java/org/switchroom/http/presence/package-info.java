/** Services that may come and go while a page is served; used by the pages of this bundle. */
package org.switchroom.http.presence;
