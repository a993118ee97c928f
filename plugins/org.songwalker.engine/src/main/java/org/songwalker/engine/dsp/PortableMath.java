// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

/**
 * Powers, sines and logarithms that give the same bits on every machine, like StrictMath's, but without the small arrays that StrictMath's
 * pow and sin allocate until they are compiled. Plain double arithmetic, which the language defines exactly; errors stay below 2e-15
 * relative (sines: absolute).
 */
public final class PortableMath {
    private static final double LN_2 = 0.6931471805599453;
    private static final double HALF_PI = Math.PI / 2;
    /** π/2 minus the double nearest to it. */
    private static final double HALF_PI_REST = 6.123233995736766e-17;

    /** 1/k!, the series of e^y; |y| is at most ln(2)/2, where 14 terms leave less than one unit in the last place. */
    private static final double[] EXP_SERIES = new double[15];

    static {
        EXP_SERIES[0] = 1;
        for (int k = 1; k < EXP_SERIES.length; k++) {
            EXP_SERIES[k] = EXP_SERIES[k - 1] / k;
        }
    }

    private PortableMath() {}

    /** 2 to the power of x; 0 below -1000, infinity above 1000. */
    public static double exp2(double x) {
        if (!(x > -1000)) {
            return x != x ? x : 0;
        }
        if (x > 1000) {
            return Double.POSITIVE_INFINITY;
        }
        double whole = Math.rint(x);
        double y = (x - whole) * LN_2;
        double sum = EXP_SERIES[EXP_SERIES.length - 1];
        for (int k = EXP_SERIES.length - 2; k >= 0; k--) {
            sum = Math.fma(sum, y, EXP_SERIES[k]);
        }
        return sum * Double.longBitsToDouble((long) (whole + 1023) << 52);
    }

    /** e to the power of x. */
    public static double exp(double x) {
        return exp2(x / LN_2);
    }

    /** Natural logarithm of a positive, normal number. */
    public static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int exponent = (int) (bits >>> 52) - 1023;
        double m = Double.longBitsToDouble(bits & 0x000FFFFFFFFFFFFFL | 0x3FF0000000000000L);
        if (m > 1.4142135623730951) {
            m /= 2;
            exponent++;
        }
        double t = (m - 1) / (m + 1);
        double square = t * t;
        double sum = 0;
        for (int k = 21; k > 0; k -= 2) {
            sum = sum * square + 1.0 / k;
        }
        return 2 * t * sum + exponent * LN_2;
    }

    /** Sine of an angle in radians; exact enough up to a few hundred turns. */
    public static double sin(double angle) {
        double quarter = Math.rint(angle / HALF_PI);
        double x = angle - quarter * HALF_PI - quarter * HALF_PI_REST;
        return switch ((int) ((long) quarter & 3)) {
            case 0 -> smallSine(x);
            case 1 -> smallCosine(x);
            case 2 -> -smallSine(x);
            default -> -smallCosine(x);
        };
    }

    /** Cosine of an angle in radians; exact enough up to a few hundred turns. */
    public static double cos(double angle) {
        double quarter = Math.rint(angle / HALF_PI);
        double x = angle - quarter * HALF_PI - quarter * HALF_PI_REST;
        return switch ((int) ((long) quarter & 3)) {
            case 0 -> smallCosine(x);
            case 1 -> -smallSine(x);
            case 2 -> -smallCosine(x);
            default -> smallSine(x);
        };
    }

    private static double smallSine(double x) {
        double square = x * x;
        double sum = 1;
        for (int k = 16; k > 0; k -= 2) {
            sum = 1 - sum * square / (k * (k + 1));
        }
        return x * sum;
    }

    private static double smallCosine(double x) {
        double square = x * x;
        double sum = 1;
        for (int k = 17; k > 0; k -= 2) {
            sum = 1 - sum * square / (k * (k + 1));
        }
        return sum;
    }
}
