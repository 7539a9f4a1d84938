/** The rules as people keep them: versions in the store, the file beside it, and the questions one can ask of them. */
package org.switchroom.core.rule;
