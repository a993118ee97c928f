// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.songwalker.engine.Midi;
import org.songwalker.midi.StandardMidiFile;
import org.songwalker.preset.PresetRepository;
import org.songwalker.preset.Resolution;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.file.SessionFile;

/** A MIDI file without a program: one slot per channel that plays, with the General MIDI preset of its program. */
public final class MidiRack {
    /** Channel (from 0) of percussion in General MIDI. */
    private static final int DRUMS = 9;

    private MidiRack() {}

    /**
     * A rack as files.
     *
     * @param session  without the MIDI file, whose place the caller knows
     * @param programs text of each program, by the name that the session calls it
     */
    public record Files(SessionFile session, Map<String, String> programs) {
        public Files {
            programs = Map.copyOf(programs);
        }
    }

    /** Reads a file and makes the session and programs that play it. */
    public static Files read(Path path, PresetRepository repository) throws OutsideException {
        return files(parse(path), repository);
    }

    /** Reads a file that has notes. */
    public static StandardMidiFile parse(Path path) throws OutsideException {
        StandardMidiFile file = MidiPart.parse(path);
        if (!file.hasNotes()) {
            throw new OutsideException("The MIDI file '" + path + "' has no notes, so nothing plays; name one that has."
                    + (file.warnings().isEmpty() ? "" : " At " + Sounds.sentence(file.warnings().getFirst())));
        }
        return file;
    }

    private static Files files(StandardMidiFile file, PresetRepository repository) {
        Map<String, String> texts = new HashMap<>();
        List<SessionFile.Slot> slots = new ArrayList<>();
        programs(file).forEach((channel, program) -> {
            String name = preset(repository, channel, program);
            String source = "channel-" + (channel + 1) + ".sw";
            texts.put(source, DefaultSource.of(name));
            slots.add(new SessionFile.Slot(name, source, Mode.REACTIVE, channel + 1, 0, 0, false, false, List.of(), Map.of()));
        });
        return new Files(SessionFile.of(slots), texts);
    }

    /** Makes the session of a file that has been read, compiled and loaded; {@code path} is where it lies. */
    public static Session prepare(Path path, StandardMidiFile file, SlotCompiler compiler, double sampleRate, long seed, boolean limiter)
            throws OutsideException {
        Files files = files(file, compiler.sounds().repository());
        SessionFile session = files.session().withSeed(seed).withLimiter(limiter);
        Path folder = Objects.requireNonNullElse(path.getParent(), Path.of(""));
        return Session.prepare(session, folder, slot -> Objects.requireNonNull(files.programs().get(slot.source())),
                MidiPart.of(file, session), compiler, sampleRate);
    }

    /** The full name of the preset of a channel. If no library has it, the usual name, for which the Starter then stands in. */
    private static String preset(PresetRepository repository, int channel, int program) {
        Resolution resolution = channel == DRUMS ? repository.resolve(Resolution.Target.Kit.NAME) : repository.resolveProgram(program);
        return resolution instanceof Resolution.Found found ? found.target().fullName() : resolution.name();
    }

    /** The first program of every channel that plays notes. */
    private static TreeMap<Integer, Integer> programs(StandardMidiFile file) {
        TreeMap<Integer, Integer> programs = new TreeMap<>();
        Map<Integer, Integer> set = new HashMap<>();
        for (StandardMidiFile.Message message : file.messages()) {
            int channel = Midi.channel(message.word());
            int kind = Midi.kind(message.word());
            if (kind == Midi.PROGRAM) {
                set.putIfAbsent(channel, Midi.data1(message.word()));
            } else if (kind == Midi.NOTE_ON) {
                programs.putIfAbsent(channel, set.getOrDefault(channel, 0));
            }
        }
        return programs;
    }
}
