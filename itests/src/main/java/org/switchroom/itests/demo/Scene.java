package org.switchroom.itests.demo;

/** One thing that the demo shows: played on a stage, told to the spectator, and checked at the peers. */
interface Scene {
    /** What the spectator is going to see, in one line. */
    String title();

    void play(Stage stage);
}
