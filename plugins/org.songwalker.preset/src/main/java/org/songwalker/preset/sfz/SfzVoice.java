// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.sfz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.FontGenerator;
import org.songwalker.engine.instrument.FontZone;
import org.songwalker.engine.instrument.Modulator;
import org.songwalker.engine.instrument.Modulators;
import org.songwalker.engine.instrument.ZoneGate;

/** Turns the opcodes for level, pitch, filter, envelopes and LFOs of a region into the generators and modulators of a SoundFont's zone. */
final class SfzVoice {
    private static final int[] TIMES = {FontGenerator.MOD_LFO_DELAY, FontGenerator.VIBRATO_DELAY, FontGenerator.MOD_DELAY,
        FontGenerator.MOD_ATTACK, FontGenerator.MOD_HOLD, FontGenerator.MOD_DECAY, FontGenerator.MOD_RELEASE, FontGenerator.DELAY,
        FontGenerator.ATTACK, FontGenerator.HOLD, FontGenerator.DECAY, FontGenerator.RELEASE};
    /** Voices apply 0.4 of the attenuation that a font states, and this undoes it; in centibels per decibel. */
    private static final double STATED_PER_DECIBEL = 10 / 0.4;
    private static final double LOUDEST_DB = 6;
    private static final double AT_ONCE = -12_000;
    private static final double LONGEST = 8_000;
    private static final double A_HZ_AT_0_CENTS = 8.175798915643707;
    private static final double OPEN = 13_500;
    private static final double FULL_FALL_DB = 100;
    private static final double MOST_SECONDS = 100;
    private static final int CONCAVE = 1 << 10;
    private static final int FALLS = 0x100;
    private static final int CONTROLLER = 0x80;
    private static final int VELOCITY = 2;
    private static final int KEY = 3;
    /** Sources count in 128ths and reach 127. */
    private static final double STEPS = 128;
    private static final double TOP = 127;
    private static final Set<String> LOW_PASSES = Set.of("lpf_1p", "lpf_2p", "lpf_4p", "lpf_6p", "lpf_2p_sv");

    private final SfzOpcodes region;
    private final SfzReport report;
    private final double[] generators = new double[FontGenerator.COUNT];
    private final List<Modulator> modulators = new ArrayList<>();

    SfzVoice(SfzOpcodes region, SfzReport report) {
        this.region = region;
        this.report = report;
        for (int time : TIMES) {
            generators[time] = AT_ONCE;
        }
        generators[FontGenerator.CUTOFF] = OPEN;
        generators[FontGenerator.FIXED_KEY] = -1;
        generators[FontGenerator.FIXED_VELOCITY] = -1;
    }

    /**
     * @param rootKey key at which the sample sounds untransposed
     * @param gate    when it sounds beyond its keys and velocities; null if they alone say that
     */
    FontZone zone(int rootKey, @Nullable ZoneGate gate) {
        level();
        pitch();
        filter();
        amplitudeEnvelope();
        modulationEnvelope();
        slowWaves();
        modulators.add(new Modulator(0x0587, FontGenerator.ATTENUATION, 960, 0, 0));
        modulators.add(new Modulator(0x028A, FontGenerator.PAN, 500, 0, 0));
        modulators.add(new Modulator(0x058B, FontGenerator.ATTENUATION, 960, 0, 0));
        modulators.add(new Modulator(0x020E, FontGenerator.FINE_TUNE, 12_700, 0x0010, 0));
        if (modulators.size() > Modulators.MOST) {
            report.say("more than " + Modulators.MOST + " controllers of a region; the others have no effect");
        }
        return new FontZone(generators, Modulators.of(modulators.subList(0, Math.min(modulators.size(), Modulators.MOST))), rootKey, 0,
                false, gate);
    }

    /** Semitones by which the region is tuned. */
    double tune() {
        return generators[FontGenerator.COARSE_TUNE] + generators[FontGenerator.FINE_TUNE] / 100;
    }

    private void level() {
        double decibels = 0;
        for (String name : List.of("volume", "group_volume", "master_volume", "global_volume")) {
            decibels += region.number(name, 0, -144, 48);
        }
        for (String name : List.of("amplitude", "group_amplitude", "master_amplitude", "global_amplitude")) {
            decibels += 20 * Math.log10(Math.max(1e-7, region.number(name, 100, 0, 10_000) / 100));
        }
        if (decibels > LOUDEST_DB) {
            report.say("a volume above +6 dB; it plays at +6 dB");
        }
        generators[FontGenerator.ATTENUATION] = -STATED_PER_DECIBEL * Math.clamp(decibels, -144, LOUDEST_DB);
        generators[FontGenerator.PAN] = 5 * region.number("pan", 0, -100, 100);
        double track = region.number("amp_veltrack", 100, -100, 100);
        modulators
                .add(new Modulator(VELOCITY | CONCAVE | (track >= 0 ? FALLS : 0), FontGenerator.ATTENUATION, 9.6 * Math.abs(track), 0, 0));
        controlled("volume_cc", FontGenerator.ATTENUATION, -10, 144);
        controlled("gain_cc", FontGenerator.ATTENUATION, -10, 144);
        controlled("pan_cc", FontGenerator.PAN, 5, 200);
        byKey("amp_keytrack", "amp_keycenter", FontGenerator.ATTENUATION, -10, 96);
    }

    private void pitch() {
        generators[FontGenerator.COARSE_TUNE] = region.number("transpose", 0, -127, 127);
        generators[FontGenerator.FINE_TUNE] = region.number("tune", 0, -9_600, 9_600);
        generators[FontGenerator.SCALE_TUNING] = region.number("pitch_keytrack", 100, -1_200, 1_200);
        double track = region.number("pitch_veltrack", 0, -9_600, 9_600);
        if (track != 0) {
            modulators.add(new Modulator(VELOCITY, FontGenerator.FINE_TUNE, track * STEPS / TOP, 0, 0));
        }
        controlled("tune_cc", FontGenerator.FINE_TUNE, 1, 9_600);
        controlled("pitch_cc", FontGenerator.FINE_TUNE, 1, 9_600);
    }

    private void filter() {
        if (!region.says("cutoff")) {
            return;
        }
        String kind = region.text("fil_type", "lpf_2p");
        double cutoff = region.number("cutoff", 20_000, 1, 200_000);
        if (!LOW_PASSES.contains(kind)) {
            report.say("fil_type=" + kind + ": only low-passes are played; the filter has no effect");
            return;
        }
        if (!kind.startsWith("lpf_2p")) {
            report.say("fil_type=" + kind + ": it plays as lpf_2p");
        }
        generators[FontGenerator.CUTOFF] = Math.min(OPEN, cents(cutoff));
        generators[FontGenerator.FILTER_Q] = 10 * region.number("resonance", 0, 0, 96);
        byKey("fil_keytrack", "fil_keycenter", FontGenerator.CUTOFF, 1, 1_200);
        double track = region.number("fil_veltrack", 0, -9_600, 9_600);
        if (track != 0) {
            modulators.add(new Modulator(VELOCITY, FontGenerator.CUTOFF, track * STEPS / TOP, 0, 0));
        }
        controlled("cutoff_cc", FontGenerator.CUTOFF, 1, 9_600);
        controlled("resonance_cc", FontGenerator.FILTER_Q, 10, 96);
    }

    private void amplitudeEnvelope() {
        double sustain = region.number("ampeg_sustain", 100, 0, 100) / 100;
        double fall = sustain <= 0 ? FULL_FALL_DB : Math.min(FULL_FALL_DB, -20 * Math.log10(sustain));
        generators[FontGenerator.DELAY] = time("ampeg_delay", 1);
        generators[FontGenerator.ATTACK] = time("ampeg_attack", 1);
        generators[FontGenerator.HOLD] = time("ampeg_hold", 1);
        // A font states the time of a fall by 100 dB, an SFZ that to the sustain level.
        generators[FontGenerator.DECAY] = time("ampeg_decay", fall > 0 ? FULL_FALL_DB / fall : 1);
        generators[FontGenerator.SUSTAIN] = 10 * fall;
        generators[FontGenerator.RELEASE] = time("ampeg_release", 1);
    }

    /** There is one modulation envelope, for the filter or else the pitch. */
    private void modulationEnvelope() {
        double filter = region.number("fileg_depth", 0, -12_000, 12_000);
        double pitch = region.number("pitcheg_depth", 0, -12_000, 12_000);
        String prefix = filter != 0 ? "fileg_" : "pitcheg_";
        generators[FontGenerator.MOD_ENVELOPE_TO_CUTOFF] = filter;
        generators[FontGenerator.MOD_ENVELOPE_TO_PITCH] = filter != 0 ? 0 : pitch;
        if (filter != 0 && pitch != 0) {
            region.ignore("pitcheg_depth");
        }
        if (filter == 0 && pitch == 0) {
            return;
        }
        double sustain = region.number(prefix + "sustain", 100, 0, 100);
        generators[FontGenerator.MOD_DELAY] = time(prefix + "delay", 1);
        generators[FontGenerator.MOD_ATTACK] = time(prefix + "attack", 1);
        generators[FontGenerator.MOD_HOLD] = time(prefix + "hold", 1);
        generators[FontGenerator.MOD_DECAY] = time(prefix + "decay", sustain < 100 ? 100 / (100 - sustain) : 1);
        generators[FontGenerator.MOD_SUSTAIN] = 10 * (100 - sustain);
        generators[FontGenerator.MOD_RELEASE] = time(prefix + "release", 1);
    }

    /** One LFO for level or else the filter, one for the pitch. */
    private void slowWaves() {
        double level = region.number("amplfo_depth", 0, -10, 10);
        double filter = region.number("fillfo_depth", 0, -1_200, 1_200);
        String prefix = level != 0 ? "amplfo_" : "fillfo_";
        if (level != 0) {
            generators[FontGenerator.MOD_LFO_TO_VOLUME] = 10 * level;
            if (filter != 0) {
                region.ignore("fillfo_depth");
            }
        } else {
            generators[FontGenerator.MOD_LFO_TO_CUTOFF] = filter;
        }
        if (level != 0 || filter != 0) {
            generators[FontGenerator.MOD_LFO_FREQUENCY] = cents(region.number(prefix + "freq", 1, 0.01, 50));
            generators[FontGenerator.MOD_LFO_DELAY] = time(prefix + "delay", 1);
        }
        generators[FontGenerator.VIBRATO_TO_PITCH] = region.number("pitchlfo_depth", 0, -1_200, 1_200);
        controlled("pitchlfo_depth_cc", FontGenerator.VIBRATO_TO_PITCH, 1, 1_200);
        controlled("pitchlfo_depthcc", FontGenerator.VIBRATO_TO_PITCH, 1, 1_200);
        generators[FontGenerator.VIBRATO_FREQUENCY] = cents(region.number("pitchlfo_freq", 1, 0.01, 50));
        generators[FontGenerator.VIBRATO_DELAY] = time("pitchlfo_delay", 1);
    }

    private double time(String name, double factor) {
        double seconds = factor * region.number(name, 0, 0, MOST_SECONDS);
        return seconds <= 0 ? AT_ONCE : Math.clamp(1_200 * Math.log(seconds) / Math.log(2), AT_ONCE, LONGEST);
    }

    private static double cents(double hertz) {
        return 1_200 * Math.log(hertz / A_HZ_AT_0_CENTS) / Math.log(2);
    }

    private void controlled(String prefix, int generator, double factor, double most) {
        for (Map.Entry<Integer, Double> each : region.controllers(prefix, most).entrySet()) {
            Modulator modulator = new Modulator(CONTROLLER | each.getKey() & 0x7F, generator, factor * each.getValue() * STEPS / TOP, 0, 0);
            if (each.getKey() > 127 || !modulator.valid()) {
                region.ignore(prefix + each.getKey());
            } else {
                modulators.add(modulator);
            }
        }
    }

    /** What is added for each key above a middle one. */
    private void byKey(String track, String center, int generator, double factor, double most) {
        double perKey = factor * region.number(track, 0, -most, most);
        int middle = region.key(center, 60);
        if (perKey != 0) {
            modulators.add(new Modulator(KEY, generator, perKey * STEPS, 0, 0));
            generators[generator] -= perKey * middle * (generator == FontGenerator.ATTENUATION ? STATED_PER_DECIBEL / 10 : 1);
        }
    }
}
