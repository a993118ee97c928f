// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.songwalker.engine.EventList;
import org.songwalker.engine.Midi;
import org.songwalker.midi.MidiFileException;
import org.songwalker.midi.Route;
import org.songwalker.midi.RoutingTable;
import org.songwalker.midi.StandardMidiFile;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.time.TempoMap;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.file.SessionFile;

/**
 * A MIDI file, routed to the slots of a session. Immutable.
 *
 * @param programs for each slot the programs that the file chooses in it, by their places in {@link Midi#select}; empty if the slot follows
 *                 no program changes
 */
public record MidiPart(StandardMidiFile file, EventList events, TempoMap tempo, List<List<Program>> programs) {
    /**
     * A program that the file chooses in a slot.
     *
     * @param channel from 1
     */
    record Program(int channel, ProgramChanges.Wanted wanted) {}

    public MidiPart {
        programs = List.copyOf(programs);
    }

    /** Largest MIDI file, in bytes. */
    private static final long MAX_BYTES = 64 << 20;

    /** Endings of the names of MIDI files. */
    private static final List<String> ENDINGS = List.of(".mid", ".midi", ".smf", ".kar", ".rmi");
    /** Bytes that show what a file is. */
    private static final int HEAD = 12;

    /**
     * True for a MIDI file, by its content; by the ending of its name if it is no MIDI file or cannot be read, so that reading it says so.
     */
    public static boolean isMidi(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (ENDINGS.stream().anyMatch(name::endsWith)) {
            return true;
        }
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return StandardMidiFile.recognises(in.readNBytes(HEAD));
        } catch (IOException e) {
            return false;
        }
    }

    /** Reads and routes a file. */
    public static MidiPart read(Path path, SessionFile session) throws OutsideException {
        return of(parse(path), session);
    }

    /** Reads a file. */
    public static StandardMidiFile parse(Path path) throws OutsideException {
        try {
            StandardMidiFile file = StandardMidiFile.parse(InputFile.bytes(path, MAX_BYTES, "correct its path",
                    "take out what is no music, such as long messages of the system, or split it"));
            double seconds = tempo(file).seconds(file.lengthBeats());
            if (seconds > Session.MAX_SECONDS) {
                throw new OutsideException(String.format(Locale.ROOT,
                        "The MIDI file '%s' lasts %,.0f hours, and at most 24 are played; move its last event to where the music ends.",
                        path, seconds / 3_600));
            }
            return file;
        } catch (IOException e) {
            throw new OutsideException("The MIDI file '" + path + "' cannot be read " + e.getMessage() + ".", e);
        } catch (MidiFileException e) {
            throw new OutsideException("The MIDI file '" + path + "' is damaged: " + Sounds.sentence(e.getMessage())
                    + " Save it again from the program it came from.", e);
        }
    }

    /**
     * Routes a file to the reactive slots of a session by their channels. Its time signatures stand before the messages of their beat, so
     * that a note on the first beat of a bar sees the new one; a change of program stands before the first note that plays it.
     */
    public static MidiPart of(StandardMidiFile file, SessionFile session) {
        RoutingTable table = routing(session);
        List<StandardMidiFile.Message> messages = file.messages();
        List<StandardMidiFile.TimeSignature> signatures = file.signatures();
        List<List<Program>> programs = new ArrayList<>();
        List<Selection> selections = selections(file, session, programs);
        double[] beats = new double[messages.size() + signatures.size() + selections.size()];
        long[] words = new long[beats.length];
        int message = 0;
        int signature = 0;
        int selection = 0;
        for (int i = 0; i < beats.length; i++) {
            if (selection < selections.size() && selections.get(selection).message() == message) {
                beats[i] = messages.get(message).beat();
                words[i] = selections.get(selection++).word();
            } else if (signature < signatures.size()
                    && (message == messages.size() || signatures.get(signature).beat() <= messages.get(message).beat())) {
                StandardMidiFile.TimeSignature next = signatures.get(signature++);
                beats[i] = next.beat();
                words[i] = Midi.timeSignature(Math.min(127, next.numerator()), Math.min(127, next.denominator()));
            } else {
                int word = messages.get(message).word();
                beats[i] = messages.get(message++).beat();
                words[i] = Midi.routed(word, (int) table.slotsOf(word));
            }
        }
        return new MidiPart(file, new EventList(beats, words, file.lengthBeats()), tempo(file), programs);
    }

    /** A routed selection that stands before a message of the file. */
    private record Selection(int message, long word) {}

    /** Fills in the programs of each slot, and gives the selections of them in the order of the messages. */
    private static List<Selection> selections(StandardMidiFile file, SessionFile session, List<List<Program>> programs) {
        List<Selection> selections = new ArrayList<>();
        session.slots().forEach(slot -> programs.add(new ArrayList<>()));
        if (session.slots().stream().noneMatch(SessionFile.Slot::programs)) {
            return selections;
        }
        for (ProgramChanges.Change change : ProgramChanges.of(file)) {
            for (int slot = 0; slot < session.slots().size(); slot++) {
                SessionFile.Slot entry = session.slots().get(slot);
                if (entry.programs() && entry.mode() == Mode.REACTIVE && entry.channel() == change.channel() + 1) {
                    List<Program> known = programs.get(slot);
                    Program wanted = new Program(change.channel() + 1, change.wanted());
                    if (!known.contains(wanted)) {
                        known.add(wanted);
                    }
                    selections.add(new Selection(change.message(), Midi.routed(Midi.select(known.indexOf(wanted)), 1 << slot)));
                }
            }
        }
        return selections;
    }

    static TempoMap tempo(StandardMidiFile file) {
        return new TempoMap(file.tempos().stream().map(change -> new TempoMap.Change(change.beat(), change.bpm())).toList());
    }

    /** Which channel plays which slot. */
    public static RoutingTable routing(SessionFile session) {
        List<Route> routes = new ArrayList<>();
        for (int slot = 0; slot < session.slots().size(); slot++) {
            SessionFile.Slot entry = session.slots().get(slot);
            if (entry.mode() == Mode.REACTIVE) {
                routes.add(new Route(entry.channel(), slot));
            }
        }
        return new RoutingTable(routes);
    }
}
