// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.trace.TraceEvent;

/** The nine examples of the plan behave as language reference 12 says: 120 BPM, velocity 102. */
class ExamplesTest {

    @Test
    void ex1KeyPlaysOneVoiceUntilItIsReleased() throws Exception {
        List<TraceEvent.Note> notes = Rig.example("default-preset.sw").key(60, 0, 2).notes();
        assertThat(notes).hasSize(1);
        assertThat(notes.getFirst().note()).isEqualTo(60);
        assertThat(notes.getFirst().velocity()).isCloseTo(102, within(1e-9));
        assertThat(notes.getFirst().gateBeats()).isNull();
        assertThat(notes.getFirst().endFrame()).isEqualTo(48_000);
    }

    @Test
    void ex2LegatoBendsTheOneVoiceTwiceAndTheLatestKeyEndsIt() throws Exception {
        List<TraceEvent> events = Rig.example("pitch-bend.sw").key(60, 0, 3).key(64, 1, 5).key(67, 2, 4).key(72, 6, 7).slot();
        List<TraceEvent.Note> notes = events.stream().filter(TraceEvent.Note.class::isInstance).map(TraceEvent.Note.class::cast).toList();
        List<TraceEvent.Bend> bends = events.stream().filter(TraceEvent.Bend.class::isInstance).map(TraceEvent.Bend.class::cast).toList();
        assertThat(bends).extracting(TraceEvent.Bend::fromNote, TraceEvent.Bend::toNote, TraceEvent.Bend::beats)
                .containsExactly(Tuple.tuple(60.0, 64.0, 0.25), Tuple.tuple(64.0, 67.0, 0.25));
        assertThat(notes).extracting(TraceEvent.Note::note).containsExactly(60.0, 72.0);
        // The key of the firing that bent last was released at beat 4; the key of the first firing at beat 3 changed nothing.
        assertThat(notes.getFirst().endFrame()).isEqualTo(96_000);
    }

    @Test
    void ex3AddsTheChordToneBelow() throws Exception {
        assertThat(Rig.example("close-harmony.sw").key(62, 0, 1).key(65, 2, 3).key(69, 4, 5).key(48, 6, 7).pitches())
                .containsExactly("0:62", "0:60", "2:65", "2:64", "4:69", "4:67", "6:48", "6:48");
    }

    @Test
    void ex3HarmonyIsSofterAndStartsAtTheSameFrame() throws Exception {
        List<TraceEvent.Note> notes = Rig.example("close-harmony.sw").key(62, 0, 1).notes();
        assertThat(notes.get(1).velocity()).isCloseTo(102 * 0.7, within(1e-9));
        assertThat(notes.get(1).place().frame()).isEqualTo(notes.getFirst().place().frame());
    }

    @Test
    void ex4LoopsUntilNoteOffAndKeepsTheLastSnare() throws Exception {
        List<TraceEvent.Note> notes = Rig.example("drum-loop.sw").key(60, 0, 2.2).until(8).notes();
        assertThat(notes).extracting(n -> n.place().beat()).containsExactly(0.0, 1.0, 1.5, 2.0);
        assertThat(notes).extracting(TraceEvent.Note::preset)
                .containsExactly("FluidR3_GM/Standard Kit/Kick", "FluidR3_GM/Standard Kit/Closed Hi-Hat",
                        "FluidR3_GM/Standard Kit/Closed Hi-Hat", "FluidR3_GM/Standard Kit/Snare");
        assertThat(notes.getLast().gateBeats()).isEqualTo(1);
        assertThat(notes.getLast().endFrame()).isEqualTo(72_000);
    }

    @Test
    void ex4GoesRoundAfterFourBeats() throws Exception {
        assertThat(Rig.example("drum-loop.sw").key(60, 0, 5).notes()).extracting(n -> n.place().beat())
                .containsExactly(0.0, 1.0, 1.5, 2.0, 3.0, 3.5, 4.0);
    }

    @Test
    void ex5StepsThroughThePatternAndBack() throws Exception {
        Rig rig = Rig.example("arpeggiator.sw");
        for (int i = 0; i < 7; i++) {
            rig.key(60, i, i + 0.5);
        }
        assertThat(rig.notes()).extracting(TraceEvent.Note::note).containsExactly(60.0, 64.0, 67.0, 72.0, 67.0, 64.0, 60.0);
    }

    @Test
    void ex6AddsTheThirdOfTheScaleOnly() throws Exception {
        assertThat(Rig.example("harmony.sw").key(62, 0, 1).key(61, 2, 3).pitches()).containsExactly("0:62", "0:65", "2:61");
    }

    @Test
    void ex6WrapsAnOctaveBelowForTheHighDegrees() throws Exception {
        assertThat(Rig.example("harmony.sw").key(69, 0, 1).key(71, 2, 3).pitches()).containsExactly("0:69", "0:60", "2:71", "2:62");
    }

    @Test
    void ex7HardKeysPlayKickFirst() throws Exception {
        assertThat(Rig.example("velocity-drums.sw").key(60, 102, 0, 0.9).notes()).extracting(TraceEvent.Note::preset)
                .containsExactly("FluidR3_GM/Standard Kit/Kick");
    }

    @Test
    void ex7SoftKeysPlayHatsOnly() throws Exception {
        assertThat(Rig.example("velocity-drums.sw").key(60, 38, 0, 0.9).notes()).extracting(TraceEvent.Note::preset)
                .containsExactly("FluidR3_GM/Standard Kit/Closed Hi-Hat", "FluidR3_GM/Standard Kit/Closed Hi-Hat");
    }

    @Test
    void ex8StaysInTheScaleAndItsOctaves() throws Exception {
        List<TraceEvent.Note> notes = Rig.example("generative-texture.sw").key(60, 0, 64).notes();
        assertThat(notes).hasSize(128);
        assertThat(notes).extracting(n -> Math.floorMod((int) n.note() - 60, 12)).containsOnly(0, 2, 4, 7, 9);
        assertThat(notes).extracting(n -> Math.floorDiv((int) n.note() - 60, 12)).contains(-1, 0, 1).containsOnly(-1, 0, 1);
        assertThat(notes).allMatch(n -> n.velocity() >= 0.2 * 127 - 1e-9 && n.velocity() < 102);
    }

    @Test
    void ex8RepeatsWithItsSeedAndChangesWithAnother() throws Exception {
        List<String> one = Rig.example("generative-texture.sw").key(60, 0, 8).pitches();
        assertThat(Rig.example("generative-texture.sw").key(60, 0, 8).pitches()).isEqualTo(one);
        assertThat(Rig.example("generative-texture.sw").key(60, 0, 8).seed(2).pitches()).isNotEqualTo(one);
    }

    @Test
    void ex9WheelAtItsTopOpensTheFilterTo8200() throws Exception {
        List<TraceEvent> events = Rig.example("cc-filter.sw").key(60, 0, 2).at(1, 0xB0, 1, 127).slot();
        assertThat(events).filteredOn(TraceEvent.Handler.class::isInstance)
                .extracting(e -> ((TraceEvent.Handler) e).name())
                .containsExactly("cc(1)");
        assertThat(events).filteredOn(TraceEvent.Property.class::isInstance)
                .extracting(e -> ((TraceEvent.Property) e).target(), e -> ((TraceEvent.Property) e).value())
                .containsExactly(Tuple.tuple("synth.filterCutoff", "8200"));
    }
}
