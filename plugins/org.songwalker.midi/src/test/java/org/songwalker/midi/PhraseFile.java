// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes {@code product/examples/phrase.mid}: sixteen beats of our own at 120 a minute, on which the example programs are played. */
final class PhraseFile {
    private static final int DIVISION = 480;

    private record Event(int tick, int order, int[] bytes) {}

    private PhraseFile() {}

    /** Run with the path of the file to write. */
    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), bytes());
    }

    static byte[] bytes() {
        // Begin and length in beats, key, velocity: one line, slurred if a note lasts into the next; two notes are held.
        double[][] notes = {{0, 1.05, 57, 84}, {1, 0.55, 60, 92}, {1.5, 0.55, 62, 78}, {2, 1.8, 64, 110}, {4, 0.45, 62, 70},
            {4.5, 0.55, 60, 74}, {5, 1.05, 62, 96}, {6, 1.9, 55, 64}, {8, 0.55, 57, 80}, {8.5, 0.55, 60, 88}, {9, 0.55, 64, 100},
            {9.5, 0.55, 67, 112}, {10, 1.9, 69, 124}, {12, 0.8, 67, 90}, {13, 0.8, 64, 72}, {14, 1.75, 57, 58}};
        List<Event> events = new ArrayList<>();
        for (double[] note : notes) {
            events.add(new Event(tick(note[0]), 2, new int[] {0x90, (int) note[2], (int) note[3]}));
            events.add(new Event(tick(note[0] + note[1]), 1, new int[] {0x80, (int) note[2], 64}));
        }
        // The modulation wheel opens over the held note at beat 10 and closes over the last one.
        for (int step = 0; step <= 16; step++) {
            events.add(new Event(tick(10 + step / 8.0), 0, new int[] {0xB0, 1, Math.min(127, step * 8)}));
            events.add(new Event(tick(13.75 + step / 8.0), 0, new int[] {0xB0, 1, Math.max(0, 127 - step * 8)}));
        }
        events.sort(Comparator.comparingInt(Event::tick).thenComparingInt(Event::order));
        MidiFileBytes track = new MidiFileBytes().at(0, 0xFF, 0x51, 3, 0x07, 0xA1, 0x20).at(0, 0xFF, 0x58, 4, 4, 2, 24, 8);
        int at = 0;
        for (Event event : events) {
            track.at(event.tick - at, event.bytes);
            at = event.tick;
        }
        return MidiFileBytes.file(0, DIVISION, track.end(tick(16) - at));
    }

    private static int tick(double beat) {
        return (int) Math.round(beat * DIVISION);
    }
}
