// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the notes that {@code fonts} plays, and compares what both make of them. {@code java Fonts.java write FONT FOLDER} writes
 * {@code notes.mid} for FluidSynth and {@code notes.sw} for ours; {@code java Fonts.java compare FONT FOLDER} reads {@code theirs.wav} and
 * {@code ours.wav} and prints a row of the table, and each preset that differs.
 */
final class Fonts {
    private static final int RATE = 48_000;
    private static final double SPACING = 2.5;
    private static final double GATE = 1.5;
    private static final double FIRST = 0.5;
    private static final int[] PROGRAMS = {0, 6, 16, 24, 33, 40, 48, 56, 65, 73, 81, 89};
    private static final int[] KEYS = {48, 60, 76};
    private static final int[] DRUMS = {36, 38, 42, 46, 49};
    private static final int[] VELOCITIES = {40, 80, 127};
    /** Beyond that a side counts as silent. */
    private static final double MOST_BALANCE_DB = 40;

    private record Preset(String name, int bank, int program) {}

    private record Note(Preset preset, int key, int velocity) {}

    /** What is measured of one note; NaN if it cannot be told. */
    private record Measures(double pitchHz, double levelDb, double attack, double release, double centroidHz, double balanceDb) {}

    private Fonts() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[2]);
        List<Note> notes = notes(presets(Path.of(arguments[1])));
        if (arguments[0].equals("write")) {
            Files.write(folder.resolve("notes.mid"), midi(notes));
            Files.writeString(folder.resolve("notes.sw"), program(notes));
        } else {
            compare(Path.of(arguments[1]).getFileName().toString(), notes, folder);
        }
    }

    // ---- what is played

    /** Every preset of a font with few, else the twelve programs, and all kits. */
    private static List<Preset> presets(Path font) throws IOException {
        List<Preset> all = new ArrayList<>();
        ByteBuffer headers = headers(font);
        for (int at = 0; at + 76 <= headers.limit(); at += 38) {
            byte[] name = new byte[20];
            headers.get(at, name);
            all.add(new Preset(new String(name, StandardCharsets.ISO_8859_1).split("\0", 2)[0].strip(), headers.getShort(at + 22),
                    headers.getShort(at + 20)));
        }
        boolean small = all.size() <= 64;
        return all.stream()
                .filter(p -> p.bank() == 128 || p.bank() == 0 && (small || Arrays.stream(PROGRAMS).anyMatch(n -> n == p.program())))
                .toList();
    }

    private static ByteBuffer headers(Path font) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(font.toFile(), "r")) {
            long at = 12;
            while (true) {
                byte[] head = new byte[12];
                file.seek(at);
                file.readFully(head);
                String id = new String(head, 0, 4, StandardCharsets.ISO_8859_1);
                long length = Integer.toUnsignedLong(ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
                if (id.equals("phdr")) {
                    byte[] table = new byte[(int) length];
                    file.seek(at + 8);
                    file.readFully(table);
                    return ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
                }
                at += id.equals("LIST") ? 12 : 8 + length + (length & 1);
            }
        }
    }

    private static List<Note> notes(List<Preset> presets) {
        List<Note> notes = new ArrayList<>();
        for (Preset preset : presets) {
            for (int key : preset.bank() == 128 ? DRUMS : KEYS) {
                for (int velocity : VELOCITIES) {
                    notes.add(new Note(preset, key, velocity));
                }
            }
        }
        return notes;
    }

    private static byte[] midi(List<Note> notes) throws IOException {
        ByteArrayOutputStream track = new ByteArrayOutputStream();
        track.writeBytes(new byte[] {0, (byte) 0xFF, 0x51, 3, 0x0F, 0x42, 0x40});
        int now = 0;
        for (int i = 0; i < notes.size(); i++) {
            Note note = notes.get(i);
            int channel = note.preset().bank() == 128 ? 9 : 0;
            int on = (int) Math.round(1000 * (FIRST + i * SPACING));
            event(track, on - 100 - now, 0xC0 | channel, note.preset().program());
            event(track, 100, 0x90 | channel, note.key(), note.velocity());
            event(track, (int) (1000 * GATE), 0x80 | channel, note.key(), 64);
            now = on + (int) (1000 * GATE);
        }
        event(track, 1000, 0xFF, 0x2F, 0);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.writeBytes("MThd");
        out.writeInt(6);
        out.writeShort(0);
        out.writeShort(1);
        out.writeShort(1000);
        out.writeBytes("MTrk");
        out.writeInt(track.size());
        out.write(track.toByteArray());
        return file.toByteArray();
    }

    private static void event(ByteArrayOutputStream track, int delta, int... bytes) {
        if (delta >= 1 << 14) {
            track.write(0x80 | delta >> 14);
        }
        if (delta >= 1 << 7) {
            track.write(0x80 | delta >> 7 & 0x7F);
        }
        track.write(delta & 0x7F);
        for (int b : bytes) {
            track.write(b);
        }
    }

    private static String program(List<Note> notes) {
        StringBuilder text = new StringBuilder("track.beatsPerMinute = 60\n");
        StringBuilder body = new StringBuilder("track main() {\n  " + FIRST + "\n");
        Map<String, String> named = new TreeMap<>();
        for (Note note : notes) {
            String address = note.preset().bank() + ":" + note.preset().program();
            String name = named.computeIfAbsent(address, a -> "p" + a.replace(':', '_'));
            body.append(String.format(Locale.ROOT, "  %s(%d) *%.6f @%s %s%n", name, note.key(), note.velocity() / 127.0, GATE, SPACING));
        }
        named.forEach((address, name) -> text.append("const " + name + " = loadPreset(\"font/" + address + "\")\n"));
        return text.append(body).append("}\nmain()\n").toString();
    }

    // ---- what comes of it

    private static void compare(String font, List<Note> notes, Path folder) throws IOException {
        float[][] theirs = read(folder.resolve("theirs.wav"));
        float[][] ours = read(folder.resolve("ours.wav"));
        List<Measures> a = notes.stream().map(n -> measures(theirs, FIRST + notes.indexOf(n) * SPACING)).toList();
        List<Measures> b = notes.stream().map(n -> measures(ours, FIRST + notes.indexOf(n) * SPACING)).toList();
        double[] offsets = new double[notes.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = b.get(i).levelDb() - a.get(i).levelDb();
        }
        double offset = Arrays.stream(offsets).filter(Double::isFinite).sorted().toArray()[(int) Arrays.stream(offsets)
                .filter(Double::isFinite)
                .count() / 2];
        String[] names = {"pitch", "level", "attack", "release", "centroid", "balance"};
        int[] within = new int[6];
        int[] told = new int[6];
        Map<String, List<String>> others = new TreeMap<>();
        for (int i = 0; i < notes.size(); i++) {
            Measures t = a.get(i);
            Measures o = b.get(i);
            double[] far = {1200 * Math.abs(Math.log(o.pitchHz() / t.pitchHz()) / Math.log(2)) / 3, Math.abs(offsets[i] - offset),
                time(t.attack(), o.attack()), time(t.release(), o.release()), Math.abs(o.centroidHz() / t.centroidHz() - 1) / 0.05,
                Math.abs(o.balanceDb() - t.balanceDb()) / 0.5};
            Note note = notes.get(i);
            if (note.preset().bank() == 128) {
                far[0] = Double.NaN;
            }
            for (int m = 0; m < far.length; m++) {
                if (Double.isNaN(far[m])) {
                    continue;
                }
                told[m]++;
                if (far[m] <= 1) {
                    within[m]++;
                } else {
                    others.computeIfAbsent(names[m] + ": " + note.preset().name(), k -> new ArrayList<>())
                            .add(String.format(Locale.ROOT, "%d/%d %.1f", note.key(), note.velocity(), far[m]));
                }
            }
        }
        StringBuilder row = new StringBuilder("| " + font + " | " + notes.size());
        for (int m = 0; m < 6; m++) {
            row.append(String.format(Locale.ROOT, " | %d of %d", within[m], told[m]));
        }
        System.out.println(row + " |");
        StringBuilder report = new StringBuilder("Outside, by measure and preset: key/velocity and how many times the limit\n");
        others.forEach((name, list) -> report.append(name + ": " + String.join(", ", list) + "\n"));
        Files.writeString(folder.resolve(font + ".txt"), report.toString());
    }

    /** Difference of two times as a multiple of the limit, 10 % or 10 ms. */
    private static double time(double theirs, double ours) {
        return Math.abs(ours - theirs) / Math.max(0.01, 0.1 * theirs);
    }

    private static Measures measures(float[][] sound, double from) {
        int start = (int) (from * RATE);
        int end = (int) ((from + SPACING) * RATE);
        if (end > sound[0].length) {
            end = sound[0].length;
        }
        double[] steps = steps(sound, start, end);
        double most = Arrays.stream(steps).max().orElse(0);
        if (most < 1e-8) {
            return new Measures(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double left = power(sound[0], start, start + (int) (GATE * RATE));
        double right = power(sound[1], start, start + (int) (GATE * RATE));
        return new Measures(pitch(sound, start + RATE / 4), 10 * Math.log10(left + right), attack(steps, most), release(steps),
                centroid(sound, start), Math.clamp(10 * Math.log10((left + 1e-12) / (right + 1e-12)), -MOST_BALANCE_DB, MOST_BALANCE_DB));
    }

    /** Mean power of both sides in steps of 2 ms. */
    private static double[] steps(float[][] sound, int start, int end) {
        int step = RATE / 500;
        double[] steps = new double[(end - start) / step];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = power(sound[0], start + i * step, start + (i + 1) * step) + power(sound[1], start + i * step, start + (i + 1) * step);
        }
        double[] smooth = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            int to = Math.min(steps.length, i + 10);
            smooth[i] = Arrays.stream(steps, i, to).sum() / (to - i);
        }
        return smooth;
    }

    private static double power(float[] side, int from, int to) {
        double sum = 0;
        for (int i = from; i < Math.min(to, side.length); i++) {
            sum += side[i] * side[i];
        }
        return sum / Math.max(1, to - from);
    }

    /** Seconds until half of the greatest amplitude. */
    private static double attack(double[] steps, double most) {
        for (int i = 0; i < steps.length; i++) {
            if (steps[i] >= most / 4) {
                return i * 0.002;
            }
        }
        return Double.NaN;
    }

    /** Seconds from the end of the gate until 20 dB below the level there; NaN if there is hardly any sound or it does not fall. */
    private static double release(double[] steps) {
        int gate = (int) (GATE * 500) - 12;
        if (gate >= steps.length || steps[gate] < 1e-7) {
            return Double.NaN;
        }
        for (int i = gate; i < steps.length; i++) {
            if (steps[i] < steps[gate] / 100) {
                return (i - gate) * 0.002;
            }
        }
        return Double.NaN;
    }

    /** By autocorrelation over 0.2 s with a parabola through its peak; NaN if the sound is no tone. */
    private static double pitch(float[][] sound, int start) {
        int n = RATE / 5;
        if (start + 2 * n > sound[0].length) {
            return Double.NaN;
        }
        double[] x = new double[2 * n];
        for (int i = 0; i < x.length; i++) {
            x[i] = sound[0][start + i] + sound[1][start + i];
        }
        double[] same = new double[RATE / 50];
        double energy = 0;
        for (int i = 0; i < n; i++) {
            energy += x[i] * x[i];
        }
        int best = 0;
        for (int lag = RATE / 2000; lag < same.length; lag++) {
            double sum = 0;
            double other = 0;
            for (int i = 0; i < n; i++) {
                sum += x[i] * x[i + lag];
                other += x[i + lag] * x[i + lag];
            }
            same[lag] = sum / Math.sqrt(energy * other + 1e-20);
            best = same[lag] > same[best] + 0.02 ? lag : best;
        }
        while (best + 1 < same.length && same[best + 1] > same[best]) {
            best++;
        }
        if (best == 0 || same[best] < 0.9 || best + 1 >= same.length) {
            return Double.NaN;
        }
        double curve = same[best - 1] - 2 * same[best] + same[best + 1];
        return RATE / (best + (same[best - 1] - same[best + 1]) / (2 * curve));
    }

    /** Mean frequency of the power of the first 0.34 s. */
    private static double centroid(float[][] sound, int start) {
        int n = 1 << 14;
        double[] re = new double[n];
        double[] im = new double[n];
        for (int i = 0; i < n && start + i < sound[0].length; i++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / n);
            re[i] = sound[0][start + i] * window;
            im[i] = sound[1][start + i] * window;
        }
        transform(re, im);
        double sum = 0;
        double weighted = 0;
        for (int k = 1; k < n; k++) {
            double p = re[k] * re[k] + im[k] * im[k];
            sum += p;
            weighted += p * Math.min(k, n - k);
        }
        return weighted / sum * RATE / n;
    }

    private static void transform(double[] re, double[] im) {
        int n = re.length;
        for (int i = 1, j = 0; i < n; i++) {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                double r = re[i];
                re[i] = re[j];
                re[j] = r;
                double m = im[i];
                im[i] = im[j];
                im[j] = m;
            }
        }
        for (int size = 2; size <= n; size *= 2) {
            for (int k = 0; k < size / 2; k++) {
                double c = Math.cos(-2 * Math.PI * k / size);
                double s = Math.sin(-2 * Math.PI * k / size);
                for (int i = k; i < n; i += size) {
                    int j = i + size / 2;
                    double r = re[j] * c - im[j] * s;
                    double m = re[j] * s + im[j] * c;
                    re[j] = re[i] - r;
                    im[j] = im[i] - m;
                    re[i] += r;
                    im[i] += m;
                }
            }
        }
    }

    /** Both sides of a file of 32-bit floats. */
    private static float[][] read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int at = 12;
        while (bytes.getInt(at) != 0x61746164) {
            at += 8 + bytes.getInt(at + 4) + (bytes.getInt(at + 4) & 1);
        }
        int frames = Math.min(bytes.getInt(at + 4), bytes.limit() - at - 8) / 8;
        float[][] sides = new float[2][frames];
        for (int i = 0; i < frames; i++) {
            sides[0][i] = bytes.getFloat(at + 8 + 8 * i);
            sides[1][i] = bytes.getFloat(at + 12 + 8 * i);
        }
        return sides;
    }
}
