/** A mapping's text, understood: which expression gives which field. Knows nothing of where records come from. */
package org.switchroom.mapper.plan;
