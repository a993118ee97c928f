// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import org.songwalker.engine.BlockSource;

/**
 * Converts a stereo source to another rate through a {@link SincKernel}. The position is counted in integers, so that nothing drifts.
 * Delays by half the kernel's width, 0.5 ms at 48 kHz. One thread.
 */
final class RateConverter implements BlockSource {
    private static final int BLOCK = 256;
    private final BlockSource source;
    private final SincKernel kernel;
    private final long sourceRate;
    private final long targetRate;
    /** Old frames that later readings need; a block of new ones follows. */
    private final int kept;
    private final float[] held;
    private int place;
    private long part;

    RateConverter(BlockSource source, long sourceRate, long targetRate) {
        this.source = source;
        this.sourceRate = sourceRate;
        this.targetRate = targetRate;
        this.kernel = new SincKernel(sourceRate, targetRate);
        this.kept = 2 * kernel.half();
        this.held = new float[2 * (BLOCK + kept)];
        // The first reading is at the first frame, with silence before it.
        this.place = BLOCK + kept;
    }

    @Override
    public void render(float[] out, int offset, int frames) {
        for (int i = 0; i < frames; i++) {
            while (place + kernel.half() >= BLOCK + kept) {
                refill();
            }
            double share = (double) part / targetRate;
            out[offset + 2 * i] = kernel.read(held, 2, 0, place, share);
            out[offset + 2 * i + 1] = kernel.read(held, 2, 1, place, share);
            part += sourceRate;
            place += (int) (part / targetRate);
            part %= targetRate;
        }
    }

    private void refill() {
        System.arraycopy(held, 2 * BLOCK, held, 0, 2 * kept);
        place -= BLOCK;
        source.render(held, 2 * kept, BLOCK);
    }
}
