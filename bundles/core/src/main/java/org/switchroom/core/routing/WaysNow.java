package org.switchroom.core.routing;

import java.util.List;
import org.switchroom.routing.Explanation;
import org.switchroom.routing.Hop;

/** The dispatcher's own directory, asked without sending. */
@FunctionalInterface
public interface WaysNow {
    /** Who would be tried on a hop now, in order, and who is passed over. */
    List<Explanation.Look> looks(Hop hop);
}
