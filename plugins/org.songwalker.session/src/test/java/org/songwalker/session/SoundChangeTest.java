// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Vibrato;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.instrument.Wavetable;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.Sound;

/** What a session changes about presets and sends to buses, heard from outside. */
class SoundChangeTest {
    private static final String SQUARE = "const lead = Oscillator({waveform: \"square\", attack: 0, decay: 0, sustain: 1, release: 0.4})\nlead(A4) @1\n";

    private static Session session(String source, SessionFile.Slot slot, List<SessionFile.EffectBus> buses) throws OutsideException {
        SessionFile file = SessionFile.of(List.of(slot)).withBuses(buses).withLimiter(false);
        return Session.prepare(file, Path.of(""), each -> source, null, Rig.SLOTS, 48_000);
    }

    private static SessionFile.Slot song() {
        return SessionFile.Slot.of("Song", "song.sw", Mode.SONG);
    }

    private static float[] left(Session session, int frames) {
        Engine engine = session.start(EngineSettings.at(48_000));
        float[] out = new float[2 * frames];
        engine.render(out, 0, frames);
        float[] left = new float[frames];
        for (int i = 0; i < frames; i++) {
            left[i] = out[2 * i];
        }
        return left;
    }

    private static float[] changed(Sound sound, int frames) throws OutsideException {
        return left(session(SQUARE, song().withSounds(Map.of("lead", sound)), List.of()), frames);
    }

    private static Sound sound(@Nullable Waveform wave, @Nullable Double pulse, EnvelopeSpec.@Nullable Curve curve) {
        return new Sound(wave, pulse, curve, null, null);
    }

    @Test
    void thePulseWidthIsTheShareOfTheTimeAbove() throws Exception {
        float[] narrow = changed(sound(null, 0.2, null), 24_000);
        int above = 0;
        for (float x : narrow) {
            above += x > 0 ? 1 : 0;
        }
        assertThat(above / 24_000.0).isCloseTo(0.2, within(0.01));
    }

    @Test
    void noiseHasNoPitchAndIsNamedInTheEventList() throws Exception {
        Session session = session(SQUARE, song().withSounds(Map.of("lead", sound(Waveform.NOISE, null, null))), List.of());
        Engine engine = session.start(EngineSettings.at(48_000));
        float[] out = new float[2 * 4800];
        engine.render(out, 0, 4800);
        engine.trace().poll();
        assertThat(engine.trace().events().stream().filter(TraceEvent.Note.class::isInstance).map(e -> ((TraceEvent.Note) e).instrument()))
                .containsExactly("Oscillator(noise)");
        int crossings = 0;
        for (int i = 2; i < out.length; i += 2) {
            crossings += out[i - 2] < 0 && out[i] >= 0 ? 1 : 0;
        }
        assertThat(crossings).isBetween(1050, 1350);
    }

    @Test
    void anExponentialReleaseFallsFasterAtFirst() throws Exception {
        float[] straight = changed(sound(null, null, EnvelopeSpec.Curve.LINEAR), 48_000);
        float[] curved = changed(sound(null, null, EnvelopeSpec.Curve.EXPONENTIAL), 48_000);
        assertThat(level(straight, 20_000)).isCloseTo(level(curved, 20_000), within(1e-3));
        assertThat(level(straight, 24_000 + 9600)).isCloseTo(level(straight, 20_000) / 2, within(0.01));
        assertThat(level(curved, 24_000 + 9600)).isLessThan(level(straight, 24_000 + 9600) / 2);
    }

    private static double level(float[] out, int at) {
        double most = 0;
        for (int i = at; i < at + 200; i++) {
            most = Math.max(most, Math.abs(out[i]));
        }
        return most;
    }

    @Test
    void aWavetableTakesTheOscillatorsPlaceWithItsEnvelope() throws Exception {
        float[] second = changed(new Sound(null, null, null, new Wavetable(0, 1), null), 48_000);
        int rises = 0;
        for (int i = 1; i < 24_000; i++) {
            rises += second[i - 1] < 0 && second[i] >= 0 ? 1 : 0;
        }
        assertThat(rises).isBetween(439, 441);
        assertThat(level(second, 20_000)).isCloseTo(100 / 127.0, within(0.01));
        assertThat(level(second, 24_000 + 9600)).isCloseTo(level(second, 20_000) / 2, within(0.01));
    }

    @Test
    void aVibratoOfTheSessionMovesThePitch() throws Exception {
        float[] moving = changed(new Sound(Waveform.SINE, null, null, null, new Vibrato(100, 2, 0)), 24_000);
        int first = 0;
        int second = 0;
        for (int i = 1; i < 24_000; i++) {
            boolean rises = moving[i - 1] < 0 && moving[i] >= 0;
            first += rises && i < 12_000 ? 1 : 0;
            second += rises && i >= 12_000 ? 1 : 0;
        }
        assertThat(first).isBetween(113, 116);
        assertThat(second).isBetween(105, 108);
    }

    @Test
    void aSendOfTheSessionIsHeardFromItsBus() throws Exception {
        List<SessionFile.EffectBus> echo = List.of(new SessionFile.EffectBus("other", 0, 0, List.of()),
                new SessionFile.EffectBus("echo", 0, 0, List.of(new EffectSpec.Delay(1.5, 0, 1))));
        String tracks = "const lead = Oscillator({waveform: \"sine\", attack: 0, decay: 0, sustain: 1, release: 0})\n"
                + "track melody() { lead(A4) @1/2 /1\n }\ntrack bass() { lead(A3) @1/2 /1\n }\nmelody()\nbass()\n";
        SessionFile.Slot slot = song().withRouting(List.of(),
                Map.of("melody", List.of(new SessionFile.Send("echo", 20 * Math.log10(0.5)))));
        float[] dry = left(session(tracks, song(), List.of()), 120_000);
        float[] wet = left(session(tracks, slot, echo), 120_000);
        float[] all = left(session(tracks, song().withRouting(List.of(new SessionFile.Send("echo", 0)), Map.of()), echo), 120_000);
        assertThat(level(dry, 80_000)).isZero();
        assertThat(level(wet, 74_000)).isCloseTo(0.5 * 100 / 127, within(0.01));
        for (int i = 0; i < 12_000; i += 7) {
            assertThat(all[72_000 + i]).isCloseTo(dry[i], within(1e-5f));
        }
    }

    @Test
    void aChangeThatConcernsNothingIsAWarning() throws Exception {
        Session wrong = session(SQUARE, song().withSounds(Map.of("leed", sound(null, 0.2, null))), List.of());
        assertThat(wrong.problems()).extracting(Problem::text)
                .containsExactly(
                        "song.sw:1:1: warning R001 The session's key sounds.leed names no preset of this program; it has default, lead.");
        String kit = "const kit = loadPreset(\"Starter/Kit\")\nkit(C2)\n";
        Session none = session(kit, song().withSounds(Map.of("kit", sound(null, 0.2, null))), List.of());
        assertThat(none.problems()).hasSize(1);
        assertThat(none.problems().getFirst().message()).startsWith("The session's key sounds.kit changes nothing: 'Starter/Kit'");
        assertThat(none.playable()).isTrue();
    }
}
