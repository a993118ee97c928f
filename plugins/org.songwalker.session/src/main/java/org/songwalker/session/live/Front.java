// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.ide.PresetCalls;
import org.songwalker.session.Problem;
import org.songwalker.session.SlotCompiler;

/**
 * The program that the user looks at. If it is in no slot of the rack and made for keys, it gets a slot after the rack's own, and the keys
 * go there alone. A preset that the user tries takes its place for as long as that lasts. Sessions thread, except where a method says any
 * thread.
 */
final class Front {
    /** What the program that plays a tried preset is called; there is no such file. */
    private static final Path AUDITION = Path.of("audition.sw").toAbsolutePath().normalize();
    private static final String PLAYS = "const tried = %s\ntried(midi.note) *midi.velocity\n";
    private final LiveListener listener;
    private volatile @Nullable Shown shown;
    private volatile @Nullable Tried tried;
    private volatile KeyTarget target = KeyTarget.RACK;
    private @Nullable Shown settled;
    private @Nullable LiveRack home;
    private List<Problem> told = List.of();

    /** A program with the text that its editor shows, which may not be saved. */
    private record Shown(Path program, String text) {}

    /** A preset that the user tries, and the program that plays it. */
    private record Tried(String preset, Shown shown) {}

    Front(LiveListener listener) {
        this.listener = listener;
    }

    /** Another program, or another text of it, is in front; null for none. Any thread; {@link #settle} has to follow. */
    void show(@Nullable Path program, String text) {
        shown = program == null ? null : new Shown(program.toAbsolutePath().normalize(), text);
    }

    /**
     * A preset that the user tries plays before any program in front until it is null again. Any thread; {@link #settle} has to follow.
     */
    void attempt(@Nullable String preset) {
        tried = preset == null ? null : new Tried(preset, new Shown(AUDITION, PLAYS.formatted(PresetCalls.expression(preset))));
    }

    /** The preset that the user tries; null if none. Any thread. */
    @Nullable
    String attempted() {
        Tried now = tried;
        return now == null ? null : now.preset();
    }

    private @Nullable Shown now() {
        Tried first = tried;
        return first != null ? first.shown() : shown;
    }

    /** True if a program is in front. Any thread. */
    boolean any() {
        return now() != null;
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
        Shown now = now();
        if (now == settled && rack == home) {
            return;
        }
        Shown before = settled;
        settled = now;
        home = rack;
        if (before != null && before.program().equals(AUDITION) && now != before) {
            listener.problems(AUDITION, List.of()); // what was wrong with a preset that was tried is of no interest any more
        }
        if (now == null) {
            target = KeyTarget.RACK;
            rack.leaveFront(false);
            return;
        }
        KeyTarget.Place place = place(rack, now, compiler);
        switch (place) {
            case RACK, SONG, FULL -> rack.leaveFront(false);
            case ALONE, AUDITION -> install(rack, now, compiler);
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
            case KEYS -> now.program().equals(AUDITION) ? KeyTarget.Place.AUDITION : KeyTarget.Place.ALONE;
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
