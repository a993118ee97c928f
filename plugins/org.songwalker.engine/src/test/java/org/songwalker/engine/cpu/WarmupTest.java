// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.dsp.KernelChoice;
import org.songwalker.engine.dsp.Quality;
import org.songwalker.engine.instrument.Waveform;

/** The warm-up reaches every source, and is the same on every machine. */
class WarmupTest {

    @Test
    void everySourceSoundsOnTheKernelsThatAreAskedFor() {
        Warmup.Report report = new Warmup(EngineSettings.at(48_000).withKernel(KernelChoice.SCALAR, Quality.LINEAR)).run(600);
        assertEquals("scalar", report.kernel());
        assertEquals(600, report.slices());
        assertEquals(15 * 24, report.notes());
        assertThat(report.sources()).hasSize(2 * Waveform.values().length + 8).doesNotHaveDuplicates();
        assertTrue(report.voiceFrames() > 600L * 64 * 20, report.voiceFrames() + " voice-frames");
    }

    @Test
    void itsWorkIsACountAndNotATime() {
        EngineSettings settings = EngineSettings.at(44_100);
        assertEquals(new Warmup(settings).run(200), new Warmup(settings).run(200));
    }

    @Test
    void inTheBackgroundItRunsItsUsualLength() {
        Warmup.Report report = Warmup.inBackground(EngineSettings.at(48_000)).join();
        assertEquals(Warmup.USUAL_SLICES, report.slices());
        assertEquals(Warmup.USUAL_SLICES / 40 * 24, report.notes());
    }
}
