package org.switchroom.contactid.tone;

/**
 * A tone from its beginning to its end, each to about 3 ms.
 *
 * @param start the first sample
 * @param end the sample after the last
 * @param dbm0 its level where it sounds
 * @param frequency in Hz, the mean over its length
 */
public record Span(Tone tone, long start, long end, double dbm0, double frequency) {
    public long length() {
        return end - start;
    }
}
