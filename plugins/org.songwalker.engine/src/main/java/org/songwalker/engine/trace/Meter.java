// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.ring.AudioThread;

/**
 * Peak and RMS of the latest full window of 1,024 frames, and a clip lamp that stays lit until it is reset. The audio thread writes with
 * release stores, any thread reads; left and right of one figure always belong together.
 */
public final class Meter {
    /** Slices in a window. */
    private static final int WINDOW = 16;
    private static final VarHandle PEAK;
    private static final VarHandle POWER;
    private static final VarHandle CLIPPED;

    static {
        try {
            var lookup = MethodHandles.lookup();
            PEAK = lookup.findVarHandle(Meter.class, "peak", long.class);
            POWER = lookup.findVarHandle(Meter.class, "power", long.class);
            CLIPPED = lookup.findVarHandle(Meter.class, "clipped", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private long peak;
    private long power;
    private boolean clipped;
    private float peakLeft;
    private float peakRight;
    private float sumLeft;
    private float sumRight;
    private int slices;

    /** Takes one slice in. Audio thread. */
    @AudioThread
    public void measure(float[] left, float[] right) {
        peakLeft = Math.max(peakLeft, peak(left));
        peakRight = Math.max(peakRight, peak(right));
        sumLeft += power(left);
        sumRight += power(right);
        step();
    }

    /** As ints, whose order is that of positive floats: their maximum takes one operation, that of floats minds zeros and NaN. */
    private static float peak(float[] side) {
        int most = 0;
        for (int i = 0; i < Slice.FRAMES; i++) {
            most = Math.max(most, Float.floatToRawIntBits(side[i]) & Integer.MAX_VALUE);
        }
        return Float.intBitsToFloat(most);
    }

    private static float power(float[] side) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int i = 0; i < Slice.FRAMES; i += 4) {
            a = Math.fma(side[i], side[i], a);
            b = Math.fma(side[i + 1], side[i + 1], b);
            c = Math.fma(side[i + 2], side[i + 2], c);
            d = Math.fma(side[i + 3], side[i + 3], d);
        }
        return a + b + (c + d);
    }

    /** Takes one slice of silence in. Audio thread. */
    @AudioThread
    public void silence() {
        step();
    }

    private void step() {
        if (peakLeft > 1 || peakRight > 1) {
            CLIPPED.setRelease(this, true);
        }
        if (++slices == WINDOW) {
            PEAK.setRelease(this, pack(peakLeft, peakRight));
            POWER.setRelease(this, pack(sumLeft / (WINDOW * Slice.FRAMES), sumRight / (WINDOW * Slice.FRAMES)));
            peakLeft = 0;
            peakRight = 0;
            sumLeft = 0;
            sumRight = 0;
            slices = 0;
        }
    }

    private static long pack(float left, float right) {
        return (long) Float.floatToRawIntBits(left) << 32 | Float.floatToRawIntBits(right) & 0xFFFFFFFFL;
    }

    /** Linear peak of the left side. */
    public float peakLeft() {
        return Float.intBitsToFloat((int) ((long) PEAK.getAcquire(this) >> 32));
    }

    /** Linear peak of the right side. */
    public float peakRight() {
        return Float.intBitsToFloat((int) (long) PEAK.getAcquire(this));
    }

    /** Linear root mean square of the left side. */
    public double rmsLeft() {
        return Math.sqrt(Float.intBitsToFloat((int) ((long) POWER.getAcquire(this) >> 32)));
    }

    /** Linear root mean square of the right side. */
    public double rmsRight() {
        return Math.sqrt(Float.intBitsToFloat((int) (long) POWER.getAcquire(this)));
    }

    /** True if a frame has been above full scale since the last reset. */
    public boolean clipped() {
        return (boolean) CLIPPED.getAcquire(this);
    }

    /** Puts the clip lamp out. Any thread. */
    public void resetClip() {
        CLIPPED.setRelease(this, false);
    }

    /** A linear level in dB of full scale; silence is negative infinity. */
    public static double dbfs(double linear) {
        return 20 * Math.log10(linear);
    }
}
