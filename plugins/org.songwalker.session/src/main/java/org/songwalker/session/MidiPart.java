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

/** A MIDI file, routed to the slots of a session. Immutable. */
public record MidiPart(StandardMidiFile file, EventList events, TempoMap tempo) {
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
     * that a note on the first beat of a bar sees the new one.
     */
    public static MidiPart of(StandardMidiFile file, SessionFile session) {
        RoutingTable table = routing(session);
        List<StandardMidiFile.Message> messages = file.messages();
        List<StandardMidiFile.TimeSignature> signatures = file.signatures();
        double[] beats = new double[messages.size() + signatures.size()];
        long[] words = new long[beats.length];
        int message = 0;
        int signature = 0;
        for (int i = 0; i < beats.length; i++) {
            if (signature < signatures.size()
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
        return new MidiPart(file, new EventList(beats, words, file.lengthBeats()), tempo(file));
    }

    private static TempoMap tempo(StandardMidiFile file) {
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
