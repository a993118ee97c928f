// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
// ====================================================
// Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved.
//
// Permission to use, copy, modify, and distribute this
// software is freely granted, provided that this notice
// is preserved.
// ====================================================
package org.songwalker.runtime.music;

/**
 * Powers, bit for bit those of {@link StrictMath#pow}, but without the small arrays that it creates at every call: the audio thread
 * allocates nothing. After {@code e_pow.c} of fdlibm, whose notice stands above: log2(x) in two parts, times y, and 2 to the power of that.
 */
public final class Power {
    private static final double TWO_53 = 0x1p53;
    private static final double HUGE = 1e300;
    private static final double TINY = 1e-300;
    /** log2(1.5) in two parts. */
    private static final double DP_H = 5.84962487220764160156e-01;
    private static final double DP_L = 1.35003920212974897128e-08;
    /** Polynomial for (3/2) * (log(x) - 2s - 2/3 * s^3). */
    private static final double L1 = 5.99999999999994648725e-01;
    private static final double L2 = 4.28571428578550184252e-01;
    private static final double L3 = 3.33333329818377432918e-01;
    private static final double L4 = 2.72728123808534006489e-01;
    private static final double L5 = 2.30660745775561754067e-01;
    private static final double L6 = 2.06975017800338417784e-01;
    /** Polynomial for the exponential. */
    private static final double P1 = 1.66666666666666019037e-01;
    private static final double P2 = -2.77777777770155933842e-03;
    private static final double P3 = 6.61375632143793436117e-05;
    private static final double P4 = -1.65339022054652515390e-06;
    private static final double P5 = 4.13813679705723846039e-08;
    private static final double LG2 = 6.93147180559945286227e-01;
    private static final double LG2_H = 6.93147182464599609375e-01;
    private static final double LG2_L = -1.90465429995776804525e-09;
    /** -(1024 - log2(largest double + half a unit of its last place)). */
    private static final double OVT = 8.0085662595372944372e-17;
    /** 2 / (3 ln 2), whole and in two parts. */
    private static final double CP = 9.61796693925975554329e-01;
    private static final double CP_H = 9.61796700954437255859e-01;
    private static final double CP_L = -7.02846165095275826516e-09;
    /** 1 / ln 2, whole and in two parts. */
    private static final double IVLN2 = 1.44269504088896338700e+00;
    private static final double IVLN2_H = 1.44269502162933349609e+00;
    private static final double IVLN2_L = 1.92596299112661746887e-08;

    private Power() {}

    /** {@code x} to the power of {@code y}, with the special cases of {@link Math#pow}. */
    public static double of(double x, double y) {
        if (y == 0) {
            return 1;
        }
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return Double.NaN;
        }
        double size = Math.abs(x);
        if (Double.isInfinite(y)) {
            return size == 1 ? Double.NaN : size > 1 == y > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        if (y == 1) {
            return x;
        }
        if (y == -1) {
            return 1 / x;
        }
        if (y == 2) {
            return x * x;
        }
        boolean negative = high(x) < 0;
        if (y == 0.5 && !negative) {
            return Math.sqrt(x);
        }
        boolean whole = negative && y == Math.rint(y);
        boolean odd = whole && Math.abs(y) < TWO_53 && ((long) y & 1) != 0;
        if (size == 0 || size == 1 || Double.isInfinite(size)) {
            double z = y < 0 ? 1 / size : size;
            if (negative) {
                return size == 1 && !whole ? Double.NaN : odd ? -z : z;
            }
            return z;
        }
        if (negative && !whole) {
            return Double.NaN;
        }
        return finite(size, y, odd ? -1 : 1);
    }

    /** A positive number other than 1 to a finite power, times a sign. */
    private static double finite(double size, double y, double sign) {
        int ix = high(size);
        double t1;
        double t2;
        if ((high(y) & 0x7fffffff) > 0x41e00000) {
            // |y| is above 2^31: only numbers very near to 1 have a power that is neither 0 nor infinite.
            if (ix < 0x3fefffff || (high(y) & 0x7fffffff) > 0x43f00000 && ix <= 0x3fefffff) {
                return y < 0 ? sign * HUGE * HUGE : sign * TINY * TINY;
            }
            if (ix > 0x3ff00000 || (high(y) & 0x7fffffff) > 0x43f00000) {
                return y > 0 ? sign * HUGE * HUGE : sign * TINY * TINY;
            }
            double t = size - 1;
            double w = t * t * (0.5 - t * (0.3333333333333333333333 - t * 0.25));
            double u = IVLN2_H * t;
            double v = t * IVLN2_L - w * IVLN2;
            t1 = top(u + v);
            t2 = v - (t1 - u);
        } else {
            int n = 0;
            double ax = size;
            if (ix < 0x00100000) {
                ax *= TWO_53;
                n -= 53;
                ix = high(ax);
            }
            n += (ix >> 20) - 0x3ff;
            int j = ix & 0x000fffff;
            ix = j | 0x3ff00000;
            // k = 1: the nearer of 1 and 1.5 is 1.5.
            int k = 0;
            if (j > 0x3988E && j < 0xBB67A) {
                k = 1;
            } else if (j >= 0xBB67A) {
                n++;
                ix -= 0x00100000;
            }
            ax = withHigh(ax, ix);
            double bp = k == 0 ? 1 : 1.5;
            double dpHigh = k == 0 ? 0 : DP_H;
            double u = ax - bp;
            double v = 1 / (ax + bp);
            double ss = u * v;
            double sHigh = top(ss);
            double tHigh = withHigh(0, (ix >> 1 | 0x20000000) + 0x00080000 + (k << 18));
            double tLow = ax - (tHigh - bp);
            double sLow = v * (u - sHigh * tHigh - sHigh * tLow);
            double s2 = ss * ss;
            double r = s2 * s2 * (L1 + s2 * (L2 + s2 * (L3 + s2 * (L4 + s2 * (L5 + s2 * L6)))));
            r += sLow * (sHigh + ss);
            s2 = sHigh * sHigh;
            tHigh = top(3 + s2 + r);
            tLow = r - (tHigh - 3 - s2);
            u = sHigh * tHigh;
            v = sLow * tHigh + tLow * ss;
            double pHigh = top(u + v);
            double pLow = v - (pHigh - u);
            double zHigh = CP_H * pHigh;
            double zLow = CP_L * pHigh + pLow * CP + (k == 0 ? 0 : DP_L);
            t1 = top(zHigh + zLow + dpHigh + n);
            t2 = zLow - (t1 - n - dpHigh - zHigh);
        }
        double y1 = top(y);
        return sign * exp2(y1 * t1, (y - y1) * t1 + y * t2);
    }

    /** 2 to the power of the sum of two parts. */
    private static double exp2(double high, double low) {
        double z = low + high;
        int j = high(z);
        int i = (int) Double.doubleToRawLongBits(z);
        if (j >= 0x40900000) {
            if ((j - 0x40900000 | i) != 0 || low + OVT > z - high) {
                return Double.POSITIVE_INFINITY;
            }
        } else if ((j & 0x7fffffff) >= 0x4090cc00) {
            if ((j - 0xc090cc00 | i) != 0 || low <= z - high) {
                return 0;
            }
        }
        int n = 0;
        double rest = high;
        if ((j & 0x7fffffff) > 0x3fe00000) {
            int k = ((j & 0x7fffffff) >> 20) - 0x3ff;
            n = j + (0x00100000 >> k + 1);
            k = ((n & 0x7fffffff) >> 20) - 0x3ff;
            rest -= withHigh(0, n & ~(0x000fffff >> k));
            n = (n & 0x000fffff | 0x00100000) >> 20 - k;
            if (j < 0) {
                n = -n;
            }
        }
        double t = top(low + rest);
        double u = t * LG2_H;
        double v = (low - (t - rest)) * LG2 + t * LG2_L;
        z = u + v;
        double w = v - (z - u);
        t = z * z;
        double t1 = z - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
        double r = z * t1 / (t1 - 2) - (w + z * w);
        z = 1 - (r - z);
        return Math.scalb(z, n);
    }

    private static int high(double x) {
        return (int) (Double.doubleToRawLongBits(x) >> 32);
    }

    /** A number with the lower 32 bits cleared. */
    private static double top(double x) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xFFFFFFFF00000000L);
    }

    private static double withHigh(double x, int high) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xFFFFFFFFL | (long) high << 32);
    }
}
