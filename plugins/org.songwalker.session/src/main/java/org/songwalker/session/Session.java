// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.Command;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.preset.source.Links;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.PresetSource;
import org.songwalker.runtime.Program;
import org.songwalker.runtime.Score;
import org.songwalker.runtime.time.TempoMap;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.file.SessionFile;
import org.songwalker.runtime.words.EndMode;

/**
 * A session that is ready to play: its slots compiled, its presets loaded, its MIDI file read. Immutable; any thread may use it.
 *
 * <p>
 * The tour: {@link #prepare} takes a {@link SessionFile}, compiles each slot with a {@link SlotCompiler} (whose {@link Sounds} load the
 * presets) and reads the MIDI file into a {@link MidiPart}. {@link #setUp} gives the commands that fill an {@link Engine}, {@link #play}
 * the one that starts it. {@link RenderJob} renders a session offline; {@link org.songwalker.session.live.LiveSession} plays it.
 */
public final class Session {
    /** Largest text of a program or session, in bytes. */
    private static final long MAX_TEXT_BYTES = 8 << 20;
    /** The longest performance, in seconds: a day. */
    public static final double MAX_SECONDS = 86_400;
    private final SessionFile file;
    private final Path folder;
    private final List<Part> parts;
    private final @Nullable MidiPart midi;

    /**
     * A slot with the outcome of compiling its source.
     *
     * @param label    the source's name for people
     * @param programs what the program changes of the MIDI file choose between in the slot
     */
    public record Part(SessionFile.Slot slot, String label, SlotCompiler.Outcome outcome, List<Command.Programs.Choice> programs) {
        public Part {
            programs = List.copyOf(programs);
        }
    }

    private Session(SessionFile file, Path folder, List<Part> parts, @Nullable MidiPart midi) {
        this.file = file;
        this.folder = folder;
        this.parts = List.copyOf(parts);
        this.midi = midi;
    }

    /** Where the texts of slots come from. */
    public interface Sources {
        String text(SessionFile.Slot slot) throws OutsideException;
    }

    /**
     * Compiles and loads all of a session from its files.
     *
     * @param folder     folder of the session: sources and the MIDI file are relative to it
     * @param sampleRate frames per second of the engines that will play it
     * @throws OutsideException if a source or the MIDI file cannot be read
     */
    public static Session prepare(SessionFile file, Path folder, SlotCompiler compiler, double sampleRate) throws OutsideException {
        MidiPart midi = file.midiFile() == null ? null : MidiPart.read(folder.resolve(file.midiFile()), file);
        return prepare(file, folder, slot -> readText(folder.resolve(slot.source())), midi, compiler, sampleRate);
    }

    /** The same with texts from another source and a MIDI file that has been read. */
    public static Session prepare(SessionFile file, Path folder, Sources sources, @Nullable MidiPart midi, SlotCompiler compiler,
            double sampleRate) throws OutsideException {
        SlotCompiler together = compiler.together(List.of());
        List<Part> parts = new ArrayList<>();
        for (SessionFile.Slot slot : file.slots()) {
            String text = sources.text(slot);
            Path home = Objects.requireNonNullElse(folder.resolve(slot.source()).toAbsolutePath().getParent(), folder);
            SlotCompiler.Outcome outcome = together.compile(slot.source(), text, home, slot.mode(), file.seed(), sampleRate, slot.sounds());
            List<Problem> problems = new ArrayList<>(outcome.problems());
            List<Command.Programs.Choice> programs = midi == null ? List.of()
                    : together.programs(slot.source(), midi.programs().get(parts.size()), problems);
            parts.add(new Part(slot, slot.source(), outcome.with(problems), programs));
        }
        return new Session(file, folder, parts, midi);
    }

    /**
     * Refuses a session file that names files outside its folder, links included: a session from a stranger reads nothing else here.
     *
     * @throws OutsideException naming the key and what to do
     */
    public static void requireInside(SessionFile file, Path folder) throws OutsideException {
        if (file.midiFile() != null) {
            requireInside("midiFile", file.midiFile(), folder);
        }
        for (SessionFile.Slot slot : file.slots()) {
            requireInside("source", slot.source(), folder);
        }
    }

    private static void requireInside(String key, String named, Path folder) throws OutsideException {
        Path home = folder.toAbsolutePath().normalize();
        Path path = InputFile.path(home, named).map(Path::normalize).findFirst().orElse(null);
        if (path == null) {
            throw new OutsideException("\"" + key + "\" of the session has a character that no file name has; correct it.");
        }
        boolean inside = path.startsWith(home);
        try {
            inside = inside && (!Files.exists(path) || Links.inside(path, home, List.of()));
        } catch (IOException e) {
            inside = false;
        }
        if (!inside) {
            throw new OutsideException("\"" + key + "\" of the session, '" + named
                    + "', lies outside the session's folder; copy the file into it, and name it by its place there.");
        }
    }

    /** The text of a file in UTF-8. */
    public static String readText(Path path) throws OutsideException {
        try {
            String large = path.toString().toLowerCase(Locale.ROOT).endsWith(".swsession")
                    ? "no session is that long: restore it from a copy, or write it again"
                    : "a program has at most 2,000,000 characters, so split it into several";
            byte[] bytes = InputFile.bytes(path, MAX_TEXT_BYTES, "correct its path", large);
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new OutsideException("'" + path + "' is not UTF-8 text; save it as UTF-8.", e);
        } catch (IOException e) {
            throw new OutsideException("'" + path + "' cannot be read " + e.getMessage() + ".", e);
        }
    }

    public SessionFile file() {
        return file;
    }

    /** The folder that sources and MIDI file are relative to. */
    public Path folder() {
        return folder;
    }

    /** The files that this session was made of and plays: programs and what they use, MIDI file, audio files. Some may not exist. */
    public List<Path> reads() {
        List<Path> files = new ArrayList<>();
        if (file.midiFile() != null) {
            InputFile.path(folder, file.midiFile()).forEach(files::add);
        }
        for (Part part : parts) {
            InputFile.path(folder, part.slot().source()).forEach(files::add);
            Path home = Objects.requireNonNullElse(folder.resolve(part.slot().source()).toAbsolutePath().getParent(), folder);
            part.outcome().uses().forEach(name -> InputFile.path(home, name).forEach(files::add));
            Program program = part.outcome().program();
            if (program != null) {
                program.presets().forEach(use -> audioFiles(use.source()).flatMap(path -> InputFile.path(home, path)).forEach(files::add));
            }
        }
        return files;
    }

    private static Stream<String> audioFiles(PresetSource source) {
        return switch (source) {
            case PresetSource.AudioFile file -> Stream.of(file.path());
            case PresetSource.Composite composite -> composite.children().stream().flatMap(Session::audioFiles);
            case PresetSource.Named _,PresetSource.Pattern _,PresetSource.Oscillator _,PresetSource.AudioInput _ -> Stream.empty();
        };
    }

    public List<Part> parts() {
        return parts;
    }

    /** All problems of compiling and loading, slot by slot. */
    public List<Problem> problems() {
        return parts.stream().flatMap(part -> part.outcome().problems().stream()).toList();
    }

    /** True if every slot has a program. */
    public boolean playable() {
        return parts.stream().allMatch(part -> part.outcome().program() != null);
    }

    /** The mode that event lists name: song if no slot is reactive. */
    public Mode mode() {
        return parts.stream().anyMatch(part -> part.slot().mode() == Mode.REACTIVE) ? Mode.REACTIVE : Mode.SONG;
    }

    /** The highest channel of audio input that a program names, 0 if none does. */
    public int inputChannels() {
        return parts.stream().mapToInt(part -> part.outcome().inputChannels()).max().orElse(0);
    }

    /** Beats of the longest song and of the MIDI file. */
    public double totalBeats() {
        double beats = midi == null ? 0 : midi.events().endBeat();
        for (Part part : parts) {
            Score score = part.outcome().score();
            beats = Math.max(beats, score == null ? 0 : score.totalBeats());
        }
        return beats;
    }

    /** Seconds of the longest song and of the MIDI file, without tails. */
    public double seconds() {
        double seconds = midi == null ? 0 : midi.tempo().seconds(midi.events().endBeat());
        for (Part part : parts) {
            Score score = part.outcome().score();
            seconds = Math.max(seconds, score == null ? 0 : score.tempo().seconds(score.totalBeats()));
        }
        return seconds;
    }

    /** When the audio ends: as the songs say, or with the tails if MIDI plays. */
    public EndMode endMode() {
        return endMode(parts.stream().map(Part::outcome).toList());
    }

    /** The same with other programs in the slots: those that are installed now. */
    public EndMode endMode(List<SlotCompiler.Outcome> installed) {
        if (midi != null) {
            return EndMode.TAIL;
        }
        EndMode latest = EndMode.GATE;
        for (SlotCompiler.Outcome outcome : installed) {
            Score score = outcome.score();
            EndMode mode = score == null ? EndMode.TAIL : score.endMode();
            latest = mode.compareTo(latest) > 0 ? mode : latest;
        }
        return latest;
    }

    /** An engine with the session's limits and seed. */
    public EngineSettings settings(EngineSettings base) {
        return base.withSlots(Math.max(1, parts.size()))
                .withVoices(file.voicesPerSlot(), file.voices())
                .withSeed(file.seed())
                .withIdleGap(file.idleGap());
    }

    /** The commands that fill an engine, without starting the transport. */
    public List<Command> setUp() {
        List<Command> commands = new ArrayList<>();
        commands.add(new Command.Tempo(file.tempo()));
        commands.add(new Command.TimeSignature(file.timeSigNum(), file.timeSigDen()));
        commands.add(new Command.LimiterSwitch(file.master().limiter()));
        commands.add(new Command.MasterLevel(file.master().gainDb()));
        if (!file.master().effects().isEmpty()) {
            commands.add(new Command.MasterEffects(file.master().effects()));
        }
        for (int b = 0; b < file.buses().size(); b++) {
            SessionFile.EffectBus bus = file.buses().get(b);
            commands.add(new Command.BusLevel(b, bus.gainDb(), bus.pan()));
            commands.add(new Command.BusEffects(b, bus.effects()));
        }
        for (int i = 0; i < parts.size(); i++) {
            SessionFile.Slot slot = parts.get(i).slot();
            commands.addAll(sends(i, slot));
            Command install = parts.get(i).outcome().install(i);
            if (install != null) {
                commands.add(install);
            }
            if (!parts.get(i).programs().isEmpty()) {
                commands.add(new Command.Programs(i, parts.get(i).programs()));
            }
            commands.add(new Command.SlotLevel(i, slot.gainDb(), slot.pan()));
            commands.add(new Command.SlotMute(i, slot.muted()));
            commands.add(new Command.SlotSolo(i, slot.soloed()));
            if (!slot.effects().isEmpty()) {
                commands.add(new Command.SlotEffects(i, slot.effects()));
            }
            if (!slot.song().isEmpty()) {
                commands.add(new Command.SongProperties(i, slot.song()));
            }
        }
        return commands;
    }

    /** Sends of tracks are submitted before the songs that have the tracks. */
    private List<Command> sends(int index, SessionFile.Slot slot) {
        List<Command> commands = new ArrayList<>();
        slot.sends().forEach(send -> commands.add(new Command.SlotSend(index, file.bus(send.bus()), send.gainDb())));
        slot.trackSends()
                .forEach((track, sends) -> sends
                        .forEach(send -> commands.add(new Command.TrackSend(index, track, file.bus(send.bus()), send.gainDb()))));
        return commands;
    }

    /** The MIDI file that the transport plays; null if there is none. */
    public @Nullable MidiPart midi() {
        return midi;
    }

    /** The command that starts songs and MIDI file together at beat 0. Without a MIDI file the clock follows the session's tempo. */
    public Command play() {
        MidiPart part = midi;
        return part == null ? new Command.Play(TempoMap.constant(file.tempo()), null) : new Command.Play(part.tempo(), part.events());
    }

    /** A new engine, filled and started. */
    public Engine start(EngineSettings base) {
        Engine engine = new Engine(settings(base));
        setUp().forEach(engine.control()::submit);
        engine.control().submit(play());
        return engine;
    }
}
