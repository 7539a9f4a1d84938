package org.switchroom.core.routing;

import java.util.Collection;
import org.switchroom.access.Caller;

/** Which rules a person may see by name: a tenant is not told how another one is served. */
interface NamedRules {
    boolean test(Rule rule);

    static NamedRules of(Caller caller) {
        Collection<String> tenants = caller.tenants();
        return caller.everyTenant() ? rule -> true : rule -> !rule.isOfOthersThan(tenants);
    }
}
