// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.engine.Command;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.preset.source.Network;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.PresetRepository;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.file.SessionFile;

/** A MIDI file without a program. */
class MidiRackTest {
    private static final Path FONT = Path.of("/usr/share/sounds/sf2/FluidR3_GM.sf2");

    @TempDir
    Path folder;

    /** Channel 1 plays program 48, channel 10 a bass drum. */
    private Path song() throws IOException {
        byte[] track = {0, (byte) 0xC0, 48, 0, (byte) 0x90, 60, 90, 0, (byte) 0x99, 36, 90, 96, (byte) 0x80, 60, 0, 0, (byte) 0x89, 36, 0,
            0, (byte) 0xFF, 0x2F, 0};
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {'M', 'T', 'h', 'd', 0, 0, 0, 6, 0, 0, 0, 1, 0, 96, 'M', 'T', 'r', 'k', 0, 0, 0, (byte) track.length});
        file.writeBytes(track);
        return Files.write(folder.resolve("song.mid"), file.toByteArray());
    }

    private static List<String> names(PresetRepository repository, Path song) throws OutsideException {
        return prepare(repository, song).parts().stream().map(part -> part.slot().name()).toList();
    }

    private static Session prepare(PresetRepository repository, Path song) throws OutsideException {
        SlotCompiler compiler = new SlotCompiler(Rig.COMPILER, new Sounds(repository));
        return MidiRack.prepare(song, MidiRack.parse(song), compiler, 48_000, 1, true);
    }

    private static PresetRepository font() throws PresetException {
        Assumptions.assumeTrue(Files.isReadable(FONT), "Debian's fluid-soundfont-gm is not installed");
        return new PresetRepository(List.of(LibrarySource.of(FONT.toString(), Network.offline())));
    }

    /** A file of one track with 96 ticks a beat; each row is a delta time below 128 and a message. */
    private Path file(int[]... rows) throws IOException {
        ByteArrayOutputStream track = new ByteArrayOutputStream();
        for (int[] row : rows) {
            for (int b : row) {
                track.write(b);
            }
        }
        track.writeBytes(new byte[] {0, (byte) 0xFF, 0x2F, 0});
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {'M', 'T', 'h', 'd', 0, 0, 0, 6, 0, 0, 0, 1, 0, 96, 'M', 'T', 'r', 'k', 0, 0, (byte) (track.size() >> 8),
            (byte) track.size()});
        file.writeBytes(track.toByteArray());
        return Files.write(folder.resolve("rows.mid"), file.toByteArray());
    }

    private static int[] row(int... bytes) {
        return bytes;
    }

    /** Notes and program changes, as {@code beat instrument} and {@code beat channel bank program}. */
    private static List<String> events(Session session) throws IOException {
        RenderJob job = new RenderJob(session, EngineSettings.at(48_000), 1024, -1, 0, true);
        return Objects.requireNonNull(job.run((stereo, frames) -> {}, frames -> true)).events().stream().flatMap(event -> {
            String beat = Rig.number(event.place().beat());
            return switch (event) {
                case TraceEvent.Note note -> Stream.of(beat + " " + note.instrument());
                case TraceEvent.Program p -> Stream.of(beat + " program " + p.channel() + " " + p.bank() + " " + p.program());
                default -> Stream.empty();
            };
        }).toList();
    }

    @Test
    void asksForTheUsualNamesIfNoLibraryHasThem() throws Exception {
        assertThat(names(new PresetRepository(List.of()), song())).containsExactly("String Ensemble 1", "Standard Kit");
    }

    @Test
    void givesEveryChannelItsProgramOfASoundFont() throws IOException, OutsideException, PresetException {
        assertThat(names(font(), song())).containsExactly("FluidR3_GM/Strings", "FluidR3_GM/Standard");
    }

    @Test
    void theNextNotePlaysTheProgramThatWasChosenLast() throws Exception {
        Path song = file(row(0, 0xC0, 0), row(0, 0x90, 60, 90), row(96, 0x80, 60, 0), row(0, 0xC0, 40), row(0, 0xC0, 56),
                row(0, 0x90, 60, 90), row(96, 0x80, 60, 0), row(0, 0xC0, 0), row(0, 0x90, 60, 90), row(96, 0x80, 60, 0), row(0, 0xC0, 1));
        Session session = prepare(new PresetRepository(List.of()), song);
        assertThat(events(session)).containsExactly("0 Starter/Keys", "1 program 1 0 56", "1 Starter/Lead", "2 program 1 0 0",
                "2 Starter/Keys");
        assertThat(session.parts().getFirst().programs()).as("no program is loaded that no note plays")
                .extracting(Command.Programs.Choice::program)
                .containsExactly(0, 56);
    }

    @Test
    void all128ProgramsOfAFilePlay() throws Exception {
        int[][] rows = new int[3 * 128][];
        for (int program = 0; program < 128; program++) {
            rows[3 * program] = row(0, 0xC0, program);
            rows[3 * program + 1] = row(0, 0x90, 60, 90);
            rows[3 * program + 2] = row(24, 0x80, 60, 0);
        }
        List<String> events = events(prepare(font(), file(rows)));
        assertThat(events.stream().filter(event -> !event.contains(" program ")).distinct().count()).isEqualTo(128);
        assertThat(events).contains("0 FluidR3_GM/Yamaha Grand Piano", "31.75 FluidR3_GM/Gun Shot");
    }

    @Test
    void aBankThatTheFontHasPlaysAndOneThatItHasNotFallsBackToTheFirst() throws Exception {
        Path song = file(row(0, 0xB0, 0, 8), row(0, 0xC0, 4), row(0, 0x90, 60, 90), row(96, 0x80, 60, 0), row(0, 0xC0, 73),
                row(0, 0x90, 60, 90), row(96, 0x80, 60, 0), row(0, 0xC9, 25), row(0, 0x99, 36, 90), row(96, 0x89, 36, 0));
        assertThat(events(prepare(font(), song))).containsExactly("0 FluidR3_GM/Detuned EP 1", "1 program 1 8 73", "1 FluidR3_GM/Flute",
                "2 FluidR3_GM/TR-808");
    }

    @Test
    void bank127IsAKitAfterAResetOfXgOnly() throws Exception {
        int[] kit = {0, 0xB1, 0, 127};
        assertThat(events(prepare(font(), file(kit, row(0, 0xC1, 0), row(0, 0x91, 36, 90), row(96, 0x81, 36, 0)))))
                .containsExactly("0 FluidR3_GM/Yamaha Grand Piano");
        assertThat(events(prepare(font(), file(row(0, 0xF0, 8, 0x43, 0x10, 0x4C, 0, 0, 0x7E, 0, 0xF7), kit, row(0, 0xC1, 0),
                row(0, 0x91, 36, 90), row(96, 0x81, 36, 0))))).containsExactly("0 FluidR3_GM/Standard");
    }

    @Test
    void aPartThatGsMakesARhythmPartPlaysAKit() throws Exception {
        assertThat(events(prepare(font(), file(row(0, 0xF0, 10, 0x41, 0x10, 0x42, 0x12, 0x40, 0x11, 0x15, 1, 0x19, 0xF7), row(0, 0xC0, 25),
                row(0, 0x90, 36, 90), row(96, 0x80, 36, 0))))).containsExactly("0 FluidR3_GM/TR-808");
    }

    @Test
    void aSoundFontStarts12DecibelsDownAndTheStarterDoesNot() throws Exception {
        assertThat(prepare(font(), song()).parts()).extracting(part -> part.slot().gainDb()).containsExactly(-12.0, -12.0);
        assertThat(prepare(new PresetRepository(List.of()), song()).parts()).extracting(part -> part.slot().gainDb()).containsOnly(0.0);
    }

    @Test
    void polyphonyFollowsTheNeedOfTheFile() throws Exception {
        assertThat(prepare(new PresetRepository(List.of()), song()).file()).extracting(SessionFile::voices, SessionFile::voicesPerSlot)
                .containsExactly(256, 64);
        int[][] rows = new int[2 + 100][];
        rows[0] = row(0, 0xB0, 64, 127);
        for (int note = 0; note < 100; note++) {
            rows[note + 1] = row(1, 0x90, note, 90);
        }
        rows[101] = row(1, 0xB0, 64, 0);
        assertThat(prepare(new PresetRepository(List.of()), file(rows)).file().voicesPerSlot()).as("100 stereo notes under the pedal")
                .isEqualTo(200);
    }

    @Test
    void aFileWithoutNotesIsRefusedByName() throws Exception {
        Path silent = file(row(0, 0xC0, 5));
        assertThatThrownBy(() -> MidiRack.parse(silent)).isInstanceOf(OutsideException.class)
                .hasMessage("The MIDI file '" + silent + "' has no notes, so nothing plays; name one that has.");
    }

    @Test
    void aMidiFileIsKnownByItsContentOrItsEnding() throws Exception {
        Path other = Files.copy(song(), folder.resolve("song.bin"));
        assertThat(MidiPart.isMidi(other)).isTrue();
        for (String ending : List.of("mid", "MIDI", "smf", "kar", "rmi")) {
            assertThat(MidiPart.isMidi(Files.writeString(folder.resolve("text." + ending), "C4"))).as(ending).isTrue();
        }
        assertThat(MidiPart.isMidi(Files.writeString(folder.resolve("text.sw"), "C4"))).isFalse();
        assertThat(MidiPart.isMidi(folder.resolve("absent"))).isFalse();
    }
}
