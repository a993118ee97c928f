// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.slot;

import java.util.List;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.voice.Playable;

/** The instruments that program changes choose between in a slot. Made by the control thread, afterwards owned by the audio thread. */
public final class SlotPrograms {
    static final SlotPrograms NONE = new SlotPrograms(List.of());

    /** An instrument, laid out, with the effects that it includes; channel from 1. */
    public record Choice(int channel, int bank, int program, Playable playable, EffectChain chain) {}

    private final Choice[] choices;

    public SlotPrograms(List<Choice> choices) {
        this.choices = choices.toArray(Choice[]::new);
    }

    @AudioThread
    int count() {
        return choices.length;
    }

    @AudioThread
    Choice at(int place) {
        return choices[place];
    }
}
