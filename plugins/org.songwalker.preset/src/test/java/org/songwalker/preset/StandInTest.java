// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.preset.index.GeneralMidi;

class StandInTest {
    private final PresetRepository repository = new PresetRepository(List.of());
    private final StandIn standIn = new StandIn(repository, new InstrumentBuilder());

    private String chosen(String name) {
        StandIn.Choice choice = standIn.choose(name);
        return choice.key() < 0 ? choice.preset() : choice.preset() + " " + choice.key();
    }

    @Test
    void everyProgramNameGoesToItsFamily() {
        for (GeneralMidi.Term term : new GeneralMidi().programs()) {
            int n = term.number();
            String family = n < 32 ? "Keys" : n < 40 ? "Bass" : n < 56 ? "Strings" : n < 88 ? "Lead" : n < 104 ? "Pad" : "Keys";
            for (String name : term.names()) {
                assertThat(chosen("FluidR3_GM/" + name)).as(name).isEqualTo(family);
            }
        }
    }

    @Test
    void everyDrumWordOfAKitGoesToItsKey() {
        for (GeneralMidi.Term term : new GeneralMidi().drums()) {
            for (String name : term.names()) {
                assertThat(chosen("FluidR3_GM/Standard Kit/" + name)).as(name).isEqualTo("Kit " + term.number());
            }
        }
    }

    @Test
    void theLongestNameWins() {
        assertThat(chosen("My Synth Bass Patch")).isEqualTo("Bass");
        assertThat(chosen("Synth Strings 1")).isEqualTo("Strings");
        assertThat(chosen("Acoustic Bass Drum")).isEqualTo("Kit 35");
        assertThat(chosen("Steel Drums")).isEqualTo("Keys");
    }

    @Test
    void kitWordsWithoutADrumAreTheWholeKit() {
        for (String name : List.of("FluidR3_GM/Standard", "FluidR3_GM/Standard Kit", "Drums", "Percussion", "Jazz Kit")) {
            assertThat(chosen(name)).as(name).isEqualTo("Kit");
        }
    }

    @Test
    void aPercussionPresetIsItsKey() {
        assertThat(chosen("FluidR3_GM/Percussion_Gb2_42")).isEqualTo("Kit 42");
    }

    @Test
    void tagsCountWhereTheNameSaysNothing() {
        assertThat(standIn.choose("X/Zzz", List.of("melodic", "gm:90"), null).preset()).isEqualTo("Pad");
        assertThat(standIn.choose("X/Zzz", List.of(), 33).preset()).isEqualTo("Bass");
    }

    @Test
    void theLibrarysNameHelpsLast() {
        assertThat(chosen("Choir Collection/Zzz")).isEqualTo("Strings");
    }

    @Test
    void nothingKnownIsKeys() {
        assertThat(chosen("Zzz")).isEqualTo("Keys");
        assertThat(chosen("")).isEqualTo("Keys");
    }

    @Test
    void aDrumSoundsOnItsKeyByDefaultAndIsNamedAfterTheKit() {
        Instrument kick = standIn.instrument(standIn.choose("Standard Kit/Kick"));
        assertThat(kick.defaultPitch()).isEqualTo(36);
        assertThat(kick.name()).isEqualTo("Starter/Kit");
    }

    @Test
    void everyDrumKeyHasASound() {
        for (int key = 35; key <= 81; key++) {
            assertThat(standIn.instrument(new StandIn.Choice("Kit", key)).defaultPitch()).isEqualTo(key);
        }
    }
}
