// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A program is changed to load another preset. */
class PresetCallsTest {
    /** The text after the edit; a bar in the text is the caret. */
    private static String load(String marked, String preset) {
        int caret = marked.indexOf('|');
        String text = marked.replace("|", "");
        PresetCalls.Edit edit = PresetCalls.load(text, Math.max(0, caret), preset);
        return text.substring(0, edit.offset()) + edit.text() + text.substring(edit.offset() + edit.length());
    }

    @Test
    void theCallAtTheCaretIsRewrittenElseTheOneOnItsLineElseTheFirst() {
        assertThat(load("const a = loadPreset(\"A\")\nconst b = loadPreset(\"B|\")\n", "L/C"))
                .isEqualTo("const a = loadPreset(\"A\")\nconst b = loadPreset(\"L/C\")\n");
        assertThat(load("const a = loadPreset(\"A\")\nconst b| = loadPreset(\"B\")\n", "L/C"))
                .isEqualTo("const a = loadPreset(\"A\")\nconst b = loadPreset(\"L/C\")\n");
        assertThat(load("const a = loadPreset(\"A\")\nconst b = loadPreset(\"B\")\n|", "L/C"))
                .isEqualTo("const a = loadPreset(\"L/C\")\nconst b = loadPreset(\"B\")\n");
        assertThat(load("const a = loadPreset(\"A\") const b = loadPreset(|\"B\")", "L/C"))
                .isEqualTo("const a = loadPreset(\"A\") const b = loadPreset(\"L/C\")");
    }

    @Test
    void aPresetThatIsDroppedOnACallTakesThePlaceOfItsArgument() {
        String text = "const a = loadPreset('A')\na(midi.note)\n";
        PresetCalls.Edit edit = PresetCalls.dropped(text, text.indexOf("A'"), PresetCalls.expression("L/C"));
        assertThat(edit).isEqualTo(new PresetCalls.Edit(text.indexOf("'A'"), 3, "\"L/C\""));
        assertThat(PresetCalls.dropped(text, text.indexOf("midi"), PresetCalls.expression("L/C"))).isNull();
        assertThat(PresetCalls.dropped(text, text.indexOf("A'"), "loadPreset(\"L/C\")(60)")).isNull();
        assertThat(PresetCalls.dropped(text, text.indexOf("A'"), "L/C")).isNull();
    }

    @Test
    void aRegularExpressionIsReplacedAndSingleQuotesStay() {
        assertThat(load("track.instrument = loadPreset(/FluidR3.*Piano/i)\n", "L/C")).isEqualTo("track.instrument = loadPreset(\"L/C\")\n");
        assertThat(load("track.instrument = loadPreset( 'A' )\n", "L/Bob's")).isEqualTo("track.instrument = loadPreset( 'L/Bob\\'s' )\n");
    }

    @Test
    void commentsAndStringsAreNoCalls() {
        assertThat(load("// loadPreset(\"A\")\nlog(\"loadPreset('B')\")\nconst c = loadPreset(\"C\")\n", "L/D"))
                .isEqualTo("// loadPreset(\"A\")\nlog(\"loadPreset('B')\")\nconst c = loadPreset(\"L/D\")\n");
    }

    @Test
    void aCallWithAnErrorAfterItIsRewritten() {
        assertThat(load("const a = loadPreset(\"A\"\nC4 /4\n)", "L/C")).isEqualTo("const a = loadPreset(\"L/C\"\nC4 /4\n)");
    }

    @Test
    void aProgramWithoutACallGetsAConstantBeforeItsFirstStatement() {
        assertThat(load("C4 /4|\n", "FluidR3 GM/Acoustic Grand Piano"))
                .isEqualTo("const acousticGrandPiano = loadPreset(\"FluidR3 GM/Acoustic Grand Piano\")\nC4 /4\n");
        assertThat(load("", "Starter/Keys")).isEqualTo("const keys = loadPreset(\"Starter/Keys\")\n");
        assertThat(load("// A song.\n\nC4 /4\n", "Starter/Keys"))
                .isEqualTo("// A song.\n\nconst keys = loadPreset(\"Starter/Keys\")\nC4 /4\n");
        assertThat(load("// The walk.\ntrack walk() { C4 /4 }\n", "Starter/Keys"))
                .isEqualTo("const keys = loadPreset(\"Starter/Keys\")\n// The walk.\ntrack walk() { C4 /4 }\n");
        assertThat(load("use \"lib.sw\" as lib\nC4 /4\n", "Starter/Keys"))
                .isEqualTo("use \"lib.sw\" as lib\nconst keys = loadPreset(\"Starter/Keys\")\nC4 /4\n");
        assertThat(load("C4 /4\r\n", "Starter/Keys")).isEqualTo("const keys = loadPreset(\"Starter/Keys\")\r\nC4 /4\r\n");
    }

    @Test
    void theConstantsNameIsNewAndNoWordOfTheLanguage() {
        assertThat(load("let keys = 1\n", "Starter/Keys")).startsWith("const keys2 = ");
        assertThat(load("C4\n", "L/8-bit Lead")).startsWith("const sound = ");
        assertThat(load("C4\n", "L/For")).startsWith("const sound = ");
    }

    @Test
    void quotesAndBackslashesAreEscaped() {
        assertThat(PresetCalls.expression("L/12\" \\ drum")).isEqualTo("loadPreset(\"L/12\\\" \\\\ drum\")");
    }
}
