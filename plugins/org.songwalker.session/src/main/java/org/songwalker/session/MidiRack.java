// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.songwalker.engine.Midi;
import org.songwalker.midi.StandardMidiFile;
import org.songwalker.preset.PresetRepository;
import org.songwalker.preset.Resolution;
import org.songwalker.preset.source.SoundFontSource;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.time.TempoMap;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.file.SessionFile;

/**
 * A MIDI file without a program: one slot per channel that plays, with the presets of its programs. The slot's program names the first of
 * them; the file's program changes choose the others.
 */
public final class MidiRack {
    /** Fader of a slot that plays a SoundFont: six parts and drums at velocity 100 stay below the limiter. */
    private static final double FONT_DB = -12;
    private static final int PEDAL = 64;
    private static final int USUAL_VOICES = 256;
    private static final int MOST_VOICES = 1024;
    private static final int USUAL_SLOT_VOICES = 64;
    private static final int MOST_SLOT_VOICES = 256;
    /** Voices of one note: a stereo pair has two. */
    private static final int VOICES_PER_NOTE = 2;
    /** Seconds for which a note sounds after its end, as far as voices are counted. */
    private static final double RELEASE_SECONDS = 1;

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
        TreeMap<Integer, ProgramChanges.Wanted> first = new TreeMap<>();
        ProgramChanges.of(file).forEach(change -> first.putIfAbsent(change.channel(), change.wanted()));
        first.forEach((channel, wanted) -> {
            Resolution resolution = Sounds.resolve(wanted, repository);
            String name = resolution.name(); // if no library has it, the usual name, for which the Starter then stands in
            double gainDb = 0;
            if (resolution instanceof Resolution.Found found) {
                name = found.target().fullName();
                gainDb = found.target().library().source() instanceof SoundFontSource ? FONT_DB : 0;
            }
            String source = "channel-" + (channel + 1) + ".sw";
            texts.put(source, DefaultSource.of(name));
            slots.add(new SessionFile.Slot(name, source, Mode.REACTIVE, channel + 1, gainDb, 0, false, false, List.of(), Map.of())
                    .withPrograms(true));
        });
        Need need = Need.of(file);
        return new Files(SessionFile.of(slots)
                .withVoices(Math.clamp(need.rack(), USUAL_VOICES, MOST_VOICES),
                        Math.clamp(need.channel(), USUAL_SLOT_VOICES, MOST_SLOT_VOICES)),
                texts);
    }

    /** The most voices that a file needs at once, in all and on one channel: notes to their ends, the sustain pedal included. */
    private record Need(int rack, int channel) {
        private record Step(double seconds, int channel, int change) {}

        static Need of(StandardMidiFile file) {
            List<Step> steps = new ArrayList<>();
            TempoMap tempo = MidiPart.tempo(file);
            int[] held = new int[16 * 128];
            int[] pedalled = new int[16];
            boolean[] pedal = new boolean[16];
            for (StandardMidiFile.Message message : file.messages()) {
                int word = message.word();
                int channel = Midi.channel(word);
                int key = channel << 7 | Midi.data1(word);
                int ended = 0;
                if (Midi.kind(word) == Midi.NOTE_ON) {
                    held[key]++;
                    steps.add(new Step(tempo.seconds(message.beat()), channel, VOICES_PER_NOTE));
                } else if (Midi.kind(word) == Midi.NOTE_OFF && held[key] > 0) {
                    held[key]--;
                    pedalled[channel] += pedal[channel] ? 1 : 0;
                    ended = pedal[channel] ? 0 : 1;
                } else if (Midi.kind(word) == Midi.CONTROL && Midi.data1(word) == PEDAL) {
                    pedal[channel] = Midi.data2(word) >= 64;
                    ended = pedal[channel] ? 0 : pedalled[channel];
                    pedalled[channel] -= ended;
                }
                if (ended > 0) {
                    steps.add(new Step(tempo.seconds(message.beat()) + RELEASE_SECONDS, channel, -VOICES_PER_NOTE * ended));
                }
            }
            steps.sort(Comparator.comparingDouble(Step::seconds));
            int rack = 0;
            int most = 0;
            int mostOfOne = 0;
            int[] channels = new int[16];
            for (Step step : steps) {
                rack += step.change();
                channels[step.channel()] += step.change();
                most = Math.max(most, rack);
                mostOfOne = Math.max(mostOfOne, channels[step.channel()]);
            }
            return new Need(most, mostOfOne);
        }
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
}
