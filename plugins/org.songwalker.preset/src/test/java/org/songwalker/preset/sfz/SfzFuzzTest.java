// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.sfz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.hardening.Fuzz;
import org.songwalker.hardening.TextMutator;
import org.songwalker.preset.decode.Tones;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.Network;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.SampleMemory;

/** Damaged SFZ files end in instruments or in a sentence. */
class SfzFuzzTest {
    private static final String ONE = """
            <control> default_path=samples/ set_cc4=1 octave_offset=1
            #define $LOW 48
            <global> ampeg_release=2 tune=10 // more
            <master> transpose=12 /* no
            more */ <group> lovel=1 hivel=63 sw_last=24 sw_default=24 seq_length=2
            <region> sample=a.wav lokey=$LOW hikey=c4 pitch_keycenter=60 locc4=0 hicc4=64 lorand=0 hirand=0.5
            #include "part.txt"
            <region> sample=tone.flac key=d#4 volume=-3 pan=20 amp_veltrack=50 loop_mode=loop_continuous loop_start=10 loop_end=2000
            """;
    private static final String TWO = """
            <group> ampeg_attack=0.1 ampeg_hold=1 ampeg_decay=1 ampeg_sustain=50 cutoff=1000 resonance=6 fil_keytrack=100 fileg_depth=2400
            amplfo_depth=3 amplfo_freq=4 pitchlfo_depth=30 pitchlfo_freq=5 cutoff_oncc74=1200 amp_keytrack=-1 group=1 off_by=1
            <region> sample=samples\\looped.wav offset=5 end=800 <region> sample=samples/a.wav trigger=release
            """;
    private static final List<String> WORDS = List.of("<region>", "<group>", "<control>", "sample=samples/a.wav", "sample=../x.wav",
            "#define $A $A$A", "$A", "#include \"part.txt\"", "#include \"fuzz.sfz\"", "key=", "end=-1", "offset=99999", "loop_end=5",
            "volume=");

    @TempDir
    Path folder;

    @Test
    void fiveThousandDamagedFilesEndInInstrumentsOrASentence() throws Exception {
        Files.createDirectories(folder.resolve("samples"));
        Files.write(folder.resolve("samples/a.wav"), SfzTest.wav(100, 0, 0));
        Files.write(folder.resolve("samples/looped.wav"), SfzTest.wav(1_000, 100, 899));
        Files.write(folder.resolve("samples/tone.flac"), Tones.file("tone-24.flac"));
        Files.writeString(folder.resolve("part.txt"), "<region> sample=a.wav key=$LOW");
        Path file = folder.resolve("fuzz.sfz");
        LibrarySource source = LibrarySource.of(file.toString(), Network.offline());
        List<byte[]> seeds = List.of(ONE.getBytes(StandardCharsets.UTF_8), TWO.getBytes(StandardCharsets.UTF_8));
        new Fuzz("sfz", PresetException.class, seeds, new TextMutator(WORDS), (input, random) -> {
            Files.write(file, input);
            List<String> warnings = new ArrayList<>();
            SamplerInstrument built = (SamplerInstrument) new SfzInstrument(SfzText.read(source, "fuzz.sfz"), SampleMemory.unlimited(),
                    warnings).build("x");
            assertThat(built.zones()).isNotEmpty();
            assertThat(warnings).allMatch(each -> each.length() < 1_000);
        }).run(5_000);
    }
}
