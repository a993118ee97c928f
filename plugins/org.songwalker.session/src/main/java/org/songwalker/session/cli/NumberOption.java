// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.util.Arrays;
import java.util.List;
import org.songwalker.runtime.Numbers;

/** The options that take a number, with their ranges. */
enum NumberOption {
    RATE("--rate", "a whole number", 8_000, 384_000, " Hz", "48000"), BLOCK("--block", "a whole number", 1, 65_536, " frames", "256"),
    DURATION("--duration", "a number", 0, 86_400, " seconds", "2.5"), TAIL("--tail", "a number", 0, 3_600, " seconds", "1"),
    SEED("--seed", "a whole number", Long.MIN_VALUE, Long.MAX_VALUE, "", "1"),
    OSC("--osc", "a whole number", 1, BenchWork.MOST_OSCILLATORS, " voices", "64"), REPS("--reps", "a whole number", 1, 1_000, "", "5"),
    VOICES("--voices", "a whole number", 1, 4_096, "", "256");

    private final String option;
    private final String kind;
    private final double low;
    private final double high;
    private final String unit;
    private final String example;

    NumberOption(String option, String kind, double low, double high, String unit, String example) {
        this.option = option;
        this.kind = kind;
        this.low = low;
        this.high = high;
        this.unit = unit;
        this.example = example;
    }

    /** What the option takes, as the end of a sentence: {@code it takes a whole number from 1 to 65536 frames, for example --block 256}. */
    private String takes() {
        String range = this == SEED ? ", up to 18 digits" : " from " + Numbers.text(low) + " to " + Numbers.text(high) + unit;
        return "it takes " + kind + range + ", for example " + option + " " + example;
    }

    /** Refuses a value out of range, or none at all. */
    void check(double value) {
        if (!(value >= low && value <= high)) {
            throw new CliException(CliException.USAGE, option + " is " + Numbers.text(value) + "; " + takes() + ".");
        }
    }

    /** What an option of several names takes if it is one of these, else nothing. */
    static List<String> takes(List<String> names) {
        return Arrays.stream(values()).filter(each -> names.contains(each.option)).map(NumberOption::takes).toList();
    }
}
