/** {@code bench/run swap}: the mail transport is updated, restarted, refreshed and replaced under load; nothing may be lost. */
package org.switchroom.bench.swap;
