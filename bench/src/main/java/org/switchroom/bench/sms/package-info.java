/** What SMS cost: many at once, and as many a second as the machine bears. */
package org.switchroom.bench.sms;
