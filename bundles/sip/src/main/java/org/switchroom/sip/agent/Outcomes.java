package org.switchroom.sip.agent;

import org.switchroom.phone.Ending;

/** What a final answer to a call means for the one who called. */
final class Outcomes {
    private Outcomes() {}

    static Ending.How of(int status) {
        return switch (status) {
            case 486, 600 -> Ending.How.BUSY;
            case 408, 480, 487 -> Ending.How.NO_ANSWER;
            case 404, 410, 484, 485, 604 -> Ending.How.WRONG_NUMBER;
            case 401, 403, 407 -> Ending.How.NOT_ALLOWED;
            case 603, 607, 608 -> Ending.How.DECLINED;
            // 3xx send the call elsewhere, which is never followed: whoever answers may not choose whom we pay to call.
            default -> Ending.How.LINE_DOWN;
        };
    }
}
