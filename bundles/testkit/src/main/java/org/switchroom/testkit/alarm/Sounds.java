package org.switchroom.testkit.alarm;

import java.util.Random;

/** What else is heard on telephone lines: endless sound from a seed, a second at a time. */
public enum Sounds {
    /** Voiced syllables with moving formants, hisses, pauses. */
    SPEECH {
        @Override
        void fill(double[] second, Random random) {
            int at = 0;
            while (at < second.length) {
                int length = Math.min(second.length - at, 400 + random.nextInt(2000));
                int kind = random.nextInt(10);
                if (kind < 6) {
                    voiced(second, at, length, random);
                } else if (kind < 8) {
                    hiss(second, at, length, random);
                }
                at += length;
            }
        }
    },
    /** Chords and melodies of notes with overtones, struck or held, sometimes one pure note alone. */
    MUSIC {
        @Override
        void fill(double[] second, Random random) {
            int beat = 800 + random.nextInt(1600);
            for (int at = 0; at < second.length; at += beat) {
                int notes = 1 + random.nextInt(4);
                int overtones = random.nextInt(8) == 0 ? 1 : 2 + random.nextInt(5);
                for (int i = 0; i < notes; i++) {
                    double base = 110 * Math.pow(2, random.nextInt(49) / 12.0);
                    note(second, at, Math.min(beat, second.length - at), base, overtones, random);
                }
            }
        }
    },
    /** 425 Hz, half a second on and off. */
    BUSY {
        @Override
        void fill(double[] second, Random random) {
            tone(second, 0, second.length / 2, 425, 0.3);
        }
    },
    /** American ringback and busy: two tones at once. */
    RINGBACK {
        @Override
        void fill(double[] second, Random random) {
            boolean busy = random.nextBoolean();
            tone(second, 0, busy ? second.length / 2 : second.length, busy ? 480 : 440, 0.2);
            tone(second, 0, busy ? second.length / 2 : second.length, busy ? 620 : 480, 0.2);
        }
    },
    /** The three notes before an announcement of the network, and a fax's calling tone. */
    NETWORK {
        @Override
        void fill(double[] second, Random random) {
            if (random.nextBoolean()) {
                tone(second, 0, 2640, 950, 0.3);
                tone(second, 2640, 2640, 1400, 0.3);
                tone(second, 5280, 2640, 1800, 0.3);
            } else {
                tone(second, 0, 4000, random.nextBoolean() ? 1100 : 2100, 0.3);
            }
        }
    },
    /** White noise, loud and soft. */
    NOISE {
        @Override
        void fill(double[] second, Random random) {
            hiss(second, 0, second.length, random);
        }
    };

    abstract void fill(double[] second, Random random);

    /** A second of it, as loud as a telephone is at most or softer. */
    public short[] second(Random random) {
        double[] second = new double[8000];
        fill(second, random);
        double loudness = 2000 + random.nextInt(20_000);
        short[] samples = new short[second.length];
        for (int i = 0; i < second.length; i++) {
            double noise = random.nextGaussian() * 8;
            samples[i] = (short) Math.max(-32768, Math.min(32767, second[i] * loudness + noise));
        }
        return samples;
    }

    private static void tone(double[] second, int from, int length, double hertz, double amplitude) {
        for (int i = from; i < from + length; i++) {
            second[i] += amplitude * Math.sin(2 * Math.PI * hertz * i / 8000);
        }
    }

    private static void note(double[] second, int from, int length, double base, int overtones, Random random) {
        double decay = random.nextDouble() * 8;
        for (int k = 1; k <= overtones && k * base < 3600; k++) {
            double phase = random.nextDouble() * 2 * Math.PI;
            for (int i = 0; i < length; i++) {
                second[from + i] +=
                        0.3 / k * Math.exp(-decay * i / 8000) * Math.sin(phase + 2 * Math.PI * k * base * i / 8000);
            }
        }
    }

    private static void hiss(double[] second, int from, int length, Random random) {
        double softness = random.nextDouble();
        double last = 0;
        for (int i = from; i < from + length; i++) {
            last = softness * last + (1 - softness) * random.nextGaussian();
            second[i] += 0.3 * last;
        }
    }

    private static void voiced(double[] second, int from, int length, Random random) {
        double pitch = 80 + random.nextInt(180);
        double glide = (random.nextDouble() - 0.5) * 0.3;
        double[] formants = {300 + random.nextInt(500), 900 + random.nextInt(1500), 2300 + random.nextInt(800)};
        double turn = 0;
        for (int i = 0; i < length; i++) {
            turn += pitch * (1 + glide * i / length) / 8000;
            double envelope = Math.sin(Math.PI * i / length);
            double sum = 0;
            for (int k = 1; k * pitch < 3600; k++) {
                double gain = 0;
                for (int f = 0; f < formants.length; f++) {
                    double beside = (k * pitch - formants[f]) / 120;
                    gain += 1.0 / (1 + f) / (1 + beside * beside);
                }
                sum += (gain + 0.02) * Math.sin(2 * Math.PI * k * turn);
            }
            second[from + i] += 0.3 * envelope * sum;
        }
    }
}
