// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import java.util.ArrayList;
import java.util.List;

/**
 * What a status line shows, all of it measured.
 *
 * @param voices   voices that sound
 * @param load     share of its time that a block takes to render: 1 is all there is
 * @param drops    what was lost since the session began
 * @param playing  true if songs or a MIDI file run
 * @param output   format of the device and its delay, empty without a device
 * @param sentence why there is no sound, empty if there is
 */
public record Figures(int voices, double load, Drops drops, boolean playing, String output, String sentence) {

    /**
     * Losses, counted since the session began.
     *
     * @param underruns times the device ran dry
     * @param commands  commands that the engine's full queue refused
     * @param messages  MIDI messages that the engine's full queue refused
     * @param firings   note-ons for which no firing was free
     * @param records   records of trace and command log that found their ring full
     */
    public record Drops(long underruns, long commands, long messages, long firings, long records) {
        public static final Drops NONE = new Drops(0, 0, 0, 0, 0);

        public Drops plus(Drops other) {
            return new Drops(underruns + other.underruns, commands + other.commands, messages + other.messages, firings + other.firings,
                    records + other.records);
        }

        public long total() {
            return underruns + commands + messages + firings + records;
        }

        /** Each kind of loss that has happened, for people: {@code the device ran dry 3 times, 2 notes found no free firing}. */
        public String text() {
            List<String> kinds = new ArrayList<>();
            add(kinds, underruns, "the device ran dry once", "the device ran dry %d times");
            add(kinds, commands, "1 command was refused", "%d commands were refused");
            add(kinds, messages, "1 MIDI message was refused", "%d MIDI messages were refused");
            add(kinds, firings, "1 note found no free firing", "%d notes found no free firing");
            add(kinds, records, "1 record of the trace is missing", "%d records of the trace are missing");
            return kinds.isEmpty() ? "nothing was lost" : String.join(", ", kinds);
        }

        private static void add(List<String> kinds, long count, String one, String many) {
            if (count > 0) {
                kinds.add(count == 1 ? one : many.formatted(count));
            }
        }
    }
}
