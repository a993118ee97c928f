// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.issue.Severity;
import org.songwalker.runtime.Mode;
import org.songwalker.midi.StandardMidiFile;
import org.songwalker.session.MidiPart;
import org.songwalker.session.MidiRack;
import org.songwalker.session.Session;
import org.songwalker.session.SlotCompiler;
import org.songwalker.session.Sounds;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is to be played: a program, a session or a MIDI file, and the MIDI that plays it. */
final class Input {
    @Mixin
    Common common = new Common();

    @Parameters(paramLabel = "FILE", description = "a program (.sw), a session (.swsession) or a MIDI file (.mid)")
    @Nullable
    Path file;

    @Option(names = "--midi", paramLabel = "M.mid", description = "a MIDI file that plays the program as a slot")
    @Nullable
    Path midi;

    @Option(names = "--seed", paramLabel = "N", description = "seed of random()")
    @Nullable
    Long seed;

    /** The files that the call names, libraries included. */
    List<Path> files() {
        List<Path> files = new ArrayList<>(common.libraryFolders());
        files.addAll(common.cache().filedIn());
        files.add(Objects.requireNonNull(file));
        if (midi != null) {
            files.add(midi);
        }
        return files;
    }

    /** The session, compiled and loaded. */
    Session prepare(boolean limiter, double sampleRate, boolean liveMidi) throws OutsideException {
        return prepare(limiter, sampleRate, liveMidi, () -> 0);
    }

    /** The same with as many channels of audio input as {@code inputs} says. */
    Session prepare(boolean limiter, double sampleRate, boolean liveMidi, IntSupplier inputs) throws OutsideException {
        Path path = Objects.requireNonNull(file);
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        StandardMidiFile rack = MidiPart.isMidi(path) ? MidiRack.parse(path) : null; // refused before libraries are read
        Sounds sounds = new Sounds(common.repository(true), inputs);
        SlotCompiler compiler = new SlotCompiler(new SwCompiler(PresetCatalog.NONE), sounds);
        Path folder = Path.of("");
        SessionFile session;
        if (rack != null) {
            return MidiRack.prepare(path, rack, compiler, sampleRate, seed == null ? 1 : seed, limiter);
        } else if (name.endsWith(".swsession")) {
            session = SessionJson.parse(path.toString(), Session.readText(path));
            folder = Objects.requireNonNullElse(path.getParent(), folder);
            Session.requireInside(session, folder);
            session = midi == null ? session : session.withMidiFile(folder.toAbsolutePath().relativize(midi.toAbsolutePath()).toString());
        } else {
            Mode mode = midi != null || liveMidi ? Mode.REACTIVE : Mode.SONG;
            session = SessionFile.of(List.of(SessionFile.Slot.of(path.getFileName().toString(), path.toString(), mode)));
            session = midi == null ? session : session.withMidiFile(midi.toString());
        }
        session = seed == null ? session : session.withSeed(seed);
        return Session.prepare(limiter ? session : session.withLimiter(false), folder, compiler, sampleRate);
    }

    /** Tells the user why a rack without keys has played nothing. */
    void sayWhySilent(Session session, long frames) {
        if (frames == 0 && session.mode() == Mode.REACTIVE && session.file().midiFile() == null) {
            common.err().println("songwalker: Nothing was played: keys play these slots. Name a MIDI file with --midi.");
        }
        MidiPart part = session.midi();
        if (part != null && !part.file().hasNotes()) {
            common.err().println("songwalker: The MIDI file has no notes; keys play these slots.");
        }
    }

    /** Tells the user how many voices of a MIDI file were cut short for others. */
    void saySteals(Session session, long steals) {
        if (steals > 0 && session.midi() != null) {
            common.err()
                    .printf(Locale.ROOT, "songwalker: %,d %s cut short for others: %,d voices sound at once, of one slot %,d.%n", steals,
                            steals == 1 ? "voice was" : "voices were", session.file().voices(), session.file().voicesPerSlot());
        }
    }

    /** Prints the problems, those of the MIDI file included; ends the command if a program has errors. */
    void refuseErrors(Session session) {
        MidiPart part = session.midi();
        if (part != null) {
            String named = midi != null ? midi.toString() : Objects.requireNonNullElse(session.file().midiFile(), String.valueOf(file));
            part.file().warnings().forEach(warning -> common.err().println("songwalker: " + named + ": " + warning + "."));
        }
        common.print(common.err(), session.problems().stream().filter(p -> p.severity() != Severity.INFO).toList());
        if (!session.playable()) {
            throw new CliException(CliException.PROGRAM_ERRORS, "The program has errors; nothing was played.");
        }
    }
}
