// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.music;

/**
 * Powers, sines and cosines for the audio thread: like StrictMath's they give the same bits on every machine, but they create no arrays.
 * Errors stay below 0.55 units in the last place, because the leading parts of each series are summed as a number and its rounding error.
 * Any thread.
 */
public final class Elementary {
    /** 1 / ln 2 and ln 2, each as the nearest double and what is left. */
    private static final double INVERSE_LN2 = 1.4426950408889634;
    private static final double INVERSE_LN2_REST = 2.0355273740931033e-17;
    private static final double LN2 = 0.6931471805599453;
    private static final double LN2_REST = 2.3190468138462996e-17;
    private static final double SQRT2 = 1.4142135623730951;
    private static final double TWO_54 = 0x1p54;
    /** Terms of the logarithm's series, t^(2k+1) / (2k+1); t is at most 0.172, so the next one is below 2^-70. */
    private static final int LOG_TERMS = 13;
    /** Terms of the exponential's series; its argument is at most ln(2)/2. */
    private static final int EXP_TERMS = 18;

    private Elementary() {}

    /** x to the power of y, as {@link StrictMath#pow} defines it. */
    public static double pow(double x, double y) {
        if (x == 0 || y == 0 || y == 1 || !Double.isFinite(x) || !Double.isFinite(y)) {
            return StrictMath.pow(x, y); // has its answer before it creates arrays
        }
        if (x > 0) {
            return power(x, y);
        }
        boolean whole = y == Math.rint(y);
        boolean odd = whole && Math.abs(y) < 0x1p53 && ((long) y & 1) != 0;
        return !whole ? Double.NaN : odd ? -power(-x, y) : power(-x, y);
    }

    /** The power of a number above 0. */
    private static double power(double x, double y) {
        double normal = x < Double.MIN_NORMAL ? x * TWO_54 : x;
        long bits = Double.doubleToRawLongBits(normal);
        int exponent = (int) (bits >>> 52) - 1023 - (x < Double.MIN_NORMAL ? 54 : 0);
        double m = Double.longBitsToDouble(bits & 0x000FFFFFFFFFFFFFL | 0x3FF0000000000000L);
        if (m > SQRT2) {
            m /= 2;
            exponent++;
        }
        // t = (m - 1) / (m + 1)
        double above = m - 1;
        double below = m + 1;
        double belowRest = m - (below - 1);
        double t = above / below;
        double tRest = Math.fma(-t, belowRest, Math.fma(-t, below, above)) / below;
        // s = t²
        double s = t * t;
        double sRest = Math.fma(t, t, -s) + 2 * t * tRest;
        double tail = 0;
        for (int k = LOG_TERMS; k >= 3; k--) {
            tail = tail * s + 1.0 / (2 * k + 1);
        }
        tail *= s;
        // sum = 1 + s (1/3 + s (1/5 + tail))
        double fifth = 0.2 + tail;
        double fifthRest = 0.2 - fifth + tail + Math.fma(-0.2, 5, 1) / 5;
        double product = s * fifth;
        double productRest = Math.fma(s, fifth, -product) + s * fifthRest + sRest * fifth;
        double third = 1.0 / 3 + product;
        double thirdRest = 1.0 / 3 - third + product + Math.fma(-1.0 / 3, 3, 1) / 3 + productRest;
        product = s * third;
        productRest = Math.fma(s, third, -product) + s * thirdRest + sRest * third;
        double sum = 1 + product;
        double sumRest = 1 - sum + product + productRest;
        // ln m = 2 t sum
        double ln = 2 * t * sum;
        double lnRest = Math.fma(2 * t, sum, -ln) + 2 * (t * sumRest + tRest * sum);
        // log2 x = exponent + ln m / ln 2
        double log = ln * INVERSE_LN2;
        double logRest = Math.fma(ln, INVERSE_LN2, -log) + ln * INVERSE_LN2_REST + lnRest * INVERSE_LN2;
        double log2 = exponent + log;
        double log2Rest = exponent == 0 ? logRest : exponent - log2 + log + logRest;
        double octaves = y * log2;
        return exp2(octaves, Math.fma(y, log2, -octaves) + y * log2Rest);
    }

    /** 2 to the power of x and a small rest. */
    private static double exp2(double x, double rest) {
        if (!(x < 1_025 && x > -1_080)) {
            return x > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        double whole = Math.rint(x);
        double part = x - whole;
        double most = part * LN2;
        double least = Math.fma(part, LN2, -most) + part * LN2_REST + rest * LN2;
        double z = most + least;
        double zRest = Math.abs(most) >= Math.abs(least) ? most - z + least : least - z + most;
        double square = z * z;
        double half = square / 2;
        double halfRest = Math.fma(z, z, -square) / 2 + z * zRest;
        double tail = 0;
        for (int k = EXP_TERMS; k >= 3; k--) {
            tail = (tail * z + 1) / k;
        }
        tail = tail * square / 2;
        double one = 1 + z;
        double oneRest = 1 - one + z;
        double sum = one + half;
        double sumRest = one - sum + half;
        return Math.scalb(sum + (oneRest + sumRest + (tail * z + zRest + halfRest)), (int) whole);
    }

    /** Sine of an angle from -π/4 to π/4, in radians. */
    public static double sin(double angle) {
        double square = angle * angle;
        double sum = 0;
        for (int k = 18; k > 0; k -= 2) {
            sum = (1 + sum) * -square / (k * (k + 1));
        }
        return angle + angle * sum;
    }

    /** Cosine of an angle from -π/4 to π/4, in radians. */
    public static double cos(double angle) {
        double square = angle * angle;
        double squareRest = Math.fma(angle, angle, -square);
        double sum = 0;
        for (int k = 19; k > 2; k -= 2) {
            sum = (1 + sum) * -square / (k * (k + 1));
        }
        double half = square / 2;
        double one = 1 - half;
        return one + (1 - one - half - squareRest / 2 - half * sum);
    }
}
