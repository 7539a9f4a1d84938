/** Content taken apart into records, one at a time, whatever is in it. */
package org.switchroom.mapper.read;
