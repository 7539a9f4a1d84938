package org.switchroom.http.door;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchroom.access.Role;

/** Where people with a password are known. Slow on purpose: passwords are slow-hashed. */
@FunctionalInterface
interface Realm {
    /** @param tenants the tenants that are named for this person, in order; may be empty */
    record Person(String name, Set<Role> roles, List<String> tenants) {}

    /** Empty when the name is unknown or the password is wrong: the answer does not tell which. */
    Optional<Person> login(String name, char[] password);
}
