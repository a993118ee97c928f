// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.EffectInstrument;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.OscillatorInstrument;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.preset.source.PresetException;

/** Builds every preset of the real library that is at hand. */
class LibraryInstrumentsTest {

    private static List<LibraryPreset> atHand() throws PresetException {
        PresetRepository repository = new PresetRepository(List.of(TestLibrary.source()));
        List<LibraryPreset> found = new ArrayList<>();
        for (Library library : repository.libraries()) {
            for (LibraryPreset preset : library.presets()) {
                if (Files.exists(TestLibrary.root().resolve(preset.path())) && preset.entry().percussionKey() < 0) {
                    found.add(preset);
                }
            }
        }
        return found;
    }

    @Test
    void everyMelodicPresetBuildsAndItsLoopsJoin() throws Exception {
        InstrumentBuilder builder = new InstrumentBuilder();
        int loops = 0;
        int rough = 0;
        int samplers = 0;
        for (LibraryPreset preset : atHand()) {
            Instrument instrument = builder.build(new Resolution.Target.Single(preset)).instrument();
            assertThat(instrument.name()).isEqualTo(preset.fullName());
            switch (instrument) {
                case SamplerInstrument sampler -> {
                    samplers++;
                    for (Zone zone : sampler.zones()) {
                        loops += zone.loop() == null ? 0 : 1;
                        rough += zone.loop() == null || joins(zone) ? 0 : 1;
                    }
                }
                case EffectInstrument effect -> assertThat(effect.playable()).isFalse();
                case OscillatorInstrument oscillator -> assertThat(oscillator.gain()).isEqualTo(1);
                default -> throw new AssertionError(instrument.name());
            }
        }
        assertThat(samplers).isGreaterThan(15);
        assertThat(loops).isGreaterThan(100);
        assertThat(rough).as("of " + loops).isLessThanOrEqualTo(loops / 10);
    }

    /** True if the step from the loop's last frame to its first is no larger than steps inside the loop. */
    private static boolean joins(Zone zone) {
        float[] data = zone.sample().frames();
        double inside = 0;
        int start = (int) Math.ceil(zone.loop().start());
        int end = (int) Math.floor(zone.loop().end());
        for (int i = start; i + 1 < end; i++) {
            inside = Math.max(inside, Math.abs(data[i + 1] - data[i]));
        }
        double back = zone.loop().start() + (end - zone.loop().end());
        double across = at(data, back + 1) - at(data, end - 1.0);
        return Math.abs(across) <= 2 * inside + 0.005;
    }

    private static double at(float[] data, double position) {
        int index = (int) Math.clamp(position, 0, data.length - 2);
        return data[index] + (position - index) * (data[index + 1] - data[index]);
    }
}
