// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.songwalker.engine.dsp.Batch;
import org.songwalker.engine.dsp.Envelope;
import org.songwalker.engine.mix.VoiceBus;
import org.songwalker.engine.ring.AudioThread;

/** Partials that are rendered together, one per lane. Sets of lanes are bits of an int. Audio thread. */
@AudioThread
final class Group {
    final Batch batch;
    final int[] voices = new int[Batch.LANES];
    final VoiceBus[] buses = new VoiceBus[Batch.LANES];
    final Envelope envelope;
    /** Gains apart from the envelope: the current ones, and their targets. */
    final float[] left = new float[Batch.LANES];
    final float[] right = new float[Batch.LANES];
    final float[] leftTarget = new float[Batch.LANES];
    final float[] rightTarget = new float[Batch.LANES];
    /** Lanes whose level changes. */
    int moving;
    /** Lanes whose gains apart from the envelope have not reached their targets. */
    int gliding;
    /** Those of them that are at their targets at the end of the next part, in a straight line: a program's glides. */
    int exact;
    /** Lanes of oscillators whose pitch glides or has been set since the last slice. */
    int unsettled;
    /** Lanes of SoundFonts whose pitch, cutoff or level an envelope or an LFO moves. */
    int modulated;
    /** Lanes whose low-pass sweeps; it runs on their rows, apart from the batch's. */
    int swept;
    /** Lanes that are silent and wait to be swept. */
    int over;

    Group(float[] rows, double sampleRate) {
        batch = new Batch(rows);
        envelope = new Envelope(Batch.LANES, sampleRate);
    }

    /** Copies a lane of another group, with its bits in all sets. */
    void take(int lane, Group from, int other) {
        batch.take(lane, from.batch, other);
        voices[lane] = from.voices[other];
        buses[lane] = from.buses[other];
        envelope.take(lane, from.envelope, other);
        left[lane] = from.left[other];
        right[lane] = from.right[other];
        leftTarget[lane] = from.leftTarget[other];
        rightTarget[lane] = from.rightTarget[other];
        moving = moved(moving, lane, from.moving, other);
        gliding = moved(gliding, lane, from.gliding, other);
        exact = moved(exact, lane, from.exact, other);
        unsettled = moved(unsettled, lane, from.unsettled, other);
        modulated = moved(modulated, lane, from.modulated, other);
        swept = moved(swept, lane, from.swept, other);
        over = moved(over, lane, from.over, other);
    }

    private static int moved(int set, int lane, int from, int other) {
        return set & ~(1 << lane) | (from >> other & 1) << lane;
    }

    /** True if all lanes go to one bus. */
    boolean shared() {
        for (int lane = 1; lane < batch.count; lane++) {
            if (buses[lane] != buses[0]) {
                return false;
            }
        }
        return true;
    }

    /** Frees the last lane. */
    void dropLast() {
        int lane = --batch.count;
        int others = ~(1 << lane);
        batch.vacate(lane);
        envelope.end(lane);
        moving &= others;
        gliding &= others;
        exact &= others;
        unsettled &= others;
        modulated &= others;
        swept &= others;
        over &= others;
    }
}
