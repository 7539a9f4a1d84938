package org.switchroom.core.alarm;

import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmEvent;

/**
 * Why an event whose time has come can not become a message.
 *
 * @param cause the same for what is one trouble
 * @param text what is wrong
 * @param nextStep what a person does about it
 */
record Obstacle(String cause, String text, String nextStep) {
    static Obstacle noStation(AlarmAccount account, String station) {
        return new Obstacle(
                "station " + station,
                "central station " + station + " of system " + account.id() + " is not in the directory",
                "Put it back with alarm:stations " + station
                        + " name=… numbers=…, or activate the system for another station");
    }

    static Obstacle noSystem(AlarmEvent event) {
        String system = event.account().map(Object::toString).orElse("");
        return new Obstacle(
                "system " + system,
                "system " + system + " is not known here",
                "Look for it with alarm:accounts, and in the log for a stored version that can not be read");
    }

    static Obstacle defect(RuntimeException defect) {
        return new Obstacle(
                "defect " + defect.getClass().getSimpleName(),
                "no message can be made of it (" + defect + ")",
                "Look into the log, and report the defect");
    }
}
