// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.lang.compile.FolderFiles;
import org.songwalker.runtime.Mode;

/**
 * The larger programs of {@code product/examples/studio}: each says nothing when it is checked, plays its phrase ({@code studio/NAME.play},
 * in the words of {@link GoldenTraceTest}) as its golden trace says, at a level that needs no limiter, and ends. A program without a phrase
 * or without a trace fails.
 */
class StudioExamplesTest {
    private static final Path PROGRAMS = Path.of("../../product/examples/studio");
    private static final Path GOLDENS = Path.of("src/test/resources/studio");
    private static final double HALF_SECOND = 24_000;

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(PROGRAMS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".sw"))
                    .map(file -> file.replaceAll("\\.sw$", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Rig rig(String name) throws IOException {
        return Rig.example("studio/" + name + ".sw");
    }

    private static String phrase(String name) throws IOException {
        return Files.readString(GOLDENS.resolve(name + ".play")).strip();
    }

    @Test
    void thereAreTwelve() throws IOException {
        assertThat(names()).hasSize(12);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isOfTheLengthOfARealProgramAndClean(String name) throws IOException {
        String source = Files.readString(PROGRAMS.resolve(name + ".sw"));
        assertThat(Rig.COMPILER.with(new FolderFiles(PROGRAMS)).check(source)).isEmpty();
        assertThat(source.lines().count()).isBetween(40L, 150L);
        assertThat(source.lines().findFirst().orElseThrow()).startsWith("// ");
    }

    @ParameterizedTest
    @MethodSource("names")
    void playsItsPhraseAsBefore(String name) throws Exception {
        String actual = GoldenTraceTest.events(rig(name), phrase(name));
        Path trace = GOLDENS.resolve(name + ".trace");
        if (System.getProperty("golden.update") != null) {
            Files.writeString(trace, actual);
        }
        assertEquals(Files.readString(trace), actual);
    }

    /** Without the limiter, so that it is the program that keeps the level. */
    @ParameterizedTest
    @MethodSource("names")
    void isLoudEnoughAndNeverTooLoudAndEnds(String name) throws Exception {
        Rig rig = rig(name).withoutLimiter();
        Mode mode = GoldenTraceTest.perform(rig, phrase(name));
        Loudness loudness = new Loudness();
        RenderJob.Report report = Objects.requireNonNull(
                new RenderJob(rig.session(mode), EngineSettings.at(48_000), 1024, -1, 0, true).run(loudness, frames -> true));
        assertThat(report.problems()).isEmpty();
        assertThat(20 * Math.log10(report.peak())).isBetween(-24.0, -0.5);
        assertThat(report.events()).filteredOn(TraceEvent.Note.class::isInstance)
                .extracting(event -> ((TraceEvent.Note) event).endFrame())
                .allMatch(end -> end <= report.frames());
        assertThat(loudness.last).as("the last sample").isLessThan(0.001f);
        assertThat(loudness.longestSilence / HALF_SECOND).as("half seconds of silence in a row").isLessThan(4);
    }

    /** The last sample, and how many frames in a row lie below -60 dBFS at most. */
    private static final class Loudness implements RenderJob.Sink {
        private float last;
        private int silence;
        private int longestSilence;

        @Override
        public void write(float[] stereo, int frames) {
            for (int frame = 0; frame < frames; frame++) {
                last = Math.max(Math.abs(stereo[2 * frame]), Math.abs(stereo[2 * frame + 1]));
                silence = last < 0.001f ? silence + 1 : 0;
                longestSilence = Math.max(longestSilence, silence);
            }
        }
    }
}
