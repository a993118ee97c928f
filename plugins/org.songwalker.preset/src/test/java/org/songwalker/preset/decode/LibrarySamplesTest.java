// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.preset.TestLibrary;
import org.songwalker.preset.build.AudioReference;
import org.songwalker.preset.build.PresetDescriptor;
import org.songwalker.preset.build.PresetNode;
import org.songwalker.preset.build.PresetZone;

/** Decodes melodic presets of the real library and measures what comes out. */
class LibrarySamplesTest {
    private static final List<String> PRESETS = List.of("FluidR3_GM/instruments/brass/Trumpet", "FluidR3_GM/instruments/strings/Violin",
            "GeneralUserGS/instruments/strings/Contrabass", "GeneralUserGS/instruments/strings/Cello",
            "FluidR3_GM/instruments/piano/Electric_Piano_1", "SoundBlasterOld/instruments/organ/Accordion",
            "SBLive/instruments/bass/Acoustic_Bass");
    private final SampleDecoder decoder = new SampleDecoder(note -> {});

    private record Loaded(String preset, PresetZone zone, SampleData data) {
        double scale() {
            return data.rateHz() / zone.sampleRateHz();
        }
    }

    private List<Loaded> load(String preset) throws Exception {
        Path folder = TestLibrary.root().resolve(preset);
        PresetDescriptor descriptor = PresetDescriptor.parse(preset, Files.readAllBytes(folder.resolve("preset.json")));
        List<Loaded> loaded = new ArrayList<>();
        for (PresetZone zone : ((PresetNode.Sampler) descriptor.node()).zones()) {
            AudioReference.External audio = (AudioReference.External) zone.audio();
            loaded.add(new Loaded(preset, zone,
                    decoder.decode(Files.readAllBytes(folder.resolve(audio.url())), audio.codec(), zone.sampleRateHz())));
        }
        return loaded;
    }

    @Test
    void loopedZonesSoundWithin25CentsOfTheirRoot() throws Exception {
        int measured = 0;
        int off = 0;
        StringBuilder wrong = new StringBuilder();
        for (String preset : PRESETS) {
            for (Loaded zone : load(preset)) {
                double hz = 440 * Math.pow(2, (zone.zone.rootNote() + zone.zone.fineTuneCents() / 100 - 69) / 12);
                double cents = PitchProbe.centsOff(zone.data.frames(), zone.data.rateHz(), zone.data.length() / 3, zone.data.length(), hz);
                if (!Double.isNaN(cents)) {
                    measured++;
                    if (Math.abs(cents) > 25) {
                        off++;
                        wrong.append(preset)
                                .append(' ')
                                .append(zone.zone.audio().label())
                                .append(' ')
                                .append(Math.round(cents))
                                .append('\n');
                    }
                }
            }
        }
        assertThat(measured).isGreaterThan(40);
        assertThat(off).as(wrong.toString()).isLessThanOrEqualTo(measured / 20);
    }

    @Test
    void loopsEndInsideTheDecodedAudio() throws Exception {
        int inside = 0;
        int all = 0;
        for (String preset : PRESETS) {
            for (Loaded zone : load(preset)) {
                if (zone.zone.loop() != null) {
                    all++;
                    inside += zone.zone.loop().end() * zone.scale() <= zone.data.length() ? 1 : 0;
                }
            }
        }
        assertThat(all).isGreaterThan(50);
        assertThat(inside).isGreaterThanOrEqualTo(all * 9 / 10);
    }
}
