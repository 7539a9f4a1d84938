/** Where other servers call routes back: {@code /callbacks/NAME/SECRET}. */
package org.switchroom.http.callback;
