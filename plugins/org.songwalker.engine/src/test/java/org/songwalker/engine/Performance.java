// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import org.songwalker.engine.instrument.Waveform;
import org.songwalker.runtime.time.TempoMap;

/** Engines that play something by themselves, the same whenever they are made; for tests of other packages. */
public final class Performance {
    private Performance() {}

    /** Two keys of a program that loops on its gate, 120 beats a minute. */
    public static Engine loop(double rate) {
        return playing(rate, Programs.install(0, Programs.loop(0.3), Programs.tone(Waveform.SAWTOOTH)),
                Programs.file(64, 0.1, Midi.noteOn(0, 60, 90, 1), 0.7, Midi.noteOn(0, 67, 50, 1)));
    }

    /** Three held keys. */
    public static Engine chord(double rate) {
        return playing(rate, Programs.install(0, Programs.hold(), Programs.tone(Waveform.SQUARE)),
                Programs.file(64, 0, Midi.noteOn(0, 48, 100, 1), 0.2, Midi.noteOn(0, 55, 80, 1), 0.3, Midi.noteOn(0, 64, 60, 1)));
    }

    /** Three held keys in slot 0 and one in slot 1, from the first frame on. */
    public static Engine split(double rate) {
        Engine engine = playing(rate, Programs.install(0, Programs.hold(), Programs.tone(Waveform.SQUARE)),
                Programs.file(64, 0, Midi.noteOn(0, 48, 100, 1), 0, Midi.noteOn(0, 55, 80, 3), 0, Midi.noteOn(0, 64, 60, 1)));
        engine.control().submit(Programs.install(1, Programs.hold(), Programs.tone(Waveform.SINE)));
        return engine;
    }

    private static Engine playing(double rate, Command install, EventList file) {
        Engine engine = new Engine(EngineSettings.at(rate).withSlots(2));
        engine.control().submit(install);
        engine.control().submit(new Command.Play(TempoMap.DEFAULT, file));
        return engine;
    }
}
