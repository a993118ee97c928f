// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.Command;
import org.songwalker.engine.instrument.AudioInputInstrument;
import org.songwalker.engine.instrument.ChainInstrument;
import org.songwalker.engine.instrument.EffectInstrument;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.LayerInstrument;
import org.songwalker.engine.instrument.OscillatorInstrument;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.SplitInstrument;
import org.songwalker.lang.CompileResult;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.FolderFiles;
import org.songwalker.lang.compile.UsedFile;
import org.songwalker.lang.issue.SwIssue;
import org.songwalker.preset.source.SampleMemory;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.PresetUse;
import org.songwalker.runtime.Program;
import org.songwalker.runtime.Score;
import org.songwalker.runtime.SongExpansion;
import org.songwalker.session.file.Sound;

/** From the text of a slot to the command that puts it into the engine. One thread at a time; reads presets, so not the UI thread. */
public final class SlotCompiler {
    private final SwCompiler compiler;
    private final Sounds sounds;
    private final Supplier<SampleMemory> memory;

    /** Each slot that it compiles plays alone. */
    public SlotCompiler(SwCompiler compiler, Sounds sounds) {
        this(compiler, sounds, sounds::memory);
    }

    private SlotCompiler(SwCompiler compiler, Sounds sounds, Supplier<SampleMemory> memory) {
        this.compiler = compiler;
        this.sounds = sounds;
        this.memory = memory;
    }

    /** A compiler whose slots play together and beside others: the samples of all count as one session's. */
    public SlotCompiler together(Collection<Outcome> others) {
        SampleMemory shared = sounds.memory();
        others.forEach(outcome -> outcome.instruments().values().forEach(shared::hold));
        return new SlotCompiler(compiler, sounds, () -> shared);
    }

    /** Loads the programs that a MIDI file chooses in a slot; what is wrong with them is added to the problems of the slot. */
    List<Command.Programs.Choice> programs(String file, List<MidiPart.Program> programs, List<Problem> problems) {
        List<Command.Programs.Choice> choices = new ArrayList<>();
        SampleMemory together = memory.get();
        for (MidiPart.Program program : programs) {
            Sounds.Programmed loaded = sounds.load(program.wanted(), together);
            choices.add(new Command.Programs.Choice(program.channel(), program.wanted().bank(), program.wanted().program(),
                    loaded.instrument()));
            String problem = loaded.problem();
            if (problem != null && problems.stream().noneMatch(known -> known.message().contains("'" + loaded.name() + "'"))) {
                problems.add(Problem.running(file, 1, 1, "R001", problem));
            }
        }
        return choices;
    }

    /** Where presets come from. */
    public Sounds sounds() {
        return sounds;
    }

    /**
     * The outcome of compiling a source.
     *
     * @param program     null if it has errors
     * @param score       the expanded song, in song mode only
     * @param instruments one for every preset of the program
     * @param problems    of compiling, and of presets that are not available
     * @param missing     the presets that are not available
     * @param uses        the files that the source uses, by their paths from its folder
     */
    public record Outcome(@Nullable Program program, @Nullable Score score, Map<PresetUse, Instrument> instruments, List<Problem> problems,
            List<Sounds.Missing> missing, List<String> uses) {
        public Outcome {
            uses = List.copyOf(uses);
            problems = List.copyOf(problems);
            missing = List.copyOf(missing);
        }

        /** The same with other problems. */
        Outcome with(List<Problem> others) {
            return new Outcome(program, score, instruments, others, missing, uses);
        }

        /**
         * The problems of the program and of each file that it uses, an empty list for a file without any.
         *
         * @param label   what the program was compiled as
         * @param program where it lies
         */
        public Map<Path, List<Problem>> problems(String label, Path program) {
            Map<Path, List<Problem>> byFile = new LinkedHashMap<>();
            byFile.put(program, new ArrayList<>());
            Map<String, List<Problem>> used = new HashMap<>();
            for (String name : uses) {
                used.put(Problem.inside(label, name), byFile.computeIfAbsent(program.resolveSibling(name), file -> new ArrayList<>()));
            }
            problems.forEach(problem -> used.getOrDefault(problem.file(), byFile.get(program)).add(problem));
            return byFile;
        }

        /** The command that puts it into a slot; null if there is no program. */
        public @Nullable Command install(int slot) {
            Score song = score;
            Program reactive = program;
            return song != null ? new Command.InstallSong(slot, song, instruments)
                    : reactive == null ? null : new Command.Install(slot, reactive, instruments);
        }

        /** The commands that let the notes from here on use what has arrived since an older outcome of the same program. */
        public List<Command> arrived(Outcome older, int slot) {
            return instruments.entrySet()
                    .stream()
                    .filter(entry -> older.instruments.get(entry.getKey()) != entry.getValue())
                    .map(entry -> (Command) new Command.SetInstrument(slot, entry.getKey().name(), entry.getValue()))
                    .toList();
        }

        /** True if another try may find a preset that is missing. */
        public boolean waiting() {
            return missing.stream().anyMatch(Sounds.Missing::passing);
        }

        /** The highest channel of audio input that the program names, 0 if it names none. */
        public int inputChannels() {
            return instruments.values().stream().mapToInt(Outcome::inputChannels).max().orElse(0);
        }

        private static int inputChannels(Instrument instrument) {
            return switch (instrument) {
                case AudioInputInstrument input -> input.channel();
                case ChainInstrument chain -> inputChannels(chain.source());
                case LayerInstrument layer -> layer.children().stream().mapToInt(Outcome::inputChannels).max().orElse(0);
                case SplitInstrument split -> split.children().stream().mapToInt(Outcome::inputChannels).max().orElse(0);
                case OscillatorInstrument _,SamplerInstrument _,EffectInstrument _ -> 0;
            };
        }
    }

    /** What a text is made for. */
    public enum Kind {
        /** Keys play it. */
        KEYS,
        /** It is played from its start. */
        SONG,
        /** It has errors in either mode. */
        BROKEN
    }

    /** What a text is made for; loads nothing. */
    public Kind kind(String source, Path program) {
        SwCompiler here = compiler.with(new FolderFiles(Objects.requireNonNull(program.toAbsolutePath().getParent())));
        if (here.compile(source, Mode.REACTIVE) instanceof CompileResult.Compiled compiled) {
            return compiled.program().forKeys() ? Kind.KEYS : Kind.SONG;
        }
        return here.compile(source, Mode.SONG) instanceof CompileResult.Compiled ? Kind.SONG : Kind.BROKEN;
    }

    /**
     * Compiles, expands and loads.
     *
     * @param file       name for problems
     * @param source     the text
     * @param folder     the folder of the program's audio files
     * @param seed       of {@code random} in song mode
     * @param sampleRate frames per second
     */
    public Outcome compile(String file, String source, Path folder, Mode mode, long seed, double sampleRate) {
        return compile(file, source, folder, mode, seed, sampleRate, Map.of());
    }

    /** The same with changes to presets, by their names in the program; a change that affects nothing is reported as a problem. */
    public Outcome compile(String file, String source, Path folder, Mode mode, long seed, double sampleRate, Map<String, Sound> changes) {
        CompileResult result = compiler.with(new FolderFiles(folder)).compile(source, mode);
        List<Problem> problems = new ArrayList<>();
        for (SwIssue issue : result.issues()) {
            problems.add(Problem.of(file, issue));
        }
        for (UsedFile used : result.used()) {
            used.issues().forEach(issue -> problems.add(Problem.of(Problem.inside(file, used.name()), issue)));
        }
        List<String> uses = result.used().stream().map(UsedFile::name).toList();
        if (!(result instanceof CompileResult.Compiled compiled)) {
            return new Outcome(null, null, Map.of(), problems, List.of(), uses);
        }
        Program program = compiled.program();
        Sounds.Loaded loaded = sounds.load(program, folder, memory.get());
        loaded.missing().forEach(missing -> problems.add(problem(file, missing)));
        Map<PresetUse, Instrument> instruments = new HashMap<>(loaded.instruments());
        changes.forEach((name, sound) -> change(file, name, sound, program, instruments, sampleRate, problems));
        Score score = mode == Mode.SONG ? SongExpansion.expand(program, seed, sampleRate) : null;
        return new Outcome(program, score, instruments, problems, loaded.missing(), uses);
    }

    private static Problem problem(String file, Sounds.Missing missing) {
        return Problem.running(Problem.inside(file, missing.use().place().file()), missing.use().line(), missing.use().column(),
                missing.code(), missing.message());
    }

    /**
     * Loads what an outcome could not load; the program stays as it is.
     *
     * @param all  true for every preset that is missing, because the libraries are others; false for those that another try may find
     * @param file as in {@link #compile}, as are the others
     * @return the outcome with the instruments that have arrived; the same one if nothing has changed
     */
    public Outcome again(Outcome outcome, boolean all, String file, Path folder, double sampleRate, Map<String, Sound> changes) {
        Program program = outcome.program();
        if (program == null || !(all ? !outcome.missing().isEmpty() : outcome.waiting())) {
            return outcome;
        }
        Sounds.Loaded loaded = sounds.load(program, folder, memory.get());
        if (loaded.missing().equals(outcome.missing())) {
            return outcome;
        }
        List<Problem> problems = new ArrayList<>(outcome.problems());
        outcome.missing().forEach(missing -> problems.remove(problem(file, missing)));
        loaded.missing().forEach(missing -> problems.add(problem(file, missing)));
        Map<PresetUse, Instrument> instruments = new HashMap<>(outcome.instruments());
        for (Sounds.Missing missing : outcome.missing()) {
            if ((all || missing.passing()) && !loaded.missing().contains(missing)) {
                Instrument arrived = Objects.requireNonNull(loaded.instruments().get(missing.use()));
                Sound change = changes.get(missing.use().name());
                instruments.put(missing.use(), change == null ? arrived : change.apply(arrived, sampleRate));
            }
        }
        return new Outcome(program, outcome.score(), instruments, problems, loaded.missing(), outcome.uses());
    }

    private static void change(String file, String name, Sound sound, Program program, Map<PresetUse, Instrument> instruments,
            double sampleRate, List<Problem> problems) {
        List<PresetUse> named = program.presets().stream().filter(use -> use.name().equals(name) && instruments.containsKey(use)).toList();
        for (PresetUse use : named) {
            Instrument old = instruments.get(use);
            if (!sound.concerns(old)) {
                problems.add(Problem.running(file, use.line(), use.column(), "R001", "The session's key sounds." + name
                        + " changes nothing: '" + old.name() + "' has nothing of the kind. Take the key out, or change the preset."));
            }
            instruments.put(use, sound.apply(old, sampleRate));
        }
        if (named.isEmpty()) {
            problems.add(Problem.running(file, 1, 1, "R001",
                    "The session's key sounds." + name + " names no preset of this program; it has "
                            + String.join(", ",
                                    program.presets().stream().map(PresetUse::name).filter(each -> !each.isEmpty()).distinct().toList())
                            + "."));
        }
    }
}
