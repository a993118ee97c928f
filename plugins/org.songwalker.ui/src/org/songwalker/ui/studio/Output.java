// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.device.AudioOutput;
import org.songwalker.engine.device.LoadMonitor;
import org.songwalker.engine.device.OutputResult;

/** The device in use, or the silence that stands in for one. Opened, changed and closed on the sessions thread; figures from any. */
final class Output implements AutoCloseable {
    private final LoadMonitor monitor;
    private final double sampleRate;
    private volatile @Nullable AudioOutput audio;
    private @Nullable SilentOutput silent;
    private volatile String sentence = "";

    Output(EngineSwitch source, double sampleRate) {
        this.monitor = new LoadMonitor(source, sampleRate);
        this.sampleRate = sampleRate;
    }

    /**
     * Opens a device, or falls back to the default one and then to silence.
     *
     * @param device name of the device, null for the default
     * @param block  frames of one buffer
     * @return why there is no sound, empty where there is
     */
    String open(@Nullable String device, int block) {
        close();
        OutputResult result = AudioOutput.open(monitor, device, sampleRate, block);
        if (result instanceof OutputResult.Unavailable && device != null) {
            result = AudioOutput.open(monitor, null, sampleRate, block);
        }
        switch (result) {
            case OutputResult.Opened opened -> {
                audio = opened.output();
                opened.output().start();
                sentence = "";
            }
            case OutputResult.Unavailable unavailable -> {
                silent = new SilentOutput(monitor, sampleRate, block);
                sentence = "No audio output found: playing in silence; rendering works.";
            }
        }
        return sentence;
    }

    /** Why there is no sound, empty where there is. */
    String sentence() {
        AudioOutput open = audio;
        return open == null ? sentence : open.failure().orElse("");
    }

    /** What was opened with its delay, for people; empty without a device. */
    String format() {
        AudioOutput open = audio;
        return open == null ? "" : open.format() + ", " + Math.round(open.latencySeconds() * 1000) + " ms";
    }

    /** Share of its time that a block takes, 0 to 1 and above. */
    double load() {
        return monitor.load();
    }

    /** Times the device ran dry or a block came too late. */
    long drops() {
        AudioOutput open = audio;
        return open == null ? 0 : open.underruns();
    }

    Optional<AudioOutput> device() {
        return Optional.ofNullable(audio);
    }

    @Override
    public void close() {
        AudioOutput open = audio;
        audio = null;
        if (open != null) {
            open.close();
        }
        if (silent != null) {
            silent.close();
            silent = null;
        }
    }
}
