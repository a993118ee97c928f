// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.Midi;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.midi.StandardMidiFile;
import org.songwalker.preset.PresetRepository;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.Numbers;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.file.SessionFile;

/** Plays a program with keys pressed and released at beats (120 BPM, 48 kHz, Starter sounds) and gives its events. */
final class Rig {
    static final SwCompiler COMPILER = new SwCompiler(PresetCatalog.NONE);
    static final SlotCompiler SLOTS = new SlotCompiler(COMPILER, new Sounds(new PresetRepository(List.of())));

    /** In which the files that the program uses lie. */
    private final Path folder;
    private final String source;
    private final List<StandardMidiFile.Message> messages = new ArrayList<>();
    private final List<StandardMidiFile.TimeSignature> signatures = new ArrayList<>();
    private double end;
    private long seed = 1;
    private boolean limiter = true;

    private Rig(Path folder, String source) {
        this.folder = folder;
        this.source = source;
    }

    static Rig source(String source) {
        return new Rig(Path.of(""), source);
    }

    static Rig example(String name) throws IOException {
        Path file = Path.of("../../product/examples", name);
        return new Rig(file.getParent(), Files.readString(file));
    }

    /** Velocity 102 is 0.803 of full scale. */
    Rig key(int note, double from, double to) {
        return key(note, 102, from, to);
    }

    Rig key(int note, int velocity, double from, double to) {
        return at(from, 0x90, note, velocity).at(to, 0x80, note, 0);
    }

    Rig at(double beat, int status, int data1, int data2) {
        messages.add(new StandardMidiFile.Message(beat, Midi.message(status, data1, data2)));
        end = Math.max(end, beat);
        return this;
    }

    Rig signature(double beat, int numerator, int denominator) {
        signatures.add(new StandardMidiFile.TimeSignature(beat, numerator, denominator));
        return this;
    }

    Rig until(double beat) {
        end = beat;
        return this;
    }

    Rig seed(long newSeed) {
        seed = newSeed;
        return this;
    }

    Rig withoutLimiter() {
        limiter = false;
        return this;
    }

    Session session(Mode mode) throws OutsideException {
        SessionFile file = SessionFile.of(List.of(SessionFile.Slot.of("slot", "slot.sw", mode))).withSeed(seed).withLimiter(limiter);
        List<StandardMidiFile.Message> sorted = messages.stream()
                .sorted(Comparator.comparingDouble(StandardMidiFile.Message::beat))
                .toList();
        MidiPart midi = mode == Mode.SONG ? null : MidiPart
                .of(new StandardMidiFile(sorted, List.of(new StandardMidiFile.TempoChange(0, 120)), signatures, end, List.of()), file);
        Session session = Session.prepare(file, folder, slot -> source, midi, SLOTS, 48_000);
        if (!session.playable()) {
            throw new AssertionError(session.problems().toString());
        }
        return session;
    }

    RenderJob.Report report(Mode mode) throws OutsideException, IOException {
        RenderJob job = new RenderJob(session(mode), EngineSettings.at(48_000), 1024, -1, 0, true);
        return Objects.requireNonNull(job.run((stereo, frames) -> {}, frames -> true));
    }

    /** Events of the program as a slot, without the notices of presets that stand in. */
    List<TraceEvent> slot() throws OutsideException, IOException {
        return report(Mode.REACTIVE).events().stream().filter(e -> !(e instanceof TraceEvent.Fault f && f.code().equals("R001"))).toList();
    }

    List<TraceEvent.Note> notes() throws OutsideException, IOException {
        return slot().stream().filter(TraceEvent.Note.class::isInstance).map(TraceEvent.Note.class::cast).toList();
    }

    /** Notes as {@code beat:pitch}. */
    List<String> pitches() throws OutsideException, IOException {
        return notes().stream().map(n -> number(n.place().beat()) + ":" + number(n.note())).toList();
    }

    static String number(double value) {
        return Numbers.text(Math.rint(value * 1e6) / 1e6);
    }
}
