// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.AudioInputInstrument;
import org.songwalker.engine.instrument.ChainInstrument;
import org.songwalker.engine.instrument.EffectInstrument;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.LayerInstrument;
import org.songwalker.engine.instrument.OscillatorInstrument;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.SplitInstrument;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.preset.InstrumentBuilder;
import org.songwalker.preset.PresetRef;
import org.songwalker.preset.PresetRepository;
import org.songwalker.preset.Resolution;
import org.songwalker.preset.StandIn;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.Links;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.SampleMemory;
import org.songwalker.runtime.PresetSource;
import org.songwalker.runtime.PresetUse;
import org.songwalker.runtime.Program;

/**
 * Turns names of presets into instruments. A preset that is not available is replaced by the nearest instrument of the Starter, and a
 * problem says so (language reference 0.8). Calls read files and, for libraries on the web, the network: never on the audio or UI thread.
 */
public final class Sounds {
    private final PresetRepository repository;
    private final InstrumentBuilder builder;
    private final StandIn standIn;
    private final IntSupplier inputChannels;
    private final long mostSampleBytes;
    /** What looks presets up in the background; null if every call waits for its presets. */
    private final @Nullable Arrivals arrivals;

    /** Without inputs: {@code AudioInput} is silent and says so. */
    public Sounds(PresetRepository repository) {
        this(repository, () -> 0);
    }

    /** @param inputChannels asked with every load: the number of channels of audio input */
    public Sounds(PresetRepository repository, IntSupplier inputChannels) {
        this(repository, inputChannels, new InstrumentBuilder(), SampleMemory.MOST_BYTES, null);
    }

    private Sounds(PresetRepository repository, IntSupplier inputChannels, InstrumentBuilder builder, long mostSampleBytes,
            @Nullable Arrivals arrivals) {
        this.repository = repository;
        this.inputChannels = inputChannels;
        this.builder = builder;
        this.mostSampleBytes = mostSampleBytes;
        this.arrivals = arrivals;
        this.standIn = new StandIn(repository, builder);
    }

    /** The same sounds for offline renders, which have no audio input; both share what has been loaded. */
    public Sounds offline() {
        return new Sounds(repository, () -> 0, builder, mostSampleBytes, null);
    }

    /**
     * The same sounds for what plays live: presets on the web that are not there at once are replaced by the Starter until they are.
     *
     * @param arrived called on any thread after such a preset has been read, or has turned out to be missing
     */
    public Sounds live(Runnable arrived) {
        return new Sounds(repository, inputChannels, builder, mostSampleBytes, repository.remote() ? new Arrivals(arrived) : null);
    }

    /** The same sounds with another limit to the bytes of a session's decoded samples. */
    Sounds withSamples(long mostBytes) {
        return new Sounds(repository, inputChannels, builder, mostBytes, arrivals);
    }

    /** Room for the samples of one session. */
    SampleMemory memory() {
        return new SampleMemory(mostSampleBytes);
    }

    public PresetRepository repository() {
        return repository;
    }

    /**
     * A preset that is not available, and what plays instead (R001), or one in {@code track.effects} that is no effect (T010).
     *
     * @param passing true if another try may find it: it is being read, or its library did not answer
     */
    public record Missing(PresetUse use, String code, String message, boolean passing) {}

    /** Instruments for every preset of a program, and the presets that are replaced. */
    public record Loaded(Map<PresetUse, Instrument> instruments, List<Missing> missing) {}

    /**
     * Loads all presets of a program.
     *
     * @param folder the folder of the program's audio files
     * @param memory the samples of the session so far
     */
    Loaded load(Program program, Path folder, SampleMemory memory) {
        Map<PresetUse, Instrument> instruments = new HashMap<>();
        List<Missing> missing = new ArrayList<>();
        Arrivals background = arrivals;
        if (background != null) { // all at once
            program.presets().forEach(use -> begin(use.source(), background));
        }
        for (PresetUse use : program.presets()) {
            boolean effect = program.effects().contains(use);
            int before = missing.size();
            Instrument instrument = instrument(use.source(), new Loading(use, effect, folder, memory, missing));
            instruments.put(use, instrument);
            if (effect && use.source() instanceof PresetSource.Named && missing.size() == before && !isEffect(instrument)) {
                missing.add(
                        new Missing(use, "T010", "'" + use.source().text() + "' is no effect, so it leaves the sound as it is.", false));
            }
        }
        return new Loaded(instruments, missing);
    }

    /** The instrument of a program of a MIDI file, the name that was looked for, and a sentence if another plays in its place. */
    record Programmed(Instrument instrument, String name, @Nullable String problem) {}

    /**
     * Loads what a program change asks for; what the Starter has in its place if that cannot be read.
     *
     * @param memory the samples of the session so far
     */
    Programmed load(ProgramChanges.Wanted wanted, SampleMemory memory) {
        Resolution resolution = resolve(wanted, repository);
        try {
            if (resolution instanceof Resolution.Found found) {
                return new Programmed(builder.build(found.target(), memory).instrument(), resolution.name(), null);
            }
        } catch (PresetException e) {
            StandIn.Choice choice = standIn.choose(((Resolution.Found) resolution).target());
            return new Programmed(standIn.instrument(choice), resolution.name(),
                    sentence(e.getMessage()) + " " + choice.instrumentName() + " plays instead.");
        }
        StandIn.Choice choice = standIn.choose(resolution.name());
        return new Programmed(standIn.instrument(choice), resolution.name(),
                sentence(((Resolution.Missing) resolution).problem()) + " " + choice.instrumentName() + " plays instead.");
    }

    /** What a program change asks for, in the libraries. */
    static Resolution resolve(ProgramChanges.Wanted wanted, PresetRepository repository) {
        return wanted.kit() ? repository.resolveKit(wanted.program()) : repository.resolveProgram(wanted.banks(), wanted.program());
    }

    private static boolean isEffect(Instrument instrument) {
        return switch (instrument) {
            case EffectInstrument effect -> true;
            case ChainInstrument chain -> isEffect(chain.source());
            case LayerInstrument layer -> layer.children().stream().allMatch(Sounds::isEffect);
            case SplitInstrument split -> split.children().stream().allMatch(Sounds::isEffect);
            case OscillatorInstrument _,SamplerInstrument _,AudioInputInstrument _ -> false;
        };
    }

    /** What a preset is loaded for, and what is wrong with it. */
    private record Loading(PresetUse use, boolean effect, Path folder, SampleMemory memory, List<Missing> missing) {
        void add(String message) {
            add(message, false);
        }

        void add(String message, boolean passing) {
            missing.add(new Missing(use, "R001", message, passing));
        }

        /** @param problem a sentence; what plays instead is added */
        void standIn(String problem, StandIn.Choice choice) {
            standIn(problem, choice, false);
        }

        void standIn(String problem, StandIn.Choice choice, boolean passing) {
            add(problem + (effect ? " There is no effect in its place." : " " + choice.instrumentName() + " plays instead."), passing);
        }
    }

    /** Reads a preset, whatever time that takes, so that the next load finds it in memory; that load says what is wrong with it. */
    public void fetch(String preset) {
        try {
            if (arrivals != null && repository.resolve(preset) instanceof Resolution.Found found) {
                builder.build(found.target());
            }
        } catch (PresetException e) {
            return; // the load says so
        }
    }

    private void begin(PresetSource source, Arrivals background) {
        switch (source) {
            case PresetSource.Named named -> background.begin(named.text(), () -> lookup(named, SampleMemory.unlimited()));
            case PresetSource.Pattern pattern -> background.begin(pattern.text(), () -> lookup(pattern, SampleMemory.unlimited()));
            case PresetSource.Composite composite -> composite.children().forEach(child -> begin(child, background));
            default -> {}
        }
    }

    private Instrument instrument(PresetSource source, Loading loading) {
        return switch (source) {
            case PresetSource.Named named -> fromLibrary(named, loading);
            case PresetSource.Pattern pattern -> fromLibrary(pattern, loading);
            case PresetSource.Oscillator oscillator -> oscillator(oscillator);
            case PresetSource.Composite composite -> composite(composite, loading);
            case PresetSource.AudioInput input -> audioInput(input, loading);
            case PresetSource.AudioFile file -> audioFile(file, loading);
        };
    }

    private Instrument fromLibrary(PresetSource source, Loading loading) {
        Arrivals background = arrivals;
        Lookup lookup = background == null ? lookup(source, loading.memory())
                : background.lookup(source.text(), () -> lookup(source, SampleMemory.unlimited()));
        String name = source instanceof PresetSource.Pattern pattern ? pattern.expression() : source.text();
        Resolution.Found embedded = lookup == null ? repository.embedded(source.text()) : null;
        if (embedded != null) { // the libraries that are searched before the Starter take their time
            lookup = built(embedded, loading.memory());
        }
        if (lookup == null) {
            StandIn.Choice choice = standIn.choose(name);
            loading.standIn("The preset '" + source.text() + "' is being loaded.", choice, true);
            return standIn.instrument(choice);
        }
        if (lookup.built() != null && background != null && !loading.memory().hold(lookup.built().instrument())) {
            lookup = new Lookup(lookup.resolution(), null,
                    new PresetException(PresetException.Reason.UNSUPPORTED, source.text(), "", loading.memory().full()));
        }
        return instrument(name, lookup, loading);
    }

    /** Looks a name up and reads its preset, whatever time that takes. */
    private Lookup lookup(PresetSource source, SampleMemory memory) {
        try {
            return built(source instanceof PresetSource.Pattern pattern
                    ? repository.resolve(PresetRef.regex(pattern.expression(), pattern.flags())) : repository.resolve(source.text()),
                    memory);
        } catch (PresetException e) {
            return new Lookup(null, null, e);
        }
    }

    private Lookup built(Resolution resolution, SampleMemory memory) {
        try {
            return new Lookup(resolution, resolution instanceof Resolution.Found found ? builder.build(found.target(), memory) : null,
                    null);
        } catch (PresetException e) {
            return new Lookup(resolution, null, e);
        }
    }

    private Instrument instrument(String name, Lookup lookup, Loading loading) {
        InstrumentBuilder.Built built = lookup.built();
        if (built != null) {
            warn(built.warnings(), loading, lookup.unreached());
            return built.instrument();
        }
        StandIn.Choice choice = lookup.resolution() instanceof Resolution.Found found ? standIn.choose(found.target())
                : standIn.choose(name);
        String problem = lookup.resolution() instanceof Resolution.Missing missing
                ? loading.effect() ? noEffect(name, missing) : sentence(missing.problem()) + nearest(missing.candidates())
                : sentence(Objects.requireNonNull(lookup.failure()).getMessage());
        loading.standIn(problem, choice, lookup.unreached());
        return standIn.instrument(choice);
    }

    /** The instruments of the Starter, which always are candidates, are no effects and not worth naming. */
    private static String noEffect(String name, Resolution.Missing missing) {
        List<String> candidates = missing.candidates().stream().filter(candidate -> !candidate.startsWith("Starter/")).toList();
        return (missing.cause() == null ? "Preset '" + name + "' is not in any library." : sentence(missing.problem()))
                + nearest(candidates);
    }

    /** What is wrong with the files of a preset that plays all the same: the first of it. */
    private static void warn(List<String> warnings, Loading loading, boolean passing) {
        if (!warnings.isEmpty()) {
            loading.add(sentence(warnings.getFirst()) + (warnings.size() == 1 ? "" : " " + (warnings.size() - 1) + " more of this preset."),
                    passing);
        }
    }

    private static String nearest(List<String> candidates) {
        return candidates.isEmpty() ? "" : " The nearest names: " + String.join(", ", candidates) + ".";
    }

    /** Ends a text like a sentence. */
    static String sentence(@Nullable String text) {
        String said = text == null ? "The preset cannot be read" : text;
        return said.endsWith(".") || said.endsWith("?") ? said : said + ".";
    }

    private Instrument audioInput(PresetSource.AudioInput source, Loading loading) {
        int there = inputChannels.getAsInt();
        if (source.channel() > there) {
            loading.add("There is no input channel " + source.channel()
                    + (there == 0 ? ": no audio input is connected" : ": the audio inputs have " + there) + "; " + source.text()
                    + " is silent. Connect an input and play live.");
        }
        return new AudioInputInstrument(source.text(), source.channel());
    }

    private static OscillatorInstrument oscillator(PresetSource.Oscillator source) {
        EnvelopeSpec usual = EnvelopeSpec.OSCILLATOR;
        EnvelopeSpec envelope = new EnvelopeSpec(given(source.attack(), usual.attackSeconds()), given(source.decay(), usual.decaySeconds()),
                given(source.sustain(), usual.sustainLevel()), given(source.release(), usual.releaseSeconds()));
        Waveform waveform = Waveform.valueOf(source.waveform().toUpperCase(Locale.ROOT));
        return new OscillatorInstrument(source.text(), waveform, source.detune(), 0.5, envelope, source.mixer());
    }

    private static double given(double value, double otherwise) {
        return value < 0 ? otherwise : value;
    }

    private Instrument composite(PresetSource.Composite source, Loading loading) {
        List<Instrument> children = source.children().stream().map(child -> instrument(child, loading)).toList();
        String name = source.text();
        return switch (source.mode()) {
            case "split" -> new SplitInstrument(name, children, source.splitPoints().stream().map(Double::intValue).toList());
            case "chain" -> {
                List<EffectSpec> effects = children.stream()
                        .skip(1)
                        .filter(EffectInstrument.class::isInstance)
                        .map(child -> ((EffectInstrument) child).effect())
                        .toList();
                yield new ChainInstrument(name, children.getFirst(), effects);
            }
            default -> new LayerInstrument(name, children, levels(source, children.size()));
        };
    }

    private static List<Double> levels(PresetSource.Composite source, int children) {
        List<Double> levels = new ArrayList<>(source.mixLevels().subList(0, Math.min(children, source.mixLevels().size())));
        while (levels.size() < children) {
            levels.add(1.0);
        }
        return levels;
    }

    private Instrument audioFile(PresetSource.AudioFile source, Loading loading) {
        Path folder = loading.folder();
        Path file = InputFile.path(folder, source.path()).map(Path::normalize).findFirst().orElse(null);
        String problem;
        if (file == null) {
            problem = "The name of the sound file has a character that no file name has; correct it.";
        } else if (!file.startsWith(folder.normalize())) {
            problem = "The sound file '" + source.path() + "' lies outside the project; copy it into the project's folder.";
        } else if (foreign(file, folder)) {
            problem = "The sound file '" + source.path() + "' is a link out of the project; copy it into the project's folder.";
        } else {
            try {
                InstrumentBuilder.Built built = builder
                        .audioFile(
                                source.path(), file, () -> InputFile.bytes(file, LibrarySource.LARGEST_SAMPLE,
                                        "put it beside the program, or correct its path", "shorten it, or save it as MP3"),
                                loading.memory());
                warn(built.warnings(), loading, false);
                return built.instrument();
            } catch (IOException e) {
                problem = "The sound file '" + source.path() + "' cannot be read " + e.getMessage() + ".";
            } catch (PresetException e) {
                problem = sentence(e.getMessage());
            }
        }
        StandIn.Choice choice = standIn.choose(source.path());
        loading.standIn(problem, choice);
        return standIn.instrument(choice);
    }

    /** True if a link leads from the project to a place that is not among the libraries. */
    private boolean foreign(Path file, Path folder) {
        try {
            return !Links.inside(file, folder, repository.folders());
        } catch (IOException e) {
            return false; // it does not exist: reading it says so
        }
    }
}
