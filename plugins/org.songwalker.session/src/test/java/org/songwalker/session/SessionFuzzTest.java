// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songwalker.hardening.Fuzz;
import org.songwalker.hardening.TextMutator;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;

/** Damaged session files end in a session that can be saved and opened again as it is, or in a sentence. */
class SessionFuzzTest {
    private static final List<String> WORDS = List.of("null", "true", "false", "[]", "{}", ",", ":", "\"slots\":[", "\"effects\":[{",
            "\"type\":\"reverb\",", "\"mode\":\"song\",", "\"mode\":\"reactive\",", "\"channel\":\"all\",", "\"channel\":17,", "\"\"",
            "\"master\":{", "\"sends\":[{\"bus\":\"B\",\"gainDb\":-3}],", "\"sounds\":{\"lead\":{\"wavetable\":[1]}},", "\"seed\":9e15,",
            "\"midiFile\":\"a.mid\",", "\"version\":2,");
    private static final String SMALL = """
            {"format":"songwalker-session","version":1,"slots":[{"name":"A","source":"a.sw","mode":"reactive"}]}""";
    private static final String LARGE = """
            {"format":"songwalker-session","version":1,"tempo":98.5,"timeSigNum":3,"timeSigDen":4,"seed":7,"idleGap":4,"voices":128,
             "voicesPerSlot":32,"midiFile":"x.mid","master":{"gainDb":-1.5,"limiter":true,"effects":[{"type":"compressor"}]},
             "buses":[{"name":"Hall","gainDb":-6,"pan":0.5,"effects":[{"type":"reverb"}]}],
             "slots":[{"name":"Lead","source":"lead.sw","mode":"reactive","channel":3,"gainDb":-3,"pan":-0.25,"mute":false,"solo":true,
              "effects":[{"type":"delay"},{"type":"chorus"}],"song":{"x":1,"on":true,"name":"n"},"sends":[{"bus":"Hall","gainDb":-12}],
              "sounds":{"lead":{"waveform":"square","pulseWidth":0.3,"curve":"linear","vibrato":{"depth":30,"rate":5,"delay":0.1}},
               "pad":{"wavetable":[1,0.5,0.25]}}},
              {"name":"Song","source":"song.sw","mode":"song","trackSends":{"t":[{"bus":"Hall","gainDb":0}]}}]}""";

    @Test
    void bothSeedsAreGood() throws Exception {
        assertThat(SessionJson.parse("x", SMALL).slots()).hasSize(1);
        assertThat(SessionJson.parse("x", LARGE).slots()).hasSize(2);
    }

    @Test
    void twentyThousandDamagedSessionsAreSavedAsTheyWereReadOrEndInASentence() {
        new Fuzz("session", OutsideException.class, List.of(SMALL.getBytes(UTF_8), LARGE.getBytes(UTF_8)), new TextMutator(WORDS),
                SessionFuzzTest::readAndSave).run(20_000);
    }

    private static void readAndSave(byte[] input, Random random) throws OutsideException {
        SessionFile session = SessionJson.parse("x.swsession", new String(input, UTF_8));
        String saved = SessionJson.write(session);
        SessionFile again;
        try {
            again = SessionJson.parse("x.swsession", saved);
        } catch (OutsideException e) {
            throw new AssertionError("what was saved cannot be opened: " + e.getMessage() + "\n" + saved, e);
        }
        assertThat(again).isEqualTo(session);
        assertThat(SessionJson.write(again)).isEqualTo(saved);
    }
}
