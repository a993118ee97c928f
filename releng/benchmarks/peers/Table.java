// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the table from the lines "WORKLOAD NAME SECONDS NS_VF" that {@code run} has collected: {@code java Table.java LINES}. */
final class Table {
    private static final Map<String, List<double[]>> MEASURED = new LinkedHashMap<>();

    private Table() { }

    public static void main(String[] arguments) throws IOException {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            String[] w = line.split(" ");
            MEASURED.computeIfAbsent(w[0] + " " + w[1], k -> new ArrayList<>()).add(new double[] {Double.parseDouble(w[2]), Double.parseDouble(w[3])});
        }
        System.out.println("| Work | Peer | peer, ns a voice-frame | ours | times faster | spread | floor | aim | |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        row("256 string voices", "FluidSynth, 4th order", "strings fluidsynth", "strings vector", 1, 4, 5.8);
        row("256 string voices", "Gervill, cubic", "strings gervill", "strings vector", 1, 4, 5.8);
        row("dense song, CPU of the song", "FluidSynth, 4th order", "dense fluidsynth", "dense vector", 0, 3, 5);
        row("dense song, CPU of the song", "Gervill, cubic", "dense gervill", "dense vector", 0, 3, 5);
        row("256 string voices, scalar kernel", "FluidSynth, 4th order", "strings fluidsynth", "strings scalar", 1, 1.5, 1.8);
        row("256 oscillators with low-pass", "Csound vco2 + rbjeq", "osc csound", "osc vector", 1, 8, 20);
        row("256 oscillators, scalar kernel", "Csound vco2 + rbjeq", "osc csound", "osc scalar", 1, Double.NaN, Double.NaN);
        row("one note event, ns", "FluidSynth note-on", "note fluidsynth", "note vector", 1, 2, 5);
    }

    private static void row(String work, String peer, String theirs, String ours, int column, double floor, double aim) {
        if (!MEASURED.containsKey(theirs) || !MEASURED.containsKey(ours)) {
            System.out.printf("| %s | %s | not measured here | | | | | | |%n", work, peer);
            return;
        }
        double ratio = median(theirs, column) / median(ours, column);
        double low = Double.MAX_VALUE;
        double high = 0;
        for (int i = 0; i < Math.min(MEASURED.get(theirs).size(), MEASURED.get(ours).size()); i++) {
            double each = MEASURED.get(theirs).get(i)[column] / MEASURED.get(ours).get(i)[column];
            low = Math.min(low, each);
            high = Math.max(high, each);
        }
        String verdict = Double.isNaN(floor) ? "" : ratio >= aim ? "aim reached" : ratio >= floor ? "floor reached" : "**missed**";
        System.out.printf(Locale.ROOT, "| %s | %s | %.2f | %.2f | **%.2f** | %.2f to %.2f | %s | %s | %s |%n", work, peer, median(theirs, 1), median(ours, 1), ratio,
                low, high, Double.isNaN(floor) ? "" : floor, Double.isNaN(aim) ? "" : aim, verdict);
    }

    private static double median(String key, int column) {
        double[] sorted = MEASURED.get(key).stream().mapToDouble(v -> v[column]).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
