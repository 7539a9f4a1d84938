/** Hours in the small: a steady load below what the machine bears, and whether anything creeps up. */
package org.switchroom.bench.soak;
