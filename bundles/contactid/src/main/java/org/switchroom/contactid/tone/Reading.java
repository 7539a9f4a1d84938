package org.switchroom.contactid.tone;

import java.util.Optional;

/**
 * What 10 ms of the line were.
 *
 * @param end the sample after the last one of the block
 * @param power mean square of everything in it
 * @param tone what it was, when it was a tone of a central station and little else
 * @param tonePower mean square of the tone
 * @param frequency of the tone in Hz
 */
public record Reading(long end, double power, Optional<Tone> tone, double tonePower, double frequency) {}
