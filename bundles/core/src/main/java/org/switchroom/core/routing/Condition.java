package org.switchroom.core.routing;

/** One thing a rule asks for. Pure; all of a rule's conditions have to hold. */
interface Condition {
    boolean holds(Situation situation);

    /** What it asks for, as the file has it. */
    String words();

    /** What was found instead, when it does not hold. */
    String found(Situation situation);
}
