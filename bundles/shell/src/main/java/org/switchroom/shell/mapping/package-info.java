/** {@code mapping:*}: how partners' CSV and JSON becomes jobs. */
package org.switchroom.shell.mapping;
