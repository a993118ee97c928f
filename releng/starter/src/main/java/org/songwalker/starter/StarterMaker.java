// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.starter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Writes the Starter library: an index, six presets and their samples, all made here. */
public final class StarterMaker {
    private static final double HEADROOM = 0.89;

    private final Path root;
    private final StringBuilder index = new StringBuilder();

    private StarterMaker(Path root) {
        this.root = root;
    }

    /** Part of an instrument: a sample and the keys it answers to. */
    private record Region(Tone tone, int low, int high, int root) {}

    /** Writes the library into the directory given by the only argument. The build runs it after compilation. */
    public static void main(String[] arguments) throws IOException {
        StarterMaker maker = new StarterMaker(Path.of(arguments[0]));
        maker.melodic("Keys", 30, 7, 11, Melodic::keys, 0.22, "\"attack\":0.001,\"decay\":5.5,\"sustain\":0,\"release\":0.22");
        maker.melodic("Bass", 28, 6, 6, Melodic::bass, 0.26, "\"attack\":0.001,\"decay\":5,\"sustain\":0,\"release\":0.09");
        maker.melodic("Strings", 36, 7, 8, Melodic::strings, 0.15, "\"attack\":0.09,\"decay\":0.3,\"sustain\":0.85,\"release\":0.35");
        maker.melodic("Lead", 36, 7, 8, Melodic::lead, 0.16, "\"attack\":0.004,\"decay\":0.15,\"sustain\":0.8,\"release\":0.12");
        maker.melodic("Pad", 36, 10, 6, Melodic::pad, 0.14, "\"attack\":0.35,\"decay\":0.5,\"sustain\":0.9,\"release\":0.9");
        maker.kit();
        Files.writeString(maker.root.resolve("index.json"),
                "{\"format\":\"songwalker-index\",\"version\":1,\"name\":\"Starter\","
                        + "\"description\":\"Sounds made by SongWalker itself\",\"entries\":[\n" + maker.index + "\n]}\n",
                StandardCharsets.UTF_8);
    }

    /**
     * Zones every {@code step} keys from {@code first}, each reaching halfway to its neighbours, the outer ones to the ends of the
     * keyboard.
     */
    private void melodic(String name, int first, int step, int count, IntFunction<Tone> maker, double level, String envelope)
            throws IOException {
        List<Tone> tones = new ArrayList<>();
        double peak = 0;
        for (int i = 0; i < count; i++) {
            Tone raw = maker.apply(first + i * step);
            Tone tone = raw.scaled(level / raw.level());
            tones.add(tone);
            peak = Math.max(peak, tone.peak());
        }
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int key = first + i * step;
            Tone tone = peak > HEADROOM ? tones.get(i).scaled(HEADROOM / peak) : tones.get(i);
            regions.add(new Region(tone, i == 0 ? 0 : key - step / 2, i == count - 1 ? 127 : key + step - step / 2 - 1, key));
        }
        write(name, "\"melodic\",\"looped\"", false, envelope, regions, 0, 127);
    }

    private void kit() throws IOException {
        Tone kick = Drums.kick();
        Tone stick = Drums.sideStick();
        Tone snare = Drums.snare();
        Tone clap = Drums.clap();
        Tone closed = Drums.hat("closedhat", 42, 0.14, 0.028, 0.42);
        Tone pedal = Drums.hat("pedalhat", 44, 0.12, 0.018, 0.34);
        Tone open = Drums.hat("openhat", 46, 0.75, 0.2, 0.42);
        Tone low = Drums.tom("lowtom", 43, 82, 21);
        Tone middle = Drums.tom("midtom", 47, 124, 22);
        Tone high = Drums.tom("hightom", 50, 178, 23);
        Tone crash = Drums.crash();
        Tone ride = Drums.ride();
        Tone bell = Drums.cowbell();
        Object[][] keys = {{35, kick, -2}, {36, kick, 0}, {37, stick, 0}, {38, snare, 0}, {39, clap, 0}, {40, snare, 3}, {41, low, -2},
            {42, closed, 0}, {43, low, 0}, {44, pedal, 0}, {45, middle, -3}, {46, open, 0}, {47, middle, 0}, {48, high, -2}, {49, crash, 0},
            {50, high, 0}, {51, ride, 0}, {52, crash, -5}, {53, bell, 7}, {54, closed, 4}, {55, crash, 5}, {56, bell, 0}, {57, crash, 2},
            {58, stick, -7}, {59, ride, -2}, {60, high, 10}, {61, high, 5}, {62, high, 7}, {63, middle, 9}, {64, middle, 5}, {65, high, 4},
            {66, middle, 2}, {67, bell, 9}, {68, bell, 4}, {69, pedal, 2}, {70, pedal, 5}, {71, open, 7}, {72, open, 5}, {73, closed, -5},
            {74, open, -7}, {75, stick, 5}, {76, stick, 2}, {77, stick, -3}, {78, low, 9}, {79, low, 7}, {80, ride, 9}, {81, ride, 7}};
        List<Region> regions = new ArrayList<>();
        for (Object[] row : keys) {
            int key = (Integer) row[0];
            regions.add(new Region((Tone) row[1], key, key, key - (Integer) row[2]));
        }
        write("Kit", "\"percussion\",\"one-shot\"", true, "\"attack\":0,\"decay\":0,\"sustain\":1,\"release\":0.1", regions, 35, 81);
    }

    private void write(String name, String tags, boolean oneShot, String envelope, List<Region> regions, int low, int high)
            throws IOException {
        Path folder = Files.createDirectories(root.resolve(name));
        List<String> zones = new ArrayList<>();
        for (Region region : regions) {
            Files.write(folder.resolve(region.tone.file() + ".raw"), pcm(region.tone.frames()));
            zones.add(zone(region));
        }
        Files.writeString(folder.resolve("preset.json"),
                "{\"format\":\"songwalker-preset\",\"version\":1,\"name\":\"" + name + "\",\"category\":\"sampler\"," + "\"tags\":[" + tags
                        + "],\"node\":{\"type\":\"sampler\",\"config\":{\"oneShot\":" + oneShot + ",\"envelope\":{" + envelope
                        + "},\"zones\":[\n" + String.join(",\n", zones) + "\n]}}}\n",
                StandardCharsets.UTF_8);
        index.append(index.isEmpty() ? "" : ",\n")
                .append("{\"type\":\"preset\",\"name\":\"" + name + "\",\"path\":\"" + name + "/preset.json\","
                        + "\"category\":\"sampler\",\"tags\":[" + tags + "],\"zoneCount\":" + zones.size() + ",\"keyRange\":{\"low\":" + low
                        + ",\"high\":" + high + "}}");
    }

    private static String zone(Region region) {
        Tone tone = region.tone;
        String loop = tone.loopEnd() == 0 ? "" : "\"loop\":{\"start\":" + tone.loopStart() + ",\"end\":" + tone.loopEnd() + "},";
        return String.format(Locale.ROOT,
                "{\"keyRange\":{\"low\":%d,\"high\":%d},\"pitch\":{\"rootNote\":%d,\"fineTuneCents\":%.4f}," + "\"sampleRate\":%d,%s"
                        + "\"audio\":{\"type\":\"external\",\"url\":\"%s.raw\",\"codec\":\"raw\"}}",
                region.low, region.high, region.root, tone.cents(), tone.rateHz(), loop, tone.file());
    }

    private static byte[] pcm(double[] frames) {
        ByteBuffer bytes = ByteBuffer.allocate(frames.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (double frame : frames) {
            bytes.putShort((short) Math.rint(frame * Short.MAX_VALUE));
        }
        return bytes.array();
    }
}
