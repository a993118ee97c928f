// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.session.Problem;
import org.songwalker.session.SlotCompiler;

/**
 * The program that the user looks at. If it is in no slot of the rack and made for keys, it gets a slot after the rack's own, and the keys
 * go there alone. Sessions thread, except where a method says any thread.
 */
final class Front {
    private final LiveListener listener;
    private volatile @Nullable Shown shown;
    private volatile KeyTarget target = KeyTarget.RACK;
    private @Nullable Shown settled;
    private @Nullable LiveRack home;
    private List<Problem> told = List.of();

    /** A program with the text that its editor shows, which may not be saved. */
    private record Shown(Path program, String text) {}

    Front(LiveListener listener) {
        this.listener = listener;
    }

    /** Another program, or another text of it, is in front; null for none. Any thread; {@link #settle} has to follow. */
    void show(@Nullable Path program, String text) {
        shown = program == null ? null : new Shown(program.toAbsolutePath().normalize(), text);
    }

    /** True if a program is in front. Any thread. */
    boolean any() {
        return shown != null;
    }

    /** Who hears the keys. Any thread. */
    KeyTarget target() {
        return target;
    }

    /** Presets or files that the program uses have changed, so the next {@link #settle} compiles it again. */
    void stale() {
        home = null;
    }

    /** True if the program in front uses a file. */
    boolean uses(LiveRack rack, Path file) {
        LiveSlot front = rack.front();
        return front != null && front.uses(file);
    }

    /** Puts the program in front into its slot, or takes it out. The router has to hear of it afterwards. */
    void settle(LiveRack rack, SlotCompiler compiler) {
        Shown now = shown;
        if (now == settled && rack == home) {
            return;
        }
        settled = now;
        home = rack;
        if (now == null) {
            target = KeyTarget.RACK;
            rack.leaveFront(false);
            return;
        }
        KeyTarget.Place place = place(rack, now, compiler);
        switch (place) {
            case RACK, SONG, FULL -> rack.leaveFront(false);
            case ALONE -> install(rack, now, compiler);
            case OLDER -> {} // what is there sounds on
            case BROKEN -> rack.leaveFront(true);
        }
        target = new KeyTarget(now.program(), place);
    }

    private static KeyTarget.Place place(LiveRack rack, Shown now, SlotCompiler compiler) {
        if (rack.slots().stream().anyMatch(slot -> slot.source().equals(now.program()))) {
            return KeyTarget.Place.RACK;
        }
        if (!rack.roomForFront()) {
            return KeyTarget.Place.FULL;
        }
        return switch (compiler.kind(now.text(), now.program())) {
            case KEYS -> KeyTarget.Place.ALONE;
            case SONG -> KeyTarget.Place.SONG;
            case BROKEN -> {
                LiveSlot front = rack.front();
                yield front != null && front.source().equals(now.program()) ? KeyTarget.Place.OLDER : KeyTarget.Place.BROKEN;
            }
        };
    }

    private void install(LiveRack rack, Shown now, SlotCompiler compiler) {
        SlotCompiler.Outcome outcome = rack.front(now.program(), now.text(), compiler);
        if (!outcome.problems().equals(told)) { // an edit that leaves them as they are says nothing new
            told = outcome.problems();
            outcome.problems(now.program().getFileName().toString(), now.program()).forEach(listener::problems);
        }
    }
}
