// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.songwalker.engine.dsp.Batch;
import org.songwalker.engine.dsp.Envelope;
import org.songwalker.engine.mix.VoiceBus;
import org.songwalker.engine.ring.AudioThread;

/** Voices that are rendered together, a lane each. Sets of lanes are bits of an int. Audio thread. */
@AudioThread
final class Group {
    final Batch batch;
    final int[] voices = new int[Batch.LANES];
    final VoiceBus[] buses = new VoiceBus[Batch.LANES];
    final Envelope envelope;
    /** Gains beside the envelope: those reached, and those on the way to. */
    final float[] left = new float[Batch.LANES];
    final float[] right = new float[Batch.LANES];
    final float[] leftTarget = new float[Batch.LANES];
    final float[] rightTarget = new float[Batch.LANES];
    /** Lanes whose level is on its way. */
    int moving;
    /** Those of them whose gains beside the envelope are. */
    int gliding;
    /** Lanes of oscillators whose pitch is on its way or has been set anew. */
    int unsettled;
    /** Lanes that have fallen silent and wait to be swept. */
    int over;

    Group(float[] rows, double sampleRate) {
        batch = new Batch(rows);
        envelope = new Envelope(Batch.LANES, sampleRate);
    }

    /** Takes a lane of another group over, sets and all. */
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
        unsettled = moved(unsettled, lane, from.unsettled, other);
        over = moved(over, lane, from.over, other);
    }

    private static int moved(int set, int lane, int from, int other) {
        return set & ~(1 << lane) | (from >> other & 1) << lane;
    }

    /** Whether all lanes go to one bus. */
    boolean shared() {
        for (int lane = 1; lane < batch.count; lane++) {
            if (buses[lane] != buses[0]) {
                return false;
            }
        }
        return true;
    }

    /** Gives up the last lane. */
    void dropLast() {
        int lane = --batch.count;
        int others = ~(1 << lane);
        batch.vacate(lane);
        envelope.end(lane);
        moving &= others;
        gliding &= others;
        unsettled &= others;
        over &= others;
    }
}
