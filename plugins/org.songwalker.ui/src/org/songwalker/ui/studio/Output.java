// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.device.AudioOutput;
import org.songwalker.engine.device.OutputResult;
import org.songwalker.engine.load.LoadMonitor;

/** The device in use, or the silence that stands in for one. Opened, changed and closed on the sessions thread; figures from any. */
final class Output implements AutoCloseable {
    private final LoadMonitor monitor;
    private final double sampleRate;
    private final Consumer<String> notices;
    private volatile @Nullable AudioOutput audio;

    /** @param notices hears in a sentence each what becomes of the device; any thread */
    Output(EngineSwitch source, double sampleRate, Consumer<String> notices) {
        this.monitor = new LoadMonitor(source, sampleRate);
        this.sampleRate = sampleRate;
        this.notices = notices;
    }

    /**
     * Plays on a device from now on. The first time anything else stands in where it is not there; later what plays goes on then.
     *
     * @param device name of the device, null for the default
     * @param block  frames of one buffer
     * @return why that device does not play, empty where it does
     */
    String open(@Nullable String device, int block) {
        AudioOutput open = audio;
        if (open == null) {
            open = AudioOutput.waiting(monitor, device, sampleRate, block);
            open.listen(notices);
            audio = open;
            open.start();
        } else if (open.switchTo(device, block) instanceof OutputResult.Unavailable unavailable) {
            notices.accept(unavailable.sentence());
            return unavailable.sentence();
        }
        return sentence();
    }

    /** Why the wanted device does not play, empty where it does. */
    String sentence() {
        AudioOutput open = audio;
        return open == null ? "" : open.failure().orElse("");
    }

    /** What was opened with its delay, for people; empty without a device. */
    String format() {
        AudioOutput open = audio;
        boolean sounds = open != null && (open.state() == AudioOutput.State.PLAYING || open.state() == AudioOutput.State.STANDING_IN);
        return sounds ? open.format() + ", " + Math.round(open.latencySeconds() * 1000) + " ms" : "";
    }

    LoadMonitor monitor() {
        return monitor;
    }

    /** Times the device ran dry. */
    long drops() {
        AudioOutput open = audio;
        return open == null ? 0 : open.underruns();
    }

    @Override
    public void close() {
        AudioOutput open = audio;
        audio = null;
        if (open != null) {
            open.close();
        }
    }
}
