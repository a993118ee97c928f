// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.engine.device.PcmFormat;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.lang.issue.SwIssue;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.file.SessionFile;

/** The limits of releng/docs/limits.md, each at the limit and one above. */
class LimitsTest {
    @TempDir
    Path folder;

    /** Faults of a song as {@code code message}. */
    private static List<String> song(String source) throws Exception {
        return faults(Rig.source(source).report(Mode.SONG));
    }

    private static List<String> faults(RenderJob.Report report) {
        return report.events()
                .stream()
                .filter(TraceEvent.Fault.class::isInstance)
                .map(event -> ((TraceEvent.Fault) event).code() + " " + ((TraceEvent.Fault) event).message())
                .toList();
    }

    @Test
    void aRestOf4096BeatsIsTheLongest() throws Exception {
        assertThat(song("4096\n")).isEmpty();
        assertThat(song("4097\n")).containsExactly("R003 the song is longer than 4096 beats; it ends here");
        assertThat(song("while (midi.gate) { ./0.000000004 }\n")).containsExactly("R003 the song is longer than 4096 beats; it ends here");
    }

    @Test
    void aNoteOf4096BeatsIsTheLongest() throws Exception {
        assertThat(song("song.endMode = 'gate'\nC4 @4096 1\n")).isEmpty();
        assertThat(song("song.endMode = 'gate'\nC4 @4097 1\n")).containsExactly("R003 a note of 4097 beats; it ends after 4,096");
    }

    @Test
    void tenThousandTurnsMayTakeLessThanAFrameEach() throws Exception {
        String loop = "let i = 0\nwhile (i < %d) { 0.0000001\ni = i + 1 }\n";
        assertThat(song(loop.formatted(10_000))).isEmpty();
        assertThat(song(loop.formatted(10_001))).containsExactly(
                "R003 10000 turns of a loop that take less than a frame each; the program ends here. Give the loop a longer step, for example /8");
    }

    @Test
    void twoHundredThousandCallsOfTracksAreTheMost() throws Exception {
        String calls = "track t() { 0 }\nfor i in 0..%d { t() }\n";
        assertThat(song(calls.formatted(200_000))).isEmpty();
        assertThat(song(calls.formatted(200_001))).containsExactly("R003 more than 200000 calls of tracks; the song ends here");
    }

    @Test
    void inASlotAThousandCallsOfTracksAtOneMomentAreTheMost() throws Exception {
        String calls = "track t() { }\nfor i in 0..%d { t() }\n";
        assertThat(faults(Rig.source(calls.formatted(999)).key(60, 0, 1).report(Mode.REACTIVE))).isEmpty();
        assertThat(faults(Rig.source("track a() { b(); b() }\ntrack b() { c(); c() }\ntrack c() { d(); d() }\ntrack d() { e(); e() }\n"
                + "track e() { f(); f() }\ntrack f() { g(); g() }\ntrack g() { h(); h() }\ntrack h() { i(); i() }\ntrack i() { j(); j() }\n"
                + "track j() { }\na()\n").key(60, 0, 1).report(Mode.REACTIVE)))
                .containsExactly("R003 more than 1000 calls of tracks at one moment; this firing was ended");
    }

    @Test
    void inASlotALoopOfTinyStepsSleepsAndIsReported() throws Exception {
        RenderJob.Report report = Rig.source("const o = Oscillator({type: \"sine\"})\nwhile (midi.gate) { 0.000001 }\n")
                .key(60, 0, 1)
                .report(Mode.REACTIVE);
        assertThat(faults(report)).allMatch(fault -> fault.startsWith("R003 1,000 turns of a loop in less than a frame each")).isNotEmpty();
    }

    @Test
    void inASlot128NotesWithin64FramesAreTheMost() throws Exception {
        String loop = "for i in 0..%d { C4 @/64 }\n";
        assertThat(faults(Rig.source(loop.formatted(128)).key(60, 0, 1).report(Mode.REACTIVE))).isEmpty();
        RenderJob.Report report = Rig.source(loop.formatted(129)).key(60, 0, 1).report(Mode.REACTIVE);
        assertThat(faults(report)).containsExactly(
                "R003 more than 128 notes within 64 frames; the others are left out. Give the loop a step, for example /8");
        assertThat(report.events()).filteredOn(TraceEvent.Note.class::isInstance).hasSize(128);
    }

    /** Found by the fuzzer: {@code while (midi.gate) { C4 0 }} as a song kept one block busy for 15 s. */
    @Test
    void inASong128NotesWithin64FramesAreTheMost() throws Exception {
        String chord = "for i in 0..%d { C4 0 }\n";
        assertThat(song(chord.formatted(128))).isEmpty();
        assertThat(song(chord.formatted(129))).containsExactly(
                "R003 more than 128 notes within 64 frames; the others are left out. Give the loop a step, for example /8");
    }

    @Test
    void aCompositeHasAtMost64PresetsHoweverShared() {
        String shared = "const a = Oscillator({type: \"sine\"})\nconst b = Composite({mode: \"layer\", children: [a, a, a, a, a, a]})\n"
                + "const c = Composite({mode: \"layer\", children: [b, b, b, b, b, b, b, b, b%s]})\nc(60)\n"; // 1 + 9 * 7 = 64
        assertThat(Rig.COMPILER.check(shared.formatted(""))).noneMatch(SwIssue::error);
        assertThat(Rig.COMPILER.check(shared.formatted(", a"))).filteredOn(SwIssue::error)
                .extracting(issue -> issue.line() + " " + issue.code() + " " + issue.message())
                .containsExactly("3 T002 this composite has more than 64 presets, counting those that occur several times; take some out");
    }

    @Test
    void aMidiFileOfMoreThanADayIsRefusedBeforeItPlays() throws Exception {
        // One tick a beat, 120 beats a minute: a note of 172,800 beats lasts a day.
        Path day = midi("day.mid", "8AC600");
        Path longer = midi("longer.mid", "8AC602");
        assertThat(MidiPart.parse(day).lengthBeats()).isEqualTo(172_800);
        assertThatThrownBy(() -> MidiPart.parse(longer)).isInstanceOf(OutsideException.class)
                .hasMessageContaining("lasts 24 hours, and at most 24 are played");
    }

    private Path midi(String name, String delta) throws Exception {
        String track = "00903C40" + delta + "803C00" + "00FF2F00";
        String file = "4D546864" + "00000006" + "0000" + "0001" + "0001" + "4D54726B" + "%08X".formatted(track.length() / 2) + track;
        return Files.write(folder.resolve(name), HexFormat.of().parseHex(file));
    }

    /** Two slots and one file of 1,000 frames in 16 bit each, and a third that shares a file. */
    private List<String> problemsWithRoomFor(long bytes) throws Exception {
        for (String name : List.of("a", "b")) {
            Files.write(folder.resolve(name + ".wav"), wave(1_000));
            Files.writeString(folder.resolve(name + ".sw"), "// slot\nconst s = loadPreset(\"" + name + ".wav\")\ns /4\n");
        }
        List<SessionFile.Slot> slots = Stream.of("a.sw", "b.sw", "a.sw").map(name -> SessionFile.Slot.of(name, name, Mode.SONG)).toList();
        SlotCompiler compiler = new SlotCompiler(Rig.COMPILER, Rig.SLOTS.sounds().withSamples(bytes));
        return Session.prepare(SessionFile.of(slots), folder, compiler, 48_000).problems().stream().map(Problem::text).toList();
    }

    private static byte[] wave(int frames) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] pcm = new byte[2 * frames];
        AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(pcm), new AudioFormat(48_000, 16, 1, true, false), frames),
                AudioFileFormat.Type.WAVE, out);
        return out.toByteArray();
    }

    @Test
    void theSamplesOfAllSlotsTogetherHaveOneLimitAndAFileCountsOnce() throws Exception {
        assertThat(problemsWithRoomFor(4_000)).isEmpty();
        assertThat(problemsWithRoomFor(3_999)).containsExactly("b.sw:2:11: warning R001 b.wav: the samples of the session would take more "
                + "than 0 MB together; use fewer presets or shorter samples. Starter/Keys plays instead.");
    }

    @Test
    void aWavFileHolds22369SecondsAt48KilohertzAnd16Bit() {
        assertThat(WavFile.capacitySeconds(PcmFormat.PCM16, 48_000)).isBetween(22_369.0, 22_370.0);
    }

    @Test
    void aSoundFileWhoseNameNoFileHasIsAProblemAndNoFailure() throws Exception {
        assertThat(Rig.source("const a = loadPreset(\"x\u0000y.wav\")\na /4\n").report(Mode.SONG).events()).isNotEmpty();
    }
}
