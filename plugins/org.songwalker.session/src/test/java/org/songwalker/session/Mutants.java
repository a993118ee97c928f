// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.songwalker.engine.Command;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.Midi;
import org.songwalker.engine.dsp.KernelChoice;
import org.songwalker.engine.dsp.Quality;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.time.TempoMap;

/**
 * Makes programs by one to three random edits of good ones and plays them: in a slot with keys, pedal and controllers, or as a song.
 * Everything follows from the seed; a failure names the seed, the number and the source. {@code main} is the soak's.
 */
final class Mutants {
    private static final int RATE = 8_000;
    private static final int SECONDS = 2;
    private static final String[] PIECES = {"C4", "kick", "song", "midi.gate", "while", "if", "for", "(", ")", "{", "}", "[", "]", "/4",
        "*0.5", "@", ".", "..", "1e9", "-1", "0", "0/0", "true", "undefined", "song.voices[0]", ".pitchBend(60, 1)", "random(0, 1)", "=",
        "+=", "++", "\n", ";", "\"x\"", "on cc(1) {", "track t() {", "t()", "let a = [1, midi.note]", "while (true) {", "song.x = song.x",
        "transport.bpm = 1e9", "track.duration = /8", "&&", "??", "? 1 :"};

    private final long seed;
    private final Random random;
    private final List<String> sources;

    /** How many programs there were, how many of them played and how many had errors. */
    record Tally(int programs, int played, int rejected) {}

    Mutants(long seed) throws IOException {
        this.seed = seed;
        this.random = new Random(seed);
        this.sources = new ArrayList<>();
        for (Path folder : List.of(Path.of("../../product/examples"), Path.of("src/test/resources/sw"))) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".sw")).sorted().toList()) {
                    sources.add(Files.readString(file));
                }
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        System.out.println("mutants: seed " + seed);
        Tally tally = new Mutants(seed).run(count);
        System.out.println(tally.programs() + " programs, " + tally.played() + " played for " + SECONDS + " s of engine time, "
                + tally.rejected() + " had errors; no exception, no hang; "
                + (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() >> 20) + " MB in use");
    }

    Tally run(int count) {
        int played = 0;
        for (int i = 0; i < count; i++) {
            String source = mutant();
            Mode mode = i % 2 == 0 ? Mode.REACTIVE : Mode.SONG;
            try {
                SlotCompiler.Outcome outcome = Rig.SLOTS.compile("mutant.sw", source, Path.of(""), mode, seed, RATE);
                if (outcome.program() != null) {
                    played++;
                    play(outcome, mode);
                }
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ", mutant " + i + " as " + mode + ":\n" + source, e);
            }
        }
        return new Tally(count, played, count - played);
    }

    private String mutant() {
        StringBuilder source = new StringBuilder(sources.get(random.nextInt(sources.size())));
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            int at = random.nextInt(source.length() + 1);
            int end = Math.min(source.length(), at + random.nextInt(6));
            switch (random.nextInt(5)) {
                case 0 -> digit(source);
                case 1 -> source.insert(source.indexOf("\n", at) + 1, PIECES[random.nextInt(PIECES.length)] + "\n");
                case 2 -> source.delete(at, end);
                case 3 -> source.insert(at, " " + PIECES[random.nextInt(PIECES.length)] + " ");
                default -> source.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return source.toString();
    }

    /** Changes a digit, which hardly ever makes an error. */
    private void digit(StringBuilder source) {
        for (int at = random.nextInt(source.length()); at < source.length(); at++) {
            if (Character.isDigit(source.charAt(at))) {
                source.setCharAt(at, (char) ('0' + random.nextInt(10)));
                return;
            }
        }
    }

    private void play(SlotCompiler.Outcome outcome, Mode mode) {
        EngineSettings settings = EngineSettings.at(RATE).withSlots(1).withVoices(16, 16).withKernel(KernelChoice.SCALAR, Quality.LINEAR);
        Engine engine = new Engine(settings);
        engine.control().submit(Objects.requireNonNull(outcome.install(0)));
        engine.control().submit(new Command.Play(TempoMap.DEFAULT, null));
        float[] block = new float[2 * 256];
        for (int frame = 0; frame < RATE * SECONDS; frame += 256) {
            if (mode == Mode.REACTIVE) {
                perform(engine);
            }
            engine.render(block, 0, 256);
            engine.trace().poll();
            for (float sample : block) {
                if (!(Math.abs(sample) <= 1.0f)) {
                    throw new AssertionError("a sample of " + sample);
                }
            }
            engine.trace().clear();
        }
    }

    private void perform(Engine engine) {
        int key = 58 + random.nextInt(6);
        switch (random.nextInt(6)) {
            case 0, 1 -> engine.control().midi(Midi.noteOn(0, key, 1 + random.nextInt(127), 1));
            case 2, 3 -> engine.control().midi(Midi.noteOff(0, key, 1));
            case 4 -> engine.control().midi(Midi.control(0, random.nextBoolean() ? 1 : 64, random.nextInt(128), 1));
            default -> engine.control().midi(Midi.pitchBend(0, random.nextInt(16_384), 1));
        }
    }
}
