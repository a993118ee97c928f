// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import org.songwalker.engine.BlockSource;

/**
 * Reads a source at another rate with 4-point Hermite interpolation. The position is counted in whole numbers, so that nothing drifts.
 * Two frames of delay. One thread.
 */
final class RateConverter implements BlockSource {
    private static final int BLOCK = 256;
    private static final int BEFORE = 4;
    private final BlockSource source;
    private final long sourceRate;
    private final long targetRate;
    private final float[] held = new float[2 * (BLOCK + BEFORE)];
    private int ready = BEFORE;
    private int place = 1;
    private long part;

    RateConverter(BlockSource source, long sourceRate, long targetRate) {
        this.source = source;
        this.sourceRate = sourceRate;
        this.targetRate = targetRate;
    }

    @Override
    public void render(float[] out, int offset, int frames) {
        for (int i = 0; i < frames; i++) {
            while (place + 2 >= ready) {
                refill();
            }
            float a = (float) part / targetRate;
            out[offset + 2 * i] = read(0, a);
            out[offset + 2 * i + 1] = read(1, a);
            part += sourceRate;
            place += (int) (part / targetRate);
            part %= targetRate;
        }
    }

    private void refill() {
        System.arraycopy(held, 2 * (ready - BEFORE), held, 0, 2 * BEFORE);
        place -= ready - BEFORE;
        source.render(held, 2 * BEFORE, BLOCK);
        ready = BLOCK + BEFORE;
    }

    private float read(int channel, float a) {
        int k = 2 * place + channel;
        float before = held[k - 2];
        float here = held[k];
        float next = held[k + 2];
        float after = held[k + 4];
        float c1 = 0.5f * (next - before);
        float c3 = 0.5f * (after - before) + 1.5f * (here - next);
        float c2 = before - here + c1 - c3;
        return ((c3 * a + c2) * a + c1) * a + here;
    }
}
