// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.LibraryPreset;
import org.songwalker.session.live.LiveSession;
import org.songwalker.ui.messages.Notice;
import org.songwalker.ui.messages.Notices;

/**
 * Plays a few notes of a preset beside whatever plays. Until it is stopped, all keys play the preset, those of MIDI inputs too. UI thread.
 */
final class Audition {
    /** Semitones from the first note. */
    private static final int[] PHRASE = {0, 4, 7};
    private static final int NOTE_MILLIS = 220;
    private static final int LAST_MILLIS = 900;
    private static final int VELOCITY = 96;
    private static final int MIDDLE_C = 60;
    private final LiveSession live;
    private final Notices notices;
    private final Display display;
    private final Runnable changed;
    private @Nullable LibraryPreset preset;
    private boolean playing;
    private int sounding = -1;
    private int number;

    /** @param changed called after another preset, or none, is played */
    Audition(LiveSession live, Notices notices, Display display, Runnable changed) {
        this.live = live;
        this.notices = notices;
        this.display = display;
        this.changed = changed;
    }

    /** The preset that the keys play; null if none. */
    @Nullable
    LibraryPreset preset() {
        return preset;
    }

    /** True once the preset is loaded, so that keys play it. */
    boolean playing() {
        return playing;
    }

    /** True for a preset that has a sound of its own. */
    static boolean possible(LibraryPreset preset) {
        return !preset.category().equals("effect");
    }

    /** Loads a preset and plays its notes; plays them again if it is loaded. */
    void play(LibraryPreset wanted) {
        int mine = ++number;
        release();
        if (!possible(wanted)) {
            notices.say(Notice.of("'" + wanted.name() + "' is an effect and has no sound of its own; put it into track.effects."));
            return;
        }
        playing = playing && wanted == preset;
        preset = wanted;
        Shelf.used(wanted.fullName());
        changed.run();
        live.audition(wanted.fullName()).thenAccept(plays -> display.asyncExec(() -> {
            if (mine == number && plays) {
                playing = true;
                changed.run();
                next(mine, wanted, 0);
            } else if (mine == number) {
                stop();
                notices.say(Notice.of("The rack has no slot left to play '" + wanted.name() + "' in; remove a slot of it."));
            }
        }));
    }

    private void next(int mine, LibraryPreset playing, int note) {
        if (mine == number) {
            release();
            if (note < PHRASE.length) {
                sounding = Math.min(first(playing) + PHRASE[note], Math.max(playing.keyLow(), playing.keyHigh()));
                live.key(sounding, VELOCITY);
                display.timerExec(note == PHRASE.length - 1 ? LAST_MILLIS : NOTE_MILLIS, () -> next(mine, playing, note + 1));
            }
        }
    }

    private void release() {
        if (sounding >= 0) {
            live.key(sounding, 0);
            sounding = -1;
        }
    }

    /** Ends the notes, and gives the keys back to who heard them before. */
    void stop() {
        number++;
        release();
        playing = false;
        if (preset != null) {
            preset = null;
            live.audition(null);
            changed.run();
        }
    }

    /** The key that the notes begin with: middle C, or as near to it as the preset's keys allow. */
    private static int first(LibraryPreset preset) {
        return Math.clamp(MIDDLE_C, preset.keyLow(), Math.max(preset.keyLow(), preset.keyHigh() - PHRASE[PHRASE.length - 1]));
    }
}
