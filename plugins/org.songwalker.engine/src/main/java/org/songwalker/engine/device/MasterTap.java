// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import org.jspecify.annotations.Nullable;
import org.songwalker.engine.BlockSource;
import org.songwalker.engine.ring.FrameRing;

/**
 * Copies every rendered frame to a ring, between an engine and its output, so that a recording does not depend on the device. The device's
 * thread renders through it and never waits; any thread attaches and detaches.
 */
public final class MasterTap implements BlockSource {
    private final BlockSource source;
    private volatile @Nullable FrameRing ring;

    public MasterTap(BlockSource source) {
        this.source = source;
    }

    @Override
    public void render(float[] out, int offset, int frames) {
        source.render(out, offset, frames);
        FrameRing to = ring;
        if (to != null) {
            to.offer(out, offset, frames);
        }
    }

    /**
     * Copies every frame to a two-channel ring, starting with the next block.
     *
     * @throws IllegalStateException if another ring is attached
     */
    public synchronized void attach(FrameRing to) {
        if (to.channels() != 2) {
            throw new IllegalArgumentException("a ring of " + to.channels() + " channels; the master has 2");
        }
        if (ring != null) {
            throw new IllegalStateException("the master is being recorded already; end that recording first");
        }
        ring = to;
    }

    /** Stops copying to the ring; one block may still be under way. */
    public synchronized void detach(FrameRing from) {
        if (ring == from) {
            ring = null;
        }
    }
}
