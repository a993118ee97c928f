// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.Command;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.Midi;
import org.songwalker.engine.dsp.KernelChoice;
import org.songwalker.engine.dsp.Quality;
import org.songwalker.hardening.Fuzz;
import org.songwalker.hardening.TextMutator;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.time.TempoMap;
import org.songwalker.session.file.OutsideException;

/**
 * Damaged programs have errors in their own text, or play two seconds in a slot with keys, pedal and controllers, and as a song, within
 * full scale.
 */
class ProgramFuzzTest {
    private static final int RATE = 8_000;
    private static final int SECONDS = 2;
    private static final int BLOCK = 256;
    private static final List<String> PIECES = List.of("C4", "kick", "song", "midi.gate", "while", "if", "for", "(", ")", "{", "}", "[",
            "]", "/4", "*0.5", "@", ".", "..", "1e9", "-1", "0", "0/0", "true", "undefined", "song.voices[0]", ".pitchBend(60, 1)",
            "random(0, 1)", "=", "+=", "++", "\n", ";", "\"x\"", "\non cc(1) {", "\ntrack t() {", "t()", "let a = [1, midi.note]\n",
            "\nwhile (true) {", "song.x = song.x\n", "transport.bpm = 1e9\n", "track.duration = /8\n", "&&", "??", "? 1 :");

    private static List<byte[]> seeds() throws IOException {
        List<byte[]> sources = new ArrayList<>();
        for (Path folder : List.of(Path.of("../../product/examples"), Path.of("src/test/resources/sw"))) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".sw")).sorted().toList()) {
                    sources.add(Files.readAllBytes(file));
                }
            }
        }
        return sources;
    }

    /** A program with errors counts as refused. */
    @Test
    void threeThousandDamagedProgramsHaveErrorsOrPlayInBothModes() throws IOException {
        new Fuzz("program", OutsideException.class, seeds(), new TextMutator(PIECES), ProgramFuzzTest::compileAndPlay).run(3_000);
    }

    private static void compileAndPlay(byte[] input, Random random) throws OutsideException {
        String source = new String(input, StandardCharsets.UTF_8);
        int played = 0;
        for (Mode mode : Mode.values()) {
            assertThat(Rig.COMPILER.compile(source, mode).issues())
                    .allMatch(issue -> issue.offset() >= 0 && issue.offset() + issue.length() <= source.length() && issue.line() >= 1);
            SlotCompiler.Outcome outcome = Rig.SLOTS.compile("damaged.sw", source, Path.of(""), mode, 1, RATE);
            if (outcome.program() != null) {
                played++;
                play(outcome, mode, random);
            }
        }
        if (played == 0) {
            throw new OutsideException("the program has errors");
        }
    }

    private static void play(SlotCompiler.Outcome outcome, Mode mode, Random random) {
        EngineSettings settings = EngineSettings.at(RATE).withSlots(1).withVoices(16, 16).withKernel(KernelChoice.SCALAR, Quality.LINEAR);
        Engine engine = new Engine(settings);
        engine.control().submit(Objects.requireNonNull(outcome.install(0)));
        engine.control().submit(new Command.Play(TempoMap.DEFAULT, null));
        float[] block = new float[2 * BLOCK];
        for (int frame = 0; frame < RATE * SECONDS; frame += BLOCK) {
            if (mode == Mode.REACTIVE) {
                perform(engine, random);
            }
            engine.render(block, 0, BLOCK);
            engine.trace().poll();
            engine.trace().clear();
            for (float sample : block) {
                if (!(Math.abs(sample) <= 1.0f)) {
                    throw new AssertionError("a sample of " + sample);
                }
            }
        }
    }

    private static void perform(Engine engine, Random random) {
        int key = 58 + random.nextInt(6);
        switch (random.nextInt(6)) {
            case 0, 1 -> engine.control().midi(Midi.noteOn(0, key, 1 + random.nextInt(127), 1));
            case 2, 3 -> engine.control().midi(Midi.noteOff(0, key, 1));
            case 4 -> engine.control().midi(Midi.control(0, random.nextBoolean() ? 1 : 64, random.nextInt(128), 1));
            default -> engine.control().midi(Midi.pitchBend(0, random.nextInt(16_384), 1));
        }
    }
}
