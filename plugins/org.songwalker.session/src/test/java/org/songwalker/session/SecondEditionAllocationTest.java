// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.Midi;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.runtime.Mode;

/**
 * A program that uses all of the second edition (language reference 13) plays without allocating on the thread that renders. The engine's
 * own AllocationTest, which cannot see the compiler, says why windows are tried until one is clean.
 */
class SecondEditionAllocationTest {
    private static final int BLOCK = 256;
    private static final String PROGRAM = """
            const lead = loadPreset("Starter/Lead")
            const pad = loadPreset("Starter/Pad")
            const minor = scale('minor')
            let count = 0
            function wrap(note, low = 48, high = 84) {
                count += 1
                if (note < low) { return wrapUp(note, low) }
                return note > high ? high - (note - high) % 12 : note
            }
            function wrapUp(note, low) { return low + (note - low + 120) % 12 }
            track voiceOf(note, level = 0.4) {
                if (level < 0.1) { return }
                let voice = pad(note, level, 0.5)
                voice.volume = 0.2
                voice.pan += 0.3
                voice.detune = gaussian(0, 4)
                glide(voice.volume, 1, 0.3, 'smooth')
                glide(voice.pan, -0.3, 0.2)
                glide(voice.detune, 0, 0.25)
                wait(0.1)
                song.inTrack = [voice.volume, voice.pan, voice.detune]
            }
            song.recent = song.recent ?? list(8)
            song.recent = song.recent
            song.recent.add(midi.note)
            if (song.recent.length > 6) { song.recent.removeAt(0) }
            song.recent.remove(61)
            let steps = [0, 3, 7]
            steps[1] = choose([3, 4])
            song.numbers = [min(count, 3, 5), max(2, count), abs(-count), floor(2.5), ceil(count / 2), round(count / 3), clamp(count, 0, 4),
                lerp(0, count, 0.5), sqrt(count), pow(2, count / 12), sin(count / 8), cos(count / 8), exp(-count), ln(count + 1),
                map(count, 0, 4, 10, 20)]
            song.arrays = [steps.last, steps.sum, steps.min, steps.max, steps.indexOf(7)]
            song.turned = [steps.reversed(), steps.rotated(1), steps.slice(1), sorted(steps), shuffle(steps)]
            let root = 48 + midi.note % 12
            let notes = inversion(chord(root, 'm7'), randomInt(0, 2))
            let hits = euclid(2 + midi.note % 4, 8, 1)
            log('key', midi.note, midi.velocity, sorted(midi.held), song.recent, notes)
            glide(pad.filterCutoff, 400 + 60 * midi.note, 0.5)
            glide(lead.volume, 0.6 + 0.3 * midi.velocity, 0.25, 'smooth')
            glide(transport.bpm, 140, 1)
            for note in notes { voiceOf(wrap(note)) }
            sync(0.125)
            let i = 0
            while (midi.held.length > 0) {
                let held = sorted(midi.held)
                if (hits[i % hits.length] && chance(0.9)) {
                    let v = lead(wrap(scaleNote(snap(held[i % held.length], C4, minor), minor, i % 5)), 0.6, 0.1)
                    v.detune = midi.keyPressure * 50 + midi.bendRange
                }
                C3 *0.2 @/16. ~0
                . ~(0.06 + 0.01 * (i % 2))
                wait(0.03)
                i += 1
            }
            on aftertouch {
                glide(pad.volume, 0.5 + midi.pressure / 2, 0.1)
                song.pressed = midi.pressure
            }
            on noteOff {
                song.released = [midi.releaseVelocity, midi.held.length, wrap(midi.note)]
                for v in song.voices { v.volume = 0.5 }
            }
            on cc(1) { lead.filterCutoff = clamp(400 + 4000 * midi.cc[1], 400, 4000) }
            on pitchBend { song.bend = midi.pitchBend * midi.bendRange }
            """;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Set<String> seen = new HashSet<>();
    private final List<TraceEvent> faults = new ArrayList<>();
    private final float[] out = new float[2 * BLOCK];
    private int block;

    @Test
    void tenThousandBlocksAllocateNoByte() throws Exception {
        Engine engine = Rig.source(PROGRAM).until(1e6).session(Mode.REACTIVE).start(EngineSettings.at(48_000));
        for (int i = 0; i < 6000; i++) {
            bytes(engine);
        }
        long least = Long.MAX_VALUE;
        for (int window = 0; window < 4 && least > 0; window++) {
            long sum = 0;
            for (int i = 0; i < 10_000; i++) {
                sum += bytes(engine);
            }
            least = Math.min(least, sum);
        }
        assertThat(faults).isEmpty();
        assertThat(seen).contains("Note", "Glide", "Song", "Log", "Handler", "Property");
        assertEquals(0, least);
    }

    /** What one block with its events allocates; the trace is emptied outside. */
    private long bytes(Engine engine) {
        long before = threads.getCurrentThreadAllocatedBytes();
        events(engine);
        engine.render(out, 0, BLOCK);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        block++;
        engine.trace().poll();
        for (TraceEvent event : engine.trace().events()) {
            seen.add(event.getClass().getSimpleName());
            if (event instanceof TraceEvent.Fault) {
                faults.add(event);
            }
        }
        engine.trace().clear();
        return allocated;
    }

    /** Up to three keys at once, about five a second, with all that a keyboard sends besides. */
    private void events(Engine engine) {
        int beat = block % 96;
        int key = 40 + block / 96 % 40;
        switch (beat) {
            case 0, 30, 60 -> engine.control().midi(Midi.noteOn(0, key + beat / 10, 30 + block % 90, 63));
            case 45, 70, 90 -> engine.control().midi(Midi.noteOff(0, key + (beat == 45 ? 0 : beat == 70 ? 3 : 6), 63));
            case 10 -> engine.control().midi(Midi.message(0xD0, block % 128, 0));
            case 12 -> engine.control().midi(Midi.message(0xA0, key, block % 128));
            case 14 -> engine.control().midi(Midi.control(0, 1, block % 128, 39));
            case 16 -> engine.control().midi(Midi.pitchBend(0, block % 16_384, 7));
            default -> {}
        }
    }
}
