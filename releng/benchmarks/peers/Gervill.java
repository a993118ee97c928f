// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later

import com.sun.media.sound.AudioSynthesizer;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Receiver;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Soundbank;
import javax.sound.midi.Track;
import javax.sound.midi.VoiceStatus;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;

/**
 * Plays a MIDI file through the JDK's own synthesizer without writing:
 * {@code java --add-exports java.desktop/com.sun.media.sound=ALL-UNNAMED Gervill.java FILE.mid FONT.sf2 [REPETITIONS]}. Reading the stream
 * renders on the reading thread, whose CPU time counts. One repetition in front warms up.
 */
final class Gervill {
    private static final float RATE = 48_000;
    private static final int BLOCK = 256;
    private static final double BEATS_PER_SECOND = 2;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Gervill() { }

    public static void main(String[] arguments) throws Exception {
        Sequence file = MidiSystem.getSequence(new File(arguments[0]));
        Soundbank font = MidiSystem.getSoundbank(new File(arguments[1]));
        int repetitions = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        for (int i = 0; i <= repetitions; i++) {
            String line = run(file, font);
            if (i > 0) {
                System.out.println(line);
            }
        }
    }

    private static String run(Sequence file, Soundbank font) throws Exception {
        AudioSynthesizer synthesizer = (AudioSynthesizer) MidiSystem.getSynthesizer();
        Map<String, Object> info = new HashMap<>(Map.of("interpolation", "cubic", "max polyphony", 4096, "reverb", false, "chorus", false,
                "auto gain control", false, "jitter correction", false, "load default soundbank", false));
        AudioInputStream stream = synthesizer.openStream(new AudioFormat(RATE, 16, 2, true, false), info);
        synthesizer.loadAllInstruments(font);
        Receiver receiver = synthesizer.getReceiver();
        List<MidiEvent> events = events(file);
        for (MidiEvent event : events) {
            receiver.send(event.getMessage(), Math.round(event.getTick() / (BEATS_PER_SECOND * file.getResolution()) * 1e6));
        }
        long last = Math.round(events.getLast().getTick() / (BEATS_PER_SECOND * file.getResolution()) * RATE);
        byte[] bytes = new byte[BLOCK * 4];
        long frames = 0;
        long nanos = 0;
        long voiceFrames = 0;
        int most = 0;
        int voices = 1;
        while (frames <= last || voices > 0) {
            long before = THREADS.getCurrentThreadCpuTime();
            for (int k = 0; k < 4; k++) {
                stream.read(bytes);
            }
            nanos += THREADS.getCurrentThreadCpuTime() - before;
            voices = 0;
            for (VoiceStatus status : synthesizer.getVoiceStatus()) {
                voices += status.active ? 1 : 0;
            }
            most = Math.max(most, voices);
            frames += 4 * BLOCK;
            voiceFrames += 4L * BLOCK * voices;
        }
        stream.close();
        synthesizer.close();
        return String.format(Locale.ROOT, "R gervill cubic 0 %d cpu_s %.4f audio_s %.3f voice_frames %d max_voices %d ns_vf %.3f rtf %.5f", BLOCK, nanos / 1e9,
                frames / RATE, voiceFrames, most, (double) nanos / voiceFrames, nanos / 1e9 * RATE / frames);
    }

    private static List<MidiEvent> events(Sequence file) {
        List<MidiEvent> all = new ArrayList<>();
        for (Track track : file.getTracks()) {
            for (int i = 0; i < track.size(); i++) {
                if (track.get(i).getMessage() instanceof ShortMessage) {
                    all.add(track.get(i));
                }
            }
        }
        all.sort(Comparator.comparingLong(MidiEvent::getTick));
        return all;
    }
}
