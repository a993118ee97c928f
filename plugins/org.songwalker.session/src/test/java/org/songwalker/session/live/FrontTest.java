// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.engine.Midi;
import org.songwalker.engine.trace.TraceLog;
import org.songwalker.engine.trace.TraceValue;
import org.songwalker.runtime.Mode;
import org.songwalker.session.Problem;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.live.KeyTarget.Place;

/**
 * Keys go to the program in front, and a key that nobody hears says why. Without a window and without a device: the test pulls the blocks.
 */
class FrontTest implements LiveListener {
    private static final int BLOCK = 256;
    private static final String LEAD = "const lead = Oscillator({type: 'sine'})\nlead(midi.note) *midi.velocity\n";
    private static final String COUNTER = "song.count = song ? song.count + 1 : 1\n";
    @TempDir
    Path folder;
    private final LiveSession live = new LiveSession();
    private final List<String> unheard = Collections.synchronizedList(new ArrayList<>());
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void unheard(String why) {
        unheard.add(why);
    }

    @Override
    public void problems(Path source, List<Problem> problems) {
        told.add(source.getFileName() + " " + problems.stream().map(Problem::code).toList());
    }

    @BeforeEach
    void listen() {
        live.addListener(this);
    }

    @AfterEach
    void close() {
        live.close();
    }

    private SessionFile.Slot slot(String source, Mode mode) throws IOException {
        Files.writeString(folder.resolve(source), mode == Mode.SONG ? "track t() { C4 /4 }\nt()\n" : LEAD);
        return SessionFile.Slot.of(source, source, mode);
    }

    private void rack(SessionFile.Slot... slots) throws Exception {
        live.rack(SessionFile.of(List.of(slots)), folder).get();
        told.clear();
    }

    private KeyTarget front(String name, String text) throws Exception {
        live.front(folder.resolve(name), text).get();
        return live.keyTarget();
    }

    private void pull(int blocks) {
        float[] out = new float[2 * BLOCK];
        for (int i = 0; i < blocks; i++) {
            live.source().render(out, 0, BLOCK);
        }
    }

    private int voices(int slot) {
        return Objects.requireNonNull(live.liveRack()).engine().status().slots().get(slot).voices();
    }

    private @Nullable TraceValue song(int slot, String name) {
        TraceLog trace = Objects.requireNonNull(live.liveRack()).engine().trace();
        trace.poll();
        return trace.song(slot).get(name);
    }

    /** Presses a key on channel 1 and gives why it was not heard, an empty text if it was. */
    private String pressed() {
        live.key(60, 100);
        live.look();
        live.key(60, 0);
        return unheard.isEmpty() ? "" : unheard.getLast();
    }

    @Test
    void aProgramInNoSlotHearsTheKeysAlone() throws Exception {
        rack(slot("a.sw", Mode.REACTIVE));
        assertThat(front("b.sw", LEAD)).isEqualTo(new KeyTarget(folder.resolve("b.sw"), Place.ALONE));
        live.key(60, 100);
        pull(4);
        assertThat(voices(0)).isZero();
        assertThat(voices(2)).isEqualTo(1);
    }

    @Test
    void aPresetThatIsTriedHearsTheKeysAloneUntilTheProgramInFrontHasThemAgain() throws Exception {
        rack(slot("a.sw", Mode.REACTIVE));
        front("b.sw", LEAD);
        assertThat(live.audition("Starter/Keys").get()).isTrue();
        assertThat(live.auditioned()).isEqualTo("Starter/Keys");
        assertThat(live.keyTarget().place()).isEqualTo(Place.AUDITION);
        live.key(60, 100);
        pull(4);
        assertThat(voices(0)).isZero();
        assertThat(voices(2)).isEqualTo(1);
        live.key(60, 0);
        front("b.sw", LEAD + "\n"); // an edit meanwhile
        assertThat(live.keyTarget().place()).isEqualTo(Place.AUDITION);
        live.audition(null).get();
        assertThat(live.keyTarget()).isEqualTo(new KeyTarget(folder.resolve("b.sw"), Place.ALONE));
    }

    @Test
    void whatIsWrongWithATriedPresetIsToldAndIsOverAfterwards() throws Exception {
        rack(slot("a.sw", Mode.REACTIVE));
        live.audition("Starter/Nothing Like It").get();
        live.audition(null).get();
        assertThat(told).containsExactly("audition.sw [R001]", "audition.sw []");
        assertThat(live.keyTarget().place()).isEqualTo(Place.RACK);
    }

    @Test
    void everyMidiChannelReachesIt() throws Exception {
        rack(slot("a.sw", Mode.REACTIVE));
        front("b.sw", LEAD);
        live.router().message(Midi.message(Midi.NOTE_ON | 9, 60, 100));
        pull(4);
        assertThat(voices(2)).isEqualTo(1);
    }

    @Test
    void aProgramInASlotSoundsThereAndWithItTheRack() throws Exception {
        rack(slot("a.sw", Mode.REACTIVE), slot("b.sw", Mode.REACTIVE));
        assertThat(front("b.sw", "lead(nothing\n").place()).isEqualTo(Place.RACK);
        live.key(60, 100);
        pull(4);
        assertThat(voices(0)).isEqualTo(1);
        assertThat(voices(1)).isEqualTo(1);
    }

    @Test
    void addingItToTheRackGivesTheKeysBackToTheRack() throws Exception {
        rack(slot("a.sw", Mode.REACTIVE));
        front("b.sw", LEAD);
        rack(slot("a.sw", Mode.REACTIVE), slot("b.sw", Mode.REACTIVE));
        assertThat(live.keyTarget().place()).isEqualTo(Place.RACK);
        live.key(60, 100);
        pull(4);
        assertThat(voices(0) + 10 * voices(1) + 100 * voices(3)).isEqualTo(11);
    }

    @Test
    void withoutAnyRackItSoundsToo() throws Exception {
        front("b.sw", LEAD);
        live.key(60, 100);
        pull(4);
        assertThat(live.figures().voices()).isEqualTo(1);
    }

    @Test
    void anotherRackLeavesItInFront() throws Exception {
        front("b.sw", LEAD);
        rack(slot("a.sw", Mode.REACTIVE), slot("c.sw", Mode.REACTIVE));
        live.key(60, 100);
        pull(4);
        assertThat(voices(3)).isEqualTo(1);
        assertThat(live.keyTarget().place()).isEqualTo(Place.ALONE);
    }

    @Test
    void aKeyThatIsHeldWhileItLeavesIsReleased() throws Exception {
        rack(slot("a.sw", Mode.REACTIVE));
        live.key(60, 100);
        pull(4);
        front("b.sw", LEAD);
        live.key(62, 100);
        pull(4);
        assertThat(voices(0) + 10 * voices(2)).isEqualTo(11);
        live.key(60, 0); // the slot of the rack got this key, though it does not listen any more
        live.front(null, "").get();
        pull(200);
        assertThat(live.figures().voices()).isZero();
        live.key(62, 0);
        live.key(64, 100);
        pull(4);
        assertThat(voices(0)).isEqualTo(1);
    }

    @Test
    void aPedalThatIsHeldWhileItLeavesIsReleased() throws Exception {
        rack(slot("a.sw", Mode.REACTIVE));
        live.router().message(Midi.message(Midi.CONTROL, 64, 127));
        live.key(60, 100);
        live.key(60, 0);
        pull(4);
        front("b.sw", LEAD);
        pull(200);
        assertThat(voices(0)).isEqualTo(1);
        live.router().message(Midi.message(Midi.CONTROL, 64, 0));
        pull(200);
        assertThat(voices(0)).isZero();
    }

    @Test
    void whatItPlaysByItselfEndsWhenItLeaves() throws Exception {
        rack(slot("a.sw", Mode.REACTIVE));
        front("latch.sw", "const s = Oscillator({type: 'sine'})\nfor i in 0..1000 { s(midi.note) /4 }\n");
        live.key(60, 100);
        live.key(60, 0);
        pull(100);
        assertThat(voices(2)).isPositive();
        live.front(null, "").get();
        pull(400);
        assertThat(voices(2)).isZero();
    }

    @Test
    void aKeyOfTheMomentInWhichItLeavesDoesNotStartIt() throws Exception {
        rack(slot("a.sw", Mode.REACTIVE));
        front("latch.sw", "const s = Oscillator({type: 'sine'})\nfor i in 0..1000 { s(midi.note) /4 }\n");
        live.key(60, 100); // the engine takes it after the command that removes the program
        live.front(null, "").get();
        live.key(60, 0);
        pull(100);
        assertThat(live.figures().voices()).isZero();
    }

    @Test
    void anEditedTextTakesOverAndABrokenOneLeavesTheOlderSounding() throws Exception {
        rack();
        front("b.sw", LEAD);
        assertThat(front("b.sw", "const lead = ").place()).isEqualTo(Place.OLDER);
        assertThat(live.older(folder.resolve("b.sw"))).isTrue();
        live.key(60, 100);
        pull(4);
        assertThat(live.figures().voices()).isEqualTo(1);
        live.panic().get();
        pull(64);
        assertThat(front("b.sw", "const s = Oscillator({type: 'sine'})\n[s(midi.note), s(midi.note + 7)]\n").place())
                .isEqualTo(Place.ALONE);
        live.key(60, 100);
        pull(4);
        assertThat(live.figures().voices()).isEqualTo(2);
    }

    @Test
    void anEditKeepsSongAndAnotherProgramDoesNotSeeIt() throws Exception {
        rack();
        front("b.sw", COUNTER);
        live.key(60, 100);
        pull(4);
        front("b.sw", COUNTER + "// edited\n");
        live.key(61, 100);
        pull(4);
        assertThat(song(1, "count")).isEqualTo(new TraceValue.Num(2));
        front("c.sw", COUNTER);
        live.key(62, 100);
        pull(4);
        assertThat(song(1, "count")).isEqualTo(new TraceValue.Num(1));
    }

    @Test
    void moreNamesOfSongPropertiesThanASlotKeepsMakeANewEngine() throws Exception {
        rack(slot("a.sw", Mode.REACTIVE).withLevel(-6, 0));
        for (int i = 0; i < 5; i++) {
            StringBuilder text = new StringBuilder(LEAD);
            for (int name = 0; name < 40; name++) {
                text.append("song.n").append(i).append('x').append(name).append(" = 1\n");
            }
            assertThat(front("b" + i + ".sw", text.toString()).place()).isEqualTo(Place.ALONE);
            assertThat(pressed()).isEmpty();
            pull(4);
            assertThat(voices(2)).isPositive();
        }
        assertThat(Objects.requireNonNull(live.rack()).slots().getFirst().gainDb()).isEqualTo(-6);
    }

    @Test
    void aSongInFrontLeavesTheKeysToTheRack() throws Exception {
        rack(slot("a.sw", Mode.REACTIVE));
        assertThat(front("song.sw", "track t() { C4 /4 }\nt()\n").place()).isEqualTo(Place.SONG);
        live.key(60, 100);
        pull(4);
        assertThat(voices(0)).isEqualTo(1);
    }

    @Test
    void aTrackThatReadsMidiIsMadeForKeys() throws Exception {
        rack(slot("a.sw", Mode.REACTIVE));
        assertThat(front("b.sw", "track t() { C4 *midi.velocity /4 }\nt()\n").place()).isEqualTo(Place.ALONE);
    }

    @Test
    void aSongThatPlaysAndTheProgramInFrontSoundTogether() throws Exception {
        rack(slot("a.sw", Mode.REACTIVE));
        assertThat(live.playSong(folder.resolve("song.sw"), "track t() { C4 /1 }\nt()\n").get()).isTrue();
        front("b.sw", LEAD);
        live.key(60, 100);
        pull(8);
        assertThat(voices(1)).isEqualTo(1);
        assertThat(voices(2)).isEqualTo(1);
    }

    @Test
    void soloInTheRackSilencesNeitherSongNorTheProgramInFront() throws Exception {
        rack(slot("a.sw", Mode.REACTIVE).withSoloed(true));
        front("b.sw", LEAD);
        assertThat(pressed()).isEmpty();
        var slots = Objects.requireNonNull(live.liveRack()).engine().control().slots();
        assertThat(slots.get(1).soloed()).isTrue();
        assertThat(slots.get(2).soloed()).isTrue();
        live.rack(SessionFile.of(List.of(slot("a.sw", Mode.REACTIVE))), folder).get();
        slots = Objects.requireNonNull(live.liveRack()).engine().control().slots();
        assertThat(slots.get(2).soloed()).isFalse();
    }

    @Test
    void aFileThatItUsesIsTakenOverWhenItIsSaved() throws Exception {
        Path library = Files.writeString(folder.resolve("lib.sw"), "function key(note) { return note + 1 }\n");
        rack();
        front("b.sw", "use 'lib.sw'\nsong.key = key(midi.note)\n");
        Files.writeString(library, "function key(note) { return note + 2 }\n");
        live.saved(library).get();
        live.key(60, 100);
        pull(4);
        assertThat(song(1, "key")).isEqualTo(new TraceValue.Num(62));
    }

    @Test
    void itsProblemsAreToldOnceWhileTheyStayTheSame() throws Exception {
        rack();
        String missing = "const p = loadPreset(\"Nowhere/Nothing\")\np(midi.note)\n";
        front("b.sw", missing);
        front("b.sw", missing + "// edited\n");
        front("b.sw", missing + "nothing(\n");
        assertThat(told).hasSize(1);
    }

    @Test
    void aRackOfThirtyTwoSlotsHasRoomForNeitherSongNorProgram() throws Exception {
        SessionFile.Slot[] slots = new SessionFile.Slot[SessionFile.MAX_SLOTS];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = slot("a" + i + ".sw", Mode.REACTIVE);
        }
        rack(slots);
        assertThat(front("b.sw", LEAD).place()).isEqualTo(Place.FULL);
        assertThat(live.playSong(folder.resolve("song.sw"), "C4 /4\n").get()).isFalse();
        live.key(60, 100);
        pull(4);
        assertThat(voices(31)).isEqualTo(1);
    }

    @Test
    void aKeyThatReachesNoSlotSaysWhyUntilOneDoes() throws Exception {
        rack();
        assertThat(pressed()).isEqualTo("the rack is empty");
        rack(slot("a.sw", Mode.REACTIVE).withChannel(2));
        assertThat(pressed()).isEqualTo("slot 1 hears channel 2 only");
        live.router().message(Midi.message(Midi.NOTE_ON | 1, 60, 100));
        live.look();
        assertThat(unheard.getLast()).isEmpty();
        rack(slot("a.sw", Mode.REACTIVE).withMuted(true), slot("b.sw", Mode.REACTIVE).withChannel(3));
        assertThat(pressed()).isEqualTo("slot 1 is muted, slot 2 hears channel 3 only");
        rack(slot("a.sw", Mode.REACTIVE), slot("b.sw", Mode.SONG).withSoloed(true));
        assertThat(pressed()).isEqualTo("slot 1 is silent while another has solo, slot 2 plays a song");
        front("b2.sw", "lead(");
        assertThat(pressed()).isEqualTo("the program in front has errors");
        front("b2.sw", LEAD);
        live.look();
        assertThat(unheard.getLast()).isEmpty();
        Files.writeString(folder.resolve("bad.sw"), "lead(");
        rack(SessionFile.Slot.of("bad", "bad.sw", Mode.REACTIVE));
        live.front(null, "").get();
        assertThat(pressed()).isEqualTo("slot 1 has errors");
    }
}
