// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.util.List;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.runtime.Program;
import org.songwalker.runtime.time.TempoMap;

/** An engine with a program in slot 0 and a file that plays it. 120 beats a minute: a beat is 24,000 frames at 48 kHz. */
final class EngineBench {
    final Engine engine;

    EngineBench(EngineSettings settings) {
        engine = new Engine(settings);
    }

    EngineBench() {
        this(EngineSettings.at(48_000));
    }

    /** Begins to play messages at beats, in pairs of a beat and a word, with sines. */
    void play(Program program, double endBeat, Object... pairs) {
        engine.control().submit(Programs.install(0, program, Programs.tone(Waveform.SINE)));
        engine.control().submit(new Command.Play(TempoMap.DEFAULT, Programs.file(endBeat, pairs)));
    }

    /** The next seconds, stereo. */
    float[] run(double seconds) {
        float[] out = new float[2 * (int) (seconds * 48_000)];
        for (int at = 0; at < out.length; at += 512) {
            engine.render(out, at, Math.min(256, (out.length - at) / 2));
            engine.trace().poll();
        }
        return out;
    }

    /** Events of a kind so far, in order. */
    <T extends TraceEvent> List<T> events(Class<T> kind) {
        return engine.trace().events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<TraceEvent.Note> notes() {
        return events(TraceEvent.Note.class);
    }
}
