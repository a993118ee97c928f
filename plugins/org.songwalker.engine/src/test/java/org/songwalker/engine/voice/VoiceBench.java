// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import java.util.Arrays;
import java.util.List;
import org.songwalker.engine.dsp.Kernels;
import org.songwalker.engine.dsp.Quality;
import org.songwalker.engine.dsp.ScalarKernels;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.LayerInstrument;
import org.songwalker.engine.instrument.Loop;
import org.songwalker.engine.instrument.OscillatorInstrument;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.engine.mix.HandleControls;
import org.songwalker.engine.mix.VoiceBus;

/** A pool with one bus, for tests that look at single voices. */
final class VoiceBench implements VoiceListener {
    static final EnvelopeSpec FLAT = new EnvelopeSpec(0, 0, 1, 0);
    final StringBuilder heard = new StringBuilder();
    final VoicePool pool;
    final VoiceStarter starter;
    final VoiceRenderer renderer;
    final VoiceBus bus;
    final VoiceStart start;
    long frame;

    VoiceBench(double rate, int perSlot, int all, Kernels kernels) {
        pool = new VoicePool(all, 2, rate, this);
        starter = new VoiceStarter(pool, VoiceStealer.RELEASED_QUIETEST, perSlot, all);
        renderer = new VoiceRenderer(pool, kernels);
        bus = new VoiceBus(new HandleControls(), EffectChain.of(List.of(), rate), rate);
        start = new VoiceStart(bus);
        start.gateEnd = Long.MAX_VALUE;
        start.velocity = 1;
        start.pitch = 60;
    }

    VoiceBench(double rate, int perSlot, int all) {
        this(rate, perSlot, all, new ScalarKernels(Quality.HERMITE));
    }

    VoiceBench(double rate) {
        this(rate, 64, 256);
    }

    int play(Instrument instrument, double pitch, double velocity) {
        start.pitch = pitch;
        start.velocity = velocity;
        start.frame = frame;
        int voice = starter.start(start, Playable.of(instrument));
        start.voice++;
        return voice;
    }

    /** Left side of the next frames, cut at slices. */
    float[] take(int frames) {
        float[] out = new float[frames];
        int done = 0;
        while (done < frames) {
            int part = (int) Math.min(frames - done, 64 - frame % 64);
            pool.closeGates(frame);
            renderer.render(frame, 0, part);
            renderer.sweep();
            System.arraycopy(bus.left, 0, out, done, part);
            Arrays.fill(bus.left, 0);
            Arrays.fill(bus.right, 0);
            frame += part;
            done += part;
        }
        return out;
    }

    /** Renders single frames, so that everything that happens falls on a cut. */
    void frameByFrame(int frames) {
        for (int i = 0; i < frames; i++) {
            take(1);
        }
    }

    static Instrument oscillator(Waveform waveform, EnvelopeSpec envelope) {
        return new OscillatorInstrument("osc", waveform, 0, 0.5, envelope, 1);
    }

    static Zone zone(float[] data, double rate, Loop loop, EnvelopeSpec envelope) {
        return new Zone(0, 127, 60, new SampleData(data, rate), loop, false, envelope);
    }

    /** A sample on all keys, as it is at key 60, with full level from the first frame on. */
    static Instrument sample(float[] data, double rate) {
        return sample(data, rate, null);
    }

    static Instrument sample(float[] data, double rate, Loop loop) {
        return sampler(zone(data, rate, loop, FLAT));
    }

    static Instrument layers(double firstLevel, double secondLevel, Instrument both) {
        return new LayerInstrument("layers", List.of(both, both), List.of(firstLevel, secondLevel));
    }

    static Instrument sampler(Zone... zones) {
        return new SamplerInstrument("sampler", List.of(zones), SamplerInstrument.Choice.FIRST_MATCH, true);
    }

    @Override
    public void gateClosed(int head, long closed) {
        heard.append("gate ").append(pool.voices().number(head)).append('@').append(closed).append(' ');
    }

    @Override
    public void stolen(int head, long when, int by) {
        heard.append("steal ").append(pool.voices().number(head)).append(" by ").append(by).append(' ');
    }

    @Override
    public void finished(int head, long when) {
        heard.append("end ").append(pool.voices().number(head)).append('@').append(when).append(' ');
    }
}
