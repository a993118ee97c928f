// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.time.TempoMap;
import org.songwalker.runtime.words.EndMode;

/**
 * A song expanded in virtual time. Immutable.
 *
 * @param program    the program it was made from
 * @param events     by beat; equal beats in the order in which the program made them
 * @param tempo      tempo over the whole song, for all tracks
 * @param totalBeats where the last cursor stood (language reference 4.4)
 * @param endMode    when its audio ends
 * @param buses      effect chains of tracks; the first is the plain one
 */
public record Score(Program program, List<ScoreEvent> events, TempoMap tempo, double totalBeats, EndMode endMode, List<Bus> buses) {

    /** A song without events: what an emptied slot plays. */
    public static final Score SILENCE = silence();

    private static Score silence() {
        ProgramBuilder builder = new ProgramBuilder(Mode.SONG);
        builder.emit(Op.END, 0, 0, 0);
        builder.routine(new Routine(Routine.Kind.BODY, "", 0, 0, 0, -1));
        return new Score(builder.build(), List.of(), TempoMap.DEFAULT, 0, EndMode.TAIL, List.of(new Bus(null, List.of())));
    }

    /** One chain of effects: the notes of a track under one value of {@code track.effects}. */
    public record Bus(@Nullable String track, List<PresetUse> effects) {
        public Bus {
            effects = List.copyOf(effects);
        }
    }

    public Score {
        events = List.copyOf(events);
        buses = List.copyOf(buses);
    }
}
