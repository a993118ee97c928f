// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.sfz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.FontZone;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.Loop;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.Vibrato;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.engine.instrument.ZoneGate;
import org.songwalker.preset.decode.Codec;
import org.songwalker.preset.decode.DecodeException;
import org.songwalker.preset.decode.SampleDecoder;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.SampleMemory;

/**
 * Builds the instrument of an SFZ file: every region that matches sounds. Keys do not switch, so of regions that wait for a key switch
 * those sound that do at first. One thread.
 */
public final class SfzInstrument {
    private static final int LONGEST_FIELD = 100;

    /** Where a sample lies. */
    private record Place(String file) {}

    /** Frames of a sample. */
    private record Part(Place place, int start, int end) {}

    private final SfzText text;
    private final SampleMemory memory;
    private final List<String> warnings;
    private final SfzReport report;
    private final SfzOpcodes control;
    private final List<Zone> zones = new ArrayList<>();
    /** Loops that the files themselves state. */
    private final Map<Place, WavLoop> loops = new HashMap<>();
    /** What has been read, null for what cannot be. */
    private final Map<Place, @Nullable SampleData> samples = new HashMap<>();
    private @Nullable PresetException failure;
    private int switched = -1;

    /**
     * @param memory   the samples of the session
     * @param warnings receives warnings about the file
     */
    public SfzInstrument(SfzText text, SampleMemory memory, List<String> warnings) {
        this.text = text;
        this.memory = memory;
        this.warnings = warnings;
        this.report = new SfzReport(text.file());
        this.control = new SfzOpcodes(text.control());
    }

    public Instrument build(String name) throws PresetException {
        List<SfzOpcodes> regions = text.regions().stream().map(region -> new SfzOpcodes(region.opcodes())).toList();
        for (SfzOpcodes region : regions) {
            int at = region.says("sw_default") ? region.key("sw_default", -1) : -1;
            switched = at >= 0 ? at : switched;
        }
        for (SfzOpcodes region : regions) {
            switched = switched < 0 && region.says("sw_last") ? region.key("sw_last", -1) : switched;
        }
        for (int i = 0; i < regions.size(); i++) {
            SfzOpcodes region = regions.get(i);
            if (soundsAtFirst(region)) {
                if (add(region, text.regions().get(i).folder())) {
                    report.region(region);
                }
            }
        }
        text.otherHeaders().forEach(header -> report.say("<" + header + "> has no effect"));
        report.addTo(warnings);
        PresetException reason = failure;
        if (zones.isEmpty()) {
            throw reason != null ? reason
                    : new PresetException(PresetException.Reason.MALFORMED, text.file(), "", "it has no region that sounds");
        }
        return new SamplerInstrument(name, zones, SamplerInstrument.Choice.ALL_MATCHES, false);
    }

    /** False if a region waits for what never happens here: the end of a note, or a key that switches. */
    private boolean soundsAtFirst(SfzOpcodes region) {
        String trigger = region.text("trigger", "attack");
        if (!trigger.equals("attack") && !trigger.equals("first")) {
            report.say("trigger=" + trigger + ": such regions are left out");
            return false;
        }
        if (region.says("sw_down")) {
            report.say("sw_down: such regions are left out");
            return false;
        }
        boolean sounds = true;
        if (region.says("sw_last")) {
            report.say("sw_last: keys do not switch; the regions of the key switch " + switched + " play");
            sounds = region.key("sw_last", -1) == switched;
        }
        for (String name : List.of("sw_default", "sw_lokey", "sw_hikey")) {
            region.key(name, -1);
        }
        return sounds && gatesOpen(region);
    }

    /** False if a controller keeps a region silent that the file sets at first, which the channels of a slot do not follow. */
    private boolean gatesOpen(SfzOpcodes region) {
        boolean open = true;
        for (ZoneGate.Range range : ranges(region)) {
            int first = first(range.controller());
            if (first != atRest(range.controller())) {
                report.say("locc, hicc: controller " + range.controller() + " does not choose regions; those for its first value " + first
                        + " play");
                open &= first >= range.low() && first <= range.high();
            }
        }
        return open;
    }

    private static List<ZoneGate.Range> ranges(SfzOpcodes region) {
        Map<Integer, Double> lows = region.controllers("locc", 127);
        Map<Integer, Double> highs = region.controllers("hicc", 127);
        TreeSet<Integer> numbers = new TreeSet<>(lows.keySet());
        numbers.addAll(highs.keySet());
        numbers.removeIf(number -> number > 127);
        return numbers.stream()
                .map(number -> new ZoneGate.Range(number, lows.getOrDefault(number, 0.0).intValue(),
                        highs.getOrDefault(number, 127.0).intValue()))
                .toList();
    }

    private int first(int controller) {
        return control.whole("set_cc" + controller, atRest(controller), 0, 127);
    }

    /** What a controller of a slot is before it is received. */
    private static int atRest(int controller) {
        return switch (controller) {
            case 7 -> 100;
            case 11 -> 127;
            case 8, 10, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79 -> 64;
            default -> 0;
        };
    }

    /** When a region sounds beyond its keys and velocities; null if they alone say that. */
    private @Nullable ZoneGate gate(SfzOpcodes region) {
        int turns = region.whole("seq_length", 1, 1, 100);
        int turn = region.whole("seq_position", 1, 1, 100) - 1;
        double low = region.number("lorand", 0, 0, 1);
        double high = region.number("hirand", 1, 0, 1);
        List<ZoneGate.Range> ranges = ranges(region).stream()
                .filter(range -> first(range.controller()) == atRest(range.controller()))
                .filter(range -> range.low() > 0 || range.high() < 127)
                .toList();
        return turns == 1 && low == 0 && high == 1 && ranges.isEmpty() ? null
                : new ZoneGate(turns, turns == 1 ? 0 : turn, low, high, ranges);
    }

    /** False if the region makes no sound. */
    private boolean add(SfzOpcodes region, String folder) throws PresetException {
        String sample = region.text("sample", "");
        int shift = control.whole("note_offset", 0, -127, 127) + 12 * control.whole("octave_offset", 0, -10, 10);
        int key = region.key("key", -1);
        int keyLow = region.key("lokey", key >= 0 ? key : 0);
        int keyHigh = region.key("hikey", key >= 0 ? key : 127);
        int root = region.key("pitch_keycenter", key >= 0 ? key : 60);
        int velocityLow = region.whole("lovel", 0, 0, 127);
        int velocityHigh = region.whole("hivel", 127, 0, 127);
        if (sample.isEmpty() || sample.equals("*silence") || keyHigh < 0 || keyLow > keyHigh || velocityLow > velocityHigh
                || region.whole("end", 0, -1, Integer.MAX_VALUE) < 0) {
            return false;
        }
        if (sample.startsWith("*")) {
            report.say("sample=" + sample + ": sounds that are no file are left out");
            return false;
        }
        Place place = place(folder + sample);
        SampleData whole = place == null ? null : data(place);
        if (place == null || whole == null) {
            return false;
        }
        int length = whole.length();
        int start = region.whole("offset", 0, 0, length - 1);
        int end = region.says("end") ? Math.min(length, region.whole("end", 0, 0, length) + 1) : length;
        end = Math.max(end, start + 1);
        SampleData data = part(place, whole, start, end);
        SfzVoice voice = new SfzVoice(region, report);
        boolean oneShot = region.text("loop_mode", "").equals("one_shot");
        FontZone font = voice.zone(root, gate(region));
        zones.add(new Zone(Math.max(0, keyLow + shift), Math.min(127, keyHigh + shift), velocityLow, velocityHigh, root - voice.tune(),
                data, loop(region, loops.get(place), start, data.length()), oneShot, EnvelopeSpec.SAMPLER, 1, 0, Zone.NO_FILTER, 1,
                group(region), Vibrato.NONE, font));
        return true;
    }

    /** Voices of one class end each other; a group that ends another one has none. */
    private int group(SfzOpcodes region) {
        int group = region.whole("group", 0, 0, Integer.MAX_VALUE);
        int offBy = region.whole("off_by", 0, 0, Integer.MAX_VALUE);
        if (offBy != 0 && offBy != group) {
            report.say("off_by: a group that ends another one has no effect; groups that end themselves have");
        }
        if (offBy != 0) {
            region.text("off_mode", "fast");
        }
        return offBy == group ? group : 0;
    }

    private @Nullable Loop loop(SfzOpcodes region, @Nullable WavLoop stated, int start, int length) {
        String mode = region.text("loop_mode", stated != null ? "loop_continuous" : "no_loop");
        double from = region.number("loop_start", stated != null ? stated.start() : 0, 0, Integer.MAX_VALUE) - start;
        double to = region.number("loop_end", stated != null ? stated.end() - 1 : (double) start + length - 1, 0, Integer.MAX_VALUE) + 1
                - start;
        to = Math.min(to, length);
        boolean loops = mode.equals("loop_continuous") || mode.equals("loop_sustain");
        return !loops || from < 0 || to - from < 2 ? null
                : new Loop(from, to, mode.equals("loop_sustain") ? Loop.Mode.UNTIL_RELEASE : Loop.Mode.CONTINUOUS);
    }

    /** The path of a sample in the source, null with a warning if it leads out of it. */
    private @Nullable Place place(String reference) {
        try {
            return new Place(text.resolved(reference, field(reference)));
        } catch (PresetException e) {
            failed(e);
            return null;
        }
    }

    private static String field(String sample) {
        return "sample " + (sample.length() <= LONGEST_FIELD ? sample : sample.substring(0, LONGEST_FIELD) + "…");
    }

    private void failed(PresetException e) {
        failure = failure == null ? e : failure;
        report.say(e.getMessage().startsWith(text.file() + ": ") ? e.getMessage().substring(text.file().length() + 2) : e.getMessage());
    }

    /** A sample of any codec; null, with a warning, if it cannot be read. */
    private @Nullable SampleData data(Place place) throws PresetException {
        if (samples.containsKey(place)) {
            return samples.get(place);
        }
        samples.put(place, null);
        LibrarySource source = text.source();
        Place key = new Place(source.describe(place.file()));
        SampleMemory.Decoded known = memory.file(key);
        try {
            byte[] bytes = source.read(place.file(), LibrarySource.LARGEST_SAMPLE);
            WavLoop loop = WavLoop.of(bytes);
            if (loop != null) {
                loops.put(place, loop);
            }
            if (known == null) {
                Codec named = Codec.ofPath(place.file());
                SampleDecoder decoder = new SampleDecoder(note -> report.say(field(place.file()) + ": " + note));
                known = new SampleMemory.Decoded(decoder.decode(bytes, named == null ? Codec.WAV : named, 44_100), "");
            }
        } catch (DecodeException e) {
            failed(new PresetException(PresetException.Reason.MALFORMED, text.file(), field(place.file()), e.getMessage(), e));
            return null;
        } catch (PresetException e) {
            failed(e);
            return null;
        }
        keep(key, known, place);
        samples.put(place, known.data());
        return known.data();
    }

    private SampleData part(Place place, SampleData whole, int start, int end) throws PresetException {
        if (start == 0 && end == whole.length()) {
            return whole;
        }
        Part key = new Part(new Place(text.source().describe(place.file())), start, end);
        SampleMemory.Decoded known = memory.file(key);
        if (known == null) {
            known = new SampleMemory.Decoded(new SampleData(Arrays.copyOfRange(whole.frames(), start, end), whole.rateHz()), "");
            keep(key, known, place);
        }
        return known.data();
    }

    private void keep(Object key, SampleMemory.Decoded decoded, Place place) throws PresetException {
        if (!memory.keep(key, decoded)) {
            throw new PresetException(PresetException.Reason.UNSUPPORTED, text.file(), field(place.file()), memory.full());
        }
    }

    /** True if a name is that of an SFZ file. */
    public static boolean named(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(".sfz");
    }
}
