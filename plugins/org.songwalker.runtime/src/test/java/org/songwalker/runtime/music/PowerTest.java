// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.music;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Bit for bit as StrictMath: special values with one another, and millions of random ones. */
class PowerTest {
    private static final double[] SPECIAL = {0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 1.5, -1.5, 1023, 1024, -1022, -1074, -1075, 0.1,
        1e-310, -1e-310, 1e300, -1e300, 0x1p31, 0x1p53, 0x1p53 + 2, 0x1p52 + 1, 0x1p64, 0x1p65, -0x1p64, 1 + 0x1p-52, 1 - 0x1p-53, 1 + 1e-9,
        1 - 1e-9, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, Double.NaN, 440, 69.5 / 12, 1 / 12.0};

    private static void same(double x, double y) {
        double expected = StrictMath.pow(x, y);
        double actual = Power.of(x, y);
        if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual)) {
            assertEquals(expected, actual, 0, x + " to the power of " + y);
        }
    }

    @Test
    void specialValues() {
        for (double x : SPECIAL) {
            for (double y : SPECIAL) {
                same(x, y);
                same(-x, y);
                same(x, Math.nextUp(y));
                same(Math.nextDown(x), y);
            }
        }
    }

    @Test
    void randomValues() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000_000; i++) {
            same(2, random.nextDouble(-12, 12));
            same(random.nextDouble(0, 4), random.nextDouble(-4, 4));
            same(random.nextDouble(0.9, 1.1), random.nextDouble(-1e4, 1e4));
            same(Double.longBitsToDouble(random.nextLong()), random.nextDouble(-3, 3));
            same(Double.longBitsToDouble(random.nextLong()), Double.longBitsToDouble(random.nextLong()));
            same(-random.nextDouble(0, 40), random.nextInt(-200, 200));
            same(1 + random.nextDouble(-1e-6, 1e-6), random.nextDouble(-1e12, 1e12));
        }
    }

    /** Results at the ends of the range of doubles: those that are denormal, and those that overflow. */
    @Test
    void smallestAndLargestResults() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 1_000_000; i++) {
            same(2, random.nextDouble(-1080, -1020));
            same(2, random.nextDouble(1022, 1025));
            same(random.nextDouble(1, 1e5), random.nextDouble(-80, 80));
        }
    }
}
