// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.rack;

import org.songwalker.runtime.Mode;
import org.songwalker.session.SessionFile.Slot;

/** A slot with one thing changed. */
final class Slots {
    private Slots() { }

    static Slot named(Slot slot, String name) {
        return new Slot(name, slot.source(), slot.mode(), slot.channel(), slot.gainDb(), slot.pan(), slot.muted(), slot.soloed(), slot.effects(), slot.song());
    }

    static Slot playing(Slot slot, String source) {
        return new Slot(slot.name(), source, slot.mode(), slot.channel(), slot.gainDb(), slot.pan(), slot.muted(), slot.soloed(), slot.effects(), slot.song());
    }

    static Slot in(Slot slot, Mode mode) {
        return new Slot(slot.name(), slot.source(), mode, slot.channel(), slot.gainDb(), slot.pan(), slot.muted(), slot.soloed(), slot.effects(), slot.song());
    }

    static Slot on(Slot slot, int channel) {
        return new Slot(slot.name(), slot.source(), slot.mode(), channel, slot.gainDb(), slot.pan(), slot.muted(), slot.soloed(), slot.effects(), slot.song());
    }

    static Slot at(Slot slot, double gainDb, double pan) {
        return new Slot(slot.name(), slot.source(), slot.mode(), slot.channel(), gainDb, pan, slot.muted(), slot.soloed(), slot.effects(), slot.song());
    }

    static Slot muted(Slot slot, boolean muted) {
        return new Slot(slot.name(), slot.source(), slot.mode(), slot.channel(), slot.gainDb(), slot.pan(), muted, slot.soloed(), slot.effects(), slot.song());
    }

    static Slot soloed(Slot slot, boolean soloed) {
        return new Slot(slot.name(), slot.source(), slot.mode(), slot.channel(), slot.gainDb(), slot.pan(), slot.muted(), soloed, slot.effects(), slot.song());
    }
}
