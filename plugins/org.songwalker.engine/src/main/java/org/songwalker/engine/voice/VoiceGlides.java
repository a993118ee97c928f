// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.songwalker.engine.ring.AudioThread;
import org.songwalker.runtime.time.Glide;
import org.songwalker.runtime.words.VoiceField;

/** The glides of volume, pan and detuning that run on voices. Audio thread. */
@AudioThread
final class VoiceGlides {
    /** Most glides at once; those beyond it arrive at once. */
    static final int MOST = 512;

    private final Glide[] glides = new Glide[MOST];
    private final double[] handle = new double[MOST];
    private final int[] voice = new int[MOST];
    private final VoiceField[] field = new VoiceField[MOST];
    private int count;

    VoiceGlides() {
        for (int g = 0; g < MOST; g++) {
            glides[g] = new Glide();
            field[g] = VoiceField.volume;
        }
    }

    private int find(int ofVoice, VoiceField ofField) {
        for (int g = 0; g < count; g++) {
            if (voice[g] == ofVoice && field[g] == ofField) {
                return g;
            }
        }
        return -1;
    }

    /** The value of a gliding property at a frame; {@code still} if it does not glide. */
    double value(int ofVoice, VoiceField ofField, long frame, double still) {
        int g = find(ofVoice, ofField);
        return g < 0 ? still : glides[g].value(frame);
    }

    /** Begins a glide, or directs the one that runs; false if there is no room for it. */
    boolean begin(double ofHandle, int ofVoice, VoiceField ofField, double from, double to, long now, long until, boolean smooth) {
        int g = find(ofVoice, ofField);
        if (g < 0) {
            if (count == MOST) {
                return false;
            }
            g = count++;
        }
        handle[g] = ofHandle;
        voice[g] = ofVoice;
        field[g] = ofField;
        glides[g].begin(from, to, now, until, smooth, false);
        return true;
    }

    void end(int ofVoice, VoiceField ofField) {
        int g = find(ofVoice, ofField);
        if (g >= 0) {
            remove(g);
        }
    }

    private void remove(int g) {
        count--;
        Glide last = glides[count];
        glides[count] = glides[g];
        glides[g] = last;
        handle[g] = handle[count];
        voice[g] = voice[count];
        field[g] = field[count];
    }

    /** Moves every glide to where it is at a frame; those of voices that have ended, and those that arrive, are dropped. */
    void move(VoicePool pool, long until) {
        for (int g = count - 1; g >= 0; g--) {
            if (pool.voices().find(handle[g]) != voice[g]) {
                remove(g);
                continue;
            }
            pool.put(voice[g], field[g], glides[g].value(until));
            if (field[g] != VoiceField.detune) {
                pool.exact(voice[g]);
            }
            if (glides[g].over(until)) {
                remove(g);
            }
        }
    }
}
