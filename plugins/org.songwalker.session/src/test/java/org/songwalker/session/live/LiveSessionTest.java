// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.HexFormat;
import java.util.Map;
import java.util.HashMap;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.songwalker.engine.trace.TraceLog;
import org.songwalker.engine.trace.TraceValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.engine.Midi;
import org.songwalker.engine.SlotInfo;
import org.songwalker.midi.Route;
import org.songwalker.runtime.Mode;
import org.songwalker.session.Problem;
import org.songwalker.session.file.SessionFile;

/** The live rack without a window and without a device: the test pulls the blocks. */
class LiveSessionTest implements LiveListener {
    private static final int BLOCK = 256;
    private static final String LEAD = "const lead = Oscillator({type: 'sine'})\nlead(midi.note)\n";
    @TempDir
    Path folder;
    private final LiveSession live = new LiveSession();
    private final List<String> said = new ArrayList<>();
    private final Map<String, List<String>> told = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    @Override
    public synchronized void said(String sentence) {
        said.add(sentence);
    }

    @Override
    public synchronized void problems(Path source, List<Problem> problems) {
        told.put(source.getFileName().toString(), problems.stream().map(problem -> problem.line() + " " + problem.code()).toList());
    }

    @Override
    public synchronized void fault(int slot, Path source, Problem fault) {
        faults.add(slot + " " + source.getFileName() + ":" + fault.line() + " " + fault.code());
    }

    @BeforeEach
    void listen() {
        live.addListener(this);
    }

    @AfterEach
    void close() {
        live.close();
    }

    private Path program(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private SessionFile.Slot slot(String source, Mode mode) {
        return SessionFile.Slot.of(source, source, mode);
    }

    private SessionFile load(SessionFile.Slot... slots) throws Exception {
        SessionFile file = SessionFile.of(List.of(slots));
        live.rack(file, folder).get();
        return file;
    }

    /** The loudest sample of the next {@code blocks} blocks. */
    private float pull(int blocks) {
        float[] out = new float[2 * BLOCK];
        float peak = 0;
        for (int i = 0; i < blocks; i++) {
            live.source().render(out, 0, BLOCK);
            for (float value : out) {
                peak = Math.max(peak, Math.abs(value));
            }
        }
        return peak;
    }

    private SlotInfo slotInfo(int slot) {
        return Objects.requireNonNull(live.liveRack()).engine().control().slots().get(slot);
    }

    @Test
    void aKeySoundsInTheSlotThatListensAndLightsItsLamp() throws Exception {
        program("a.sw", LEAD);
        load(slot("a.sw", Mode.REACTIVE).withChannel(2), slot("a.sw", Mode.REACTIVE).withChannel(1));
        live.key(69, 100);
        assertThat(pull(8)).isGreaterThan(0.05f);
        assertThat(live.lamp(0)).isFalse();
        assertThat(live.lamp(1)).isTrue();
        assertThat(live.figures().voices()).isEqualTo(1);
    }

    @Test
    void aFaderReachesTheEngineBeforeTheCallReturnsThoughTheSessionsThreadIsBusy() throws Exception {
        program("a.sw", LEAD);
        SessionFile file = load(slot("a.sw", Mode.REACTIVE));
        CountDownLatch busy = new CountDownLatch(1);
        live.background(() -> busy.await(10, TimeUnit.SECONDS));
        for (int db = -1; db >= -12; db--) {
            live.rack(file.withSlots(List.of(file.slots().getFirst().withLevel(db, 0.5))), folder);
        }
        assertThat(slotInfo(0).gainDb()).isEqualTo(-12);
        assertThat(slotInfo(0).pan()).isEqualTo(0.5);
        assertThat(Objects.requireNonNull(live.rack()).slots().getFirst().gainDb()).isEqualTo(-12);
        busy.countDown();
    }

    @Test
    void faderStepsMovedWhileARackLoadsAreNotOverwrittenByTheRackThatWasAskedFor() throws Exception {
        program("a.sw", LEAD);
        SessionFile file = SessionFile.of(List.of(slot("a.sw", Mode.REACTIVE)));
        CountDownLatch busy = new CountDownLatch(1);
        live.background(() -> busy.await(10, TimeUnit.SECONDS));
        live.rack(file, folder);
        var last = live.rack(file.withSlots(List.of(file.slots().getFirst().withMuted(true))), folder);
        busy.countDown();
        last.get();
        assertThat(slotInfo(0).muted()).isTrue();
    }

    @Test
    void aChangedChannelRoutesTheNextMessage() throws Exception {
        program("a.sw", LEAD);
        SessionFile file = load(slot("a.sw", Mode.REACTIVE).withChannel(3));
        live.key(60, 100);
        assertThat(live.lamp(0)).isFalse();
        live.rack(file.withSlots(List.of(file.slots().getFirst().withChannel(Route.ALL_CHANNELS))), folder);
        live.key(60, 100);
        assertThat(live.lamp(0)).isTrue();
    }

    @Test
    void theProblemsOfAUsedFileAreToldThere() throws Exception {
        program("lib.sw", "function a() { return 1 }\nfunction b() { return nothing }\n");
        program("a.sw", "use 'lib.sw'\nsong.key = a()\n");
        load(slot("a.sw", Mode.REACTIVE));
        assertThat(told).containsEntry("a.sw", List.of("1 N009")).containsEntry("lib.sw", List.of("2 N001"));
        told.clear();
        assertThat(live.playSong(folder.resolve("a.sw"), "use 'lib.sw'\nC4\n").get()).isFalse();
        assertThat(told).containsEntry("a.sw", List.of("1 N009")).containsEntry("lib.sw", List.of("2 N001"));
    }

    @Test
    void aChangedFileIsTakenOverByTheProgramsThatUseIt() throws Exception {
        Path library = program("lib.sw", "function key(note) { return note + 1 }\n");
        program("a.sw", "use 'lib.sw'\nsong.key = key(midi.note)\n");
        load(slot("a.sw", Mode.REACTIVE));
        live.key(60, 100);
        pull(4);
        assertThat(engineSong("key")).isEqualTo(new TraceValue.Num(61));
        Files.writeString(library, "function key(note) { return note + 2 }\n");
        live.saved(library).get();
        live.key(62, 100);
        pull(4);
        assertThat(engineSong("key")).isEqualTo(new TraceValue.Num(64));
        Files.writeString(library, "function key(note) { return nothing }\n");
        live.saved(library).get();
        live.key(64, 100);
        pull(4);
        assertThat(engineSong("key")).as("the last good program").isEqualTo(new TraceValue.Num(66));
    }

    private @Nullable TraceValue engineSong(String name) {
        TraceLog trace = Objects.requireNonNull(live.liveRack()).engine().trace();
        trace.poll();
        return trace.song(0).get(name);
    }

    @Test
    void aFaultIsToldOnceAtItsLineUntilTheProgramIsCompiledAgain() throws Exception {
        Path source = program("a.sw", LEAD + "const v = song ? song.voices[3] : song\nv.release()\n");
        load(slot("a.sw", Mode.REACTIVE));
        live.key(60, 100);
        live.key(61, 100);
        pull(4);
        live.look();
        assertThat(faults).containsExactly("0 a.sw:4 R004");
        assertThat(Objects.requireNonNull(live.fault(0)).line()).isEqualTo(4);
        Files.writeString(source, LEAD + "\nconst v = song ? song.voices[3] : song\nv.release()\n");
        live.saved(source).get();
        assertThat(live.fault(0)).isNull();
        live.key(62, 100);
        pull(4);
        live.look();
        assertThat(faults).containsExactly("0 a.sw:4 R004", "0 a.sw:5 R004");
    }

    @Test
    void theCommandLogIsReadSoThatNothingOfItIsEverLost() throws Exception {
        program("a.sw", LEAD);
        SessionFile file = load(slot("a.sw", Mode.REACTIVE));
        for (int round = 0; round < 70; round++) { // 70 * 256 messages: more than the 16,384 entries of the log
            for (int i = 0; i < 256; i++) {
                live.rack(file.withSlots(List.of(file.slots().getFirst().withLevel(-i % 50 / 2.0, 0))), folder);
            }
            pull(1);
            live.look();
        }
        assertThat(live.figures().drops()).isEqualTo(Figures.Drops.NONE);
        assertThat(Objects.requireNonNull(live.liveRack()).engine().droppedLogEntries()).isZero();
    }

    @Test
    void aFullQueueIsCountedAndStaysCountedAfterAnotherRack() throws Exception {
        program("a.sw", LEAD);
        load(slot("a.sw", Mode.REACTIVE));
        for (int i = 0; i < 1100; i++) { // the queue holds 1,024
            live.key(60, 100);
        }
        live.look();
        assertThat(live.figures().drops().messages()).isEqualTo(76);
        load(slot("a.sw", Mode.REACTIVE), slot("a.sw", Mode.REACTIVE));
        live.look();
        assertThat(live.figures().drops().messages()).isEqualTo(76);
        assertThat(live.figures().drops().text()).isEqualTo("76 MIDI messages were refused");
    }

    @Test
    void aSavedProgramTakesOverAndABrokenOneLeavesTheLastGood() throws Exception {
        Path source = program("a.sw", LEAD);
        load(slot("a.sw", Mode.REACTIVE));
        Files.writeString(source, "const lead = ");
        live.saved(source).get();
        assertThat(said).containsExactly("a.sw has errors; slot 1 keeps its last good program.");
        assertThat(live.older(0)).isTrue();
        assertThat(live.older(source)).isTrue();
        live.key(60, 100);
        assertThat(pull(4)).isGreaterThan(0.01f);
        Files.writeString(source, "// silent\n");
        live.saved(source).get();
        assertThat(live.older(0)).isFalse();
        assertThat(live.older(source)).isFalse();
        live.panic().get();
        pull(64);
        live.key(60, 100);
        assertThat(pull(4)).isZero();
    }

    @Test
    void aSongEndsByItselfAsTheProgramThatIsInstalledNowSays() throws Exception {
        Path source = program("song.sw", "song.endMode = 'tail'\ntrack t() { C4 /4 }\nt()\n");
        load(slot("song.sw", Mode.SONG));
        Files.writeString(source, "song.endMode = 'gate'\ntrack t() { C4 /4 }\nt()\n");
        live.saved(source).get();
        assertThat(live.playRack().get()).isTrue();
        int blocks = 0;
        while (live.playing() && blocks < 1000) {
            pull(1);
            live.look();
            blocks++;
        }
        assertThat(blocks * (double) BLOCK).isCloseTo(24_000, within(2.0 * BLOCK)); // one beat at 120; with tails it is longer
    }

    @Test
    void thePositionFollowsTheSongThatPlaysAndIsGoneWhenItStops() throws Exception {
        load();
        assertThat(live.position()).isNull();
        assertThat(live.playSong(folder.resolve("song.sw"), "track.beatsPerMinute = 60\ntrack t() { for i in 0..16 { C4 /4 } }\nt() 16\n")
                .get()).isTrue();
        pull(1);
        assertThat(Objects.requireNonNull(live.position()).bar()).isEqualTo(1);
        pull(1 + 5 * 48_000 / BLOCK);
        Position later = Objects.requireNonNull(live.position());
        assertThat(later.bar() + ":" + later.beat() + " " + later.bpm()).isEqualTo("2:2 60.0");
        assertThat(later.seconds()).isCloseTo(5, within(0.02));
        live.stop().get();
        assertThat(live.position()).isNull();
    }

    @Test
    void theRacksSongsAndTheEditorsSongTakeTurns() throws Exception {
        program("song.sw", "track t() { C4 /1 }\nt()\n");
        Path other = program("other.sw", "track t() { A5@/16 /1 }\nt()\n");
        load(slot("song.sw", Mode.SONG));
        assertThat(live.playSong(other, Files.readString(other)).get()).isTrue();
        pull(8);
        assertThat(Objects.requireNonNull(live.liveRack()).engine().status().slots().get(0).voices()).isZero();
        assertThat(Objects.requireNonNull(live.liveRack()).engine().status().slots().get(1).voices()).isEqualTo(1);
        live.playRack().get();
        pull(85); // 0.45 s: the short note and its release are over, the rack's note of 0.5 s is not
        assertThat(Objects.requireNonNull(live.liveRack()).engine().status().slots().get(0).voices()).isEqualTo(1);
        assertThat(Objects.requireNonNull(live.liveRack()).engine().status().slots().get(1).voices()).isZero();
        live.stop().get();
        assertThat(live.playing()).isFalse();
    }

    @Test
    void whatIsWrongWithAMidiFileIsSaidOnce() throws Exception {
        String track = "00903c6460803c0000ff2f00"; // C4 for a beat of 96 ticks
        Files.write(folder.resolve("a.mid"),
                HexFormat.of().parseHex("4d546864000000060000000200604d54726b" + "%08x".formatted(track.length() / 2) + track));
        program("a.sw", "C4\n");
        program("b.sw", "C4\n");
        SessionFile file = SessionFile.of(List.of(slot("a.sw", Mode.REACTIVE))).withMidiFile("a.mid");
        live.rack(file, folder).get();
        live.rack(SessionFile.of(List.of(slot("a.sw", Mode.REACTIVE), slot("b.sw", Mode.REACTIVE))).withMidiFile("a.mid"), folder).get();
        assertThat(said).containsExactly("a.mid: byte 10: the header counts 2 tracks, and 1 is there.");
    }

    @Test
    void aRackOfKeysOnlySaysSoWhenItIsPlayed() throws Exception {
        program("a.sw", LEAD);
        load(slot("a.sw", Mode.REACTIVE));
        assertThat(live.playRack().get()).isFalse();
        assertThat(said).containsExactly(
                "The rack has no slot in song mode and no MIDI file; play it with the keyboard, or set a slot to song mode.");
    }

    @Test
    void aMessageAllocatesNothing() throws Exception {
        program("a.sw", "on cc(1) { }\n");
        load(slot("a.sw", Mode.REACTIVE));
        MidiRouter router = live.router();
        int word = Midi.message(Midi.CONTROL, 1, 64);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 20_000; i++) { // the JIT first
            router.message(word);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            router.message(word);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000); // under a byte a message; one object would be 16
    }
}
