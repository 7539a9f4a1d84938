package org.switchroom.dc09.sender;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.switchroom.dc09.frame.FrameCipher;

/**
 * @param name for logs and threads
 * @param receivers of one station, the main one first
 * @param cipher that the station speaks; empty: in clear
 * @param line the digits after L
 * @param attempts on one receiver before the next has its turn
 * @param answer how long an answer to one attempt may take
 * @param polls which account polls, and how often; empty: none does
 */
public record SenderSettings(
        String name,
        List<ReceiverAddress> receivers,
        Optional<FrameCipher> cipher,
        String line,
        int attempts,
        Duration answer,
        Optional<Polls> polls) {
    /**
     * @param account that the station knows the path by
     * @param main time between polls of the main receiver
     * @param backup time between polls of each other one
     */
    public record Polls(String account, Duration main, Duration backup) {}

    public SenderSettings {
        Objects.requireNonNull(name, "name");
        receivers = List.copyOf(receivers);
        Objects.requireNonNull(cipher, "cipher");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(polls, "polls");
        if (receivers.isEmpty() || attempts < 1) {
            throw new IllegalArgumentException(
                    "a station has at least one receiver and one attempt; found " + Arrays.asList(receivers, attempts));
        }
    }
}
