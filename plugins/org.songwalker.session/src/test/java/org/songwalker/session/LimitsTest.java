// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.device.PcmFormat;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.lang.issue.SwIssue;
import org.songwalker.runtime.Fault;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.Score;
import org.songwalker.runtime.ScoreEvent;
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
    void tenThousandCallsOfFunctionsAtOneMomentAreTheMostInASlot() throws Exception {
        String calls = "function f(x) { return x + 1 }\nlet n = 0\nfor i in 0..%d {\n    n = %s\n}\n%s";
        String hundred = "f(".repeat(100) + "n" + ")".repeat(100);
        assertThat(faults(Rig.source(calls.formatted(100, hundred, "")).key(60, 0, 1).report(Mode.REACTIVE))).isEmpty();
        assertThat(faults(Rig.source(calls.formatted(100, hundred, "wait(1)\nn = f(n)\n")).key(60, 0, 1).report(Mode.REACTIVE))).isEmpty();
        assertThat(faults(Rig.source(calls.formatted(100, hundred, "n = f(n)\n")).key(60, 0, 1).report(Mode.REACTIVE)))
                .containsExactly("R003 more than 10000 calls of functions at one moment; this firing was ended");
    }

    @Test
    void tenMillionCallsOfFunctionsAreTheMostInASong() throws Exception {
        String calls = "function f(x) { return x + 1 }\nlet n = 0\nfor i in 0..100000 {\n    n = %s\n}\n%s";
        String hundred = "f(".repeat(100) + "n" + ")".repeat(100);
        assertThat(song(calls.formatted(hundred, ""))).isEmpty();
        assertThat(song(calls.formatted(hundred, "n = f(n)\n")))
                .containsExactly("R003 more than 10000000 calls of functions; the song ends here");
    }

    @Test
    void twoHundredAndFiftySixKeysAreHeldAtMost() throws Exception {
        for (int keys : new int[] {255, 256, 257}) {
            Rig rig = Rig.source("wait(1.5)\nsong.held = midi.held.length\n");
            for (int key = 0; key < keys; key++) {
                rig.at(key / 512.0, 0x90 | key / 100, key % 100, 100).at(3, 0x80 | key / 100, key % 100, 64);
            }
            assertThat(rig.slot()).filteredOn(TraceEvent.Song.class::isInstance)
                    .isNotEmpty()
                    .extracting(event -> ((TraceEvent.Song) event).value().text())
                    .containsOnly(Integer.toString(Math.min(keys, 256)));
        }
    }

    @Test
    void aNoteOf4096BeatsIsTheLongest() throws Exception {
        assertThat(song("song.endMode = 'gate'\nC4 @4096 1\n")).isEmpty();
        assertThat(song("song.endMode = 'gate'\nC4 @4097 1\n")).containsExactly("R003 a note of 4097 beats; it ends after 4,096");
    }

    @Test
    void aMillionTurnsAtOneBeatAreTheMost() throws Exception {
        String loop = "let i = 0\nwhile (i < %d) { i = i + 1 }\n";
        assertThat(song(loop.formatted(1_000_000))).isEmpty();
        assertThat(song(loop.formatted(1_000_001))).singleElement().asString().startsWith("R003 a million turns of a loop at one beat");
    }

    @Test
    void aMillionEventsOfASongAreTheMost() throws Exception {
        String loop = "let i = 0\nwhile (i < %d) { C4 0.004\ni = i + 1 }\n";
        assertThat(score(loop.formatted(1_000_000)).events()).hasSize(1_000_000).allMatch(ScoreEvent.Note.class::isInstance);
        List<ScoreEvent> more = score(loop.formatted(1_000_001)).events();
        assertThat(more).hasSize(1_000_001);
        assertThat(more.getLast()).isInstanceOfSatisfying(ScoreEvent.Failure.class,
                end -> assertThat(end.fault()).isEqualTo(Fault.TOO_MANY_EVENTS));
    }

    private static Score score(String source) {
        return Objects.requireNonNull(Rig.SLOTS.compile("s.sw", source, Path.of(""), Mode.SONG, 1, 48_000).score());
    }

    /** The start of the song counts as one. */
    @Test
    void anEventListEndsWithItsMostEvents() throws Exception {
        Session session = Rig.source("for i in 0..10 { C4 /4 }\n").session(Mode.SONG);
        RenderJob.Report all = Objects.requireNonNull(job(session, 11).run((stereo, frames) -> {}, frames -> true));
        assertThat(all.events()).hasSize(10);
        assertThat(all.problems()).isEmpty();
        RenderJob.Report less = Objects.requireNonNull(job(session, 10).run((stereo, frames) -> {}, frames -> true));
        assertThat(less.problems()).extracting(Problem::text)
                .containsExactly("slot.sw:1:1: warning R003 more than 10 events; the list ends after 4.5 s of music");
    }

    private static RenderJob job(Session session, int mostEvents) {
        return new RenderJob(session, EngineSettings.at(48_000), 64, -1, 0, true, mostEvents);
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
        String calls = "track t() { }\n%sfor i in 0..500 { t()\nt() }\n";
        assertThat(faults(Rig.source(calls.formatted("")).key(60, 0, 1).report(Mode.REACTIVE))).isEmpty();
        assertThat(faults(Rig.source(calls.formatted("t()\n")).key(60, 0, 1).report(Mode.REACTIVE)))
                .containsExactly("R003 more than 1000 calls of tracks at one moment; this firing was ended");
        assertThat(faults(Rig.source("track a() { b(); b() }\ntrack b() { c(); c() }\ntrack c() { d(); d() }\ntrack d() { e(); e() }\n"
                + "track e() { f(); f() }\ntrack f() { g(); g() }\ntrack g() { h(); h() }\ntrack h() { i(); i() }\ntrack i() { j(); j() }\n"
                + "track j() { }\na()\n").key(60, 0, 1).report(Mode.REACTIVE)))
                .containsExactly("R003 more than 1000 calls of tracks at one moment; this firing was ended");
    }

    @Test
    void inASlotAThousandTurnsAtOneMomentAreTheMost() throws Exception {
        String loop = "let i = 0\nwhile (i < %d) { i = i + 1 }\n";
        assertThat(faults(Rig.source(loop.formatted(1_000)).key(60, 0, 1).report(Mode.REACTIVE))).isEmpty();
        assertThat(faults(Rig.source(loop.formatted(1_001)).key(60, 0, 1).report(Mode.REACTIVE))).singleElement()
                .asString()
                .startsWith("R003 1,000 turns of a loop in less than a frame each");
    }

    @Test
    void inASlotAHundredThousandInstructionsOfLoopsAtOneMomentAreTheMost() throws Exception {
        String loop = "let x = 0\nlet i = 0\nwhile (i < 500) {\ni = i + 1\n%s}\n";
        assertThat(faults(Rig.source(loop.formatted("x = x + 1\n".repeat(64))).key(60, 0, 1).report(Mode.REACTIVE))).isEmpty();
        assertThat(faults(Rig.source(loop.formatted("x = x + 1\n".repeat(66))).key(60, 0, 1).report(Mode.REACTIVE))).singleElement()
                .asString()
                .startsWith("R003 ");
    }

    @Test
    void inASlotAllFiringsTogetherTakeAtMost8000TurnsWithin64Frames() throws Exception {
        String loop = "let i = 0\nwhile (i < 1000) { i = i + 1 }\n";
        assertThat(faults(keys(Rig.source(loop), 8).report(Mode.REACTIVE))).isEmpty();
        assertThat(faults(keys(Rig.source(loop), 9).report(Mode.REACTIVE))).singleElement()
                .asString()
                .startsWith("R003 more than 8000 turns of loops in this slot within 64 frames");
    }

    private static Rig keys(Rig rig, int count) {
        for (int key = 60; key < 60 + count; key++) {
            rig.key(key, 0, 1);
        }
        return rig;
    }

    @Test
    void rightAfterTooManyNotesEightWithin64FramesAreTheMost() throws Exception {
        String loops = "for i in 0..129 { C4 @/64 }\nwait(64 / 24000)\nfor i in 0..%d { C4 @/64 }\nwait(128 / 24000)\nfor i in 0..128 { C4 @/64 }\n";
        for (int again : new int[] {8, 9}) {
            RenderJob.Report report = Rig.source(loops.formatted(again)).key(60, 0, 1).report(Mode.REACTIVE);
            assertThat(faults(report)).hasSize(1);
            assertThat(report.events()).filteredOn(TraceEvent.Note.class::isInstance).hasSize(128 + 8 + 128);
        }
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

    /** Keys of one slot that each play tiny notes for ever cost it no more than one does. */
    @Test
    void inASlot128NotesWithin64FramesAreTheMostOfAllItsKeys() throws Exception {
        RenderJob.Report report = Rig.source("while (midi.gate) { C4 0.000001 }\n")
                .key(60, 0, 1)
                .key(64, 0, 1)
                .key(67, 0, 1)
                .report(Mode.REACTIVE);
        assertThat(faults(report)).anyMatch(fault -> fault.startsWith("R003 1,000 turns of a loop in less than a frame each"));
        Map<Long, Long> notes = report.events()
                .stream()
                .filter(TraceEvent.Note.class::isInstance)
                .collect(Collectors.groupingBy(event -> event.place().frame() / 64, Collectors.counting()));
        assertThat(notes).hasSizeGreaterThan(300);
        assertThat(notes.values()).allMatch(count -> count <= 128);
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

    /** A file whose first bytes are given; the rest is filled up with one byte. */
    private Path filled(String name, byte[] first, long size, char with) throws IOException {
        byte[] bytes = Arrays.copyOf(first, Math.toIntExact(size));
        Arrays.fill(bytes, first.length, bytes.length, (byte) with);
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void aMidiFileHasAtMost64Megabytes() throws Exception {
        byte[] day = Files.readAllBytes(midi("day.mid", "8AC600"));
        assertThat(MidiPart.parse(filled("largest.mid", day, 64 << 20, '\0')).lengthBeats()).isEqualTo(172_800);
        Path larger = filled("larger.mid", day, (64 << 20) + 1, '\0');
        assertThatThrownBy(() -> MidiPart.parse(larger)).isInstanceOf(OutsideException.class)
                .hasMessage("The MIDI file '" + larger + "' cannot be read (it has 67,108,865 bytes, and at most 67,108,864 are read); "
                        + "take out what is no music, such as long messages of the system, or split it.");
    }

    @Test
    void aProgramAndASessionHaveAtMost8Megabytes() throws Exception {
        byte[] note = "C4 /4\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Session.readText(filled("largest.sw", note, 8 << 20, ' '))).hasSize(8 << 20);
        Path program = filled("larger.sw", note, (8 << 20) + 1, ' ');
        assertThatThrownBy(() -> Session.readText(program)).isInstanceOf(OutsideException.class)
                .hasMessage("'" + program + "' cannot be read (it has 8,388,609 bytes, and at most 8,388,608 are read); "
                        + "a program has at most 2,000,000 characters, so split it into several.");
        Path session = filled("larger.swsession", note, (8 << 20) + 1, ' ');
        assertThatThrownBy(() -> Session.readText(session))
                .hasMessageEndingWith("; no session is that long: restore it from a copy, or write " + "it again.");
    }

    @Test
    void aSoundFileOfAProjectHasAtMost64Megabytes() throws Exception {
        byte[] header = wave(0);
        ByteBuffer.wrap(header)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(4, (64 << 20) - 8)
                .putInt(40, (64 << 20) - 44)
                .putShort(22, (short) 2)
                .putInt(28, 4 * 48_000)
                .putShort(32, (short) 4);
        Path sound = filled("s.wav", header, 64 << 20, '\0');
        assertThat(problemsOf("s.wav")).isEmpty();
        filled("s.wav", header, (64 << 20) + 1, '\0');
        assertThat(problemsOf("s.wav")).containsExactly("p.sw:1:11: warning R001 The sound file 's.wav' cannot be read (it has 67,108,865 "
                + "bytes, and at most 67,108,864 are read); shorten it, or save it as MP3. Starter/Keys plays instead.");
        assertThat(sound).exists();
    }

    private List<String> problemsOf(String sound) {
        return Rig.SLOTS.compile("p.sw", "const s = loadPreset(\"" + sound + "\")\ns /4\n", folder, Mode.SONG, 1, 48_000)
                .problems()
                .stream()
                .map(Problem::text)
                .toList();
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
