// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.songwalker.engine.EngineSettings;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.issue.Severity;
import org.songwalker.preset.LibraryPreset;
import org.songwalker.preset.PresetDetails;
import org.songwalker.preset.PresetRepository;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.Network;
import org.songwalker.preset.source.PresetException;
import org.songwalker.runtime.Mode;
import org.songwalker.session.Problem;
import org.songwalker.session.RenderJob;
import org.songwalker.session.Session;
import org.songwalker.session.SlotCompiler;
import org.songwalker.session.Sounds;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.file.SessionFile;

/**
 * Plays one note of each preset at full velocity for a second (two beats) and prints how loud it is: the median, and each preset that is
 * more than 12 dB away from it. The note is C4, or the key of the preset's zones that is nearest to it.
 */
final class Levels {
    private static final double RATE = 48_000;
    private static final double FAR_DB = 12;
    private static final double SECONDS = 1.5;
    private static final int BLOCK = 256;
    /** Blocks over which the level is measured: 0.4 s. */
    private static final int WINDOW = (int) (0.4 * RATE / BLOCK);
    private static final int MIDDLE_C = 60;

    private Levels() {}

    /** @param peakDb largest sample, @param levelDb mean square of the loudest 0.4 s; both in dB of full scale */
    private record Level(String name, int key, double peakDb, double levelDb) {}

    /** @param arguments libraries */
    public static void main(String[] arguments) throws Exception {
        List<LibrarySource> sources = new ArrayList<>();
        for (String place : arguments) {
            sources.add(LibrarySource.of(place, Network.offline()));
        }
        PresetRepository repository = new PresetRepository(sources);
        SlotCompiler compiler = new SlotCompiler(new SwCompiler(PresetCatalog.NONE), new Sounds(repository));
        List<Level> levels = new ArrayList<>();
        int absent = 0;
        Path folder = Files.createTempDirectory("levels");
        for (LibraryPreset preset : repository.list().presets()) {
            if (preset.category().equals("effect")) {
                continue;
            }
            try {
                levels.add(level(preset, compiler, folder));
            } catch (PresetException e) {
                absent += e.reason() == PresetException.Reason.ABSENT ? 1 : 0;
                if (e.reason() != PresetException.Reason.ABSENT) {
                    System.out.println("not measured: " + preset.fullName() + ": " + e.getMessage());
                }
            } catch (OutsideException e) {
                System.out.println("not measured: " + preset.fullName() + ": " + e.getMessage());
            }
        }
        System.out.println("not measured because their files are not there: " + absent);
        if (!levels.isEmpty()) {
            print(levels);
        }
    }

    private static Level level(LibraryPreset preset, SlotCompiler compiler, Path folder)
            throws PresetException, OutsideException, IOException {
        int key = key(preset);
        Files.writeString(folder.resolve("note.sw"), "const p = loadPreset(\"" + preset.fullName() + "\")\np(" + key + ") *1 ~2\n");
        Session session = Session.prepare(SessionFile.of(List.of(SessionFile.Slot.of("note", "note.sw", Mode.SONG))).withLimiter(false),
                folder, compiler, RATE);
        for (Problem problem : session.problems()) {
            if (problem.severity() == Severity.ERROR || problem.message().contains("plays instead")) {
                throw new OutsideException(problem.message());
            }
        }
        List<Double> squares = new ArrayList<>();
        RenderJob.Report report = new RenderJob(session, EngineSettings.at(RATE), BLOCK, SECONDS, 0, false).run((stereo, frames) -> {
            double sum = 0;
            for (int i = 0; i < 2 * frames; i++) {
                sum += stereo[i] * stereo[i];
            }
            squares.add(sum / 2 / frames);
        }, frames -> true);
        return new Level(preset.fullName(), key, 20 * Math.log10(report == null ? 0 : report.peak()), 10 * Math.log10(loudest(squares)));
    }

    private static double loudest(List<Double> squares) {
        double most = 0;
        for (int from = 0; from + WINDOW <= squares.size(); from++) {
            most = Math.max(most, squares.subList(from, from + WINDOW).stream().mapToDouble(square -> square).average().orElse(0));
        }
        return most;
    }

    private static int key(LibraryPreset preset) throws PresetException {
        return PresetDetails.read(preset)
                .zones()
                .stream()
                .filter(zone -> zone.keyLow() <= zone.keyHigh())
                .map(zone -> Math.clamp(MIDDLE_C, zone.keyLow(), zone.keyHigh()))
                .min(Comparator.comparingInt(key -> Math.abs(key - MIDDLE_C)))
                .orElse(MIDDLE_C);
    }

    private static void print(List<Level> levels) {
        double[] sorted = levels.stream().mapToDouble(Level::levelDb).filter(Double::isFinite).sorted().toArray();
        double median = sorted[sorted.length / 2];
        double[] peaks = levels.stream().mapToDouble(Level::peakDb).filter(Double::isFinite).sorted().toArray();
        System.out.printf(Locale.ROOT,
                "%d presets; median level %.1f dB, median peak %.1f dB, highest peak %.1f dB; within 6 dB %d, within 12 dB %d%n",
                levels.size(), median, peaks[peaks.length / 2], peaks[peaks.length - 1], within(sorted, median, FAR_DB / 2),
                within(sorted, median, FAR_DB));
        levels.stream()
                .filter(level -> !(Math.abs(level.levelDb() - median) <= FAR_DB))
                .sorted(Comparator.comparingDouble(Level::levelDb))
                .forEach(level -> System.out.printf(Locale.ROOT, "%6.1f dB from the median, peak %6.1f dB, key %3d: %s%n",
                        level.levelDb() - median, level.peakDb(), level.key(), level.name()));
    }

    private static long within(double[] levels, double median, double db) {
        return Arrays.stream(levels).filter(level -> Math.abs(level - median) <= db).count();
    }
}
