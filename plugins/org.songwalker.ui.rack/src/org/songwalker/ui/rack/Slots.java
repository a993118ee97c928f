// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.rack;

import org.songwalker.runtime.Mode;
import org.songwalker.session.SessionFile.Slot;

/** A slot with one thing changed. */
final class Slots {
    private Slots() { }

    static Slot named(Slot slot, String name) {
        return slot.withName(name);
    }

    static Slot playing(Slot slot, String source) {
        return slot.withSource(source);
    }

    static Slot in(Slot slot, Mode mode) {
        return slot.withMode(mode);
    }

    static Slot on(Slot slot, int channel) {
        return slot.withChannel(channel);
    }

    static Slot at(Slot slot, double gainDb, double pan) {
        return slot.withLevel(gainDb, pan);
    }

    static Slot muted(Slot slot, boolean muted) {
        return slot.withMuted(muted);
    }

    static Slot soloed(Slot slot, boolean soloed) {
        return slot.withSoloed(soloed);
    }
}
