package org.switchroom.core.access;

import java.util.Collection;
import java.util.Optional;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.answer.Problem;

/** The question every service asks first. */
public final class Permission {
    private Permission() {}

    /** The problem when the caller lacks the scope; empty when it may. */
    public static Optional<Problem> missing(Caller caller, Scope scope) {
        if (caller.may(scope)) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                Problem.Kind.FORBIDDEN,
                caller.name() + " lacks the permission " + scope.text(),
                "Ask an administrator for a role or token that has it"));
    }

    /**
     * The problem when a caller does not act for every tenant; empty when it does.
     *
     * @param what is the whole house's, with its verb
     */
    public static Optional<Problem> notForAll(Caller caller, Collection<String> tenants, String what) {
        return caller.everyTenant() || tenants.stream().allMatch(caller::mayActFor)
                ? Optional.empty()
                : Optional.of(Problem.of(
                        Problem.Kind.FORBIDDEN,
                        caller.name() + " does not act for every tenant, and " + what + " the whole house's",
                        "Ask an administrator; an administrator leaves the tenant out of the request"));
    }

    /** What a caller hears of things that are not there or not its own; both sound the same. */
    public static Problem notFound(String what, Object id) {
        return Problem.of(
                Problem.Kind.NOT_FOUND, "there is no " + what + " " + id, "Check the id; lists show the known ones");
    }
}
