package org.switchroom.route.intakehttp;

import java.util.concurrent.CompletionStage;

/** What an endpoint does. May block on the database; the stage completes when what was asked for is on disk. */
@FunctionalInterface
interface Action {
    CompletionStage<Reply> answer(Request request);
}
