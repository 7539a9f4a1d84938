package org.switchroom.mapper.plan;

import java.util.List;
import java.util.Set;

/** What gives a field its value: texts, of which in the end at most one is left. */
interface Expression {
    List<String> of(Source record) throws Unmappable;

    /** The columns it needs, by name. */
    default Set<String> columns() {
        return Set.of();
    }

    /** True for what stands in the mapping itself: it makes no value where the record has none. */
    default boolean isConstant() {
        return false;
    }
}
