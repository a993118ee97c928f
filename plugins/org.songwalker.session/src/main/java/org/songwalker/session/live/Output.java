// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.BlockSource;
import org.songwalker.engine.cpu.LoadMonitor;
import org.songwalker.engine.device.AudioOutput;
import org.songwalker.engine.device.MasterTap;
import org.songwalker.engine.device.OutputResult;
import org.songwalker.session.file.OutsideException;

/** The device in use, or the silence that stands in for one. Opened, changed and closed on the sessions thread; figures from any thread. */
final class Output implements AutoCloseable {
    private final MasterTap tap;
    private final LoadMonitor monitor;
    private final double sampleRate;
    private final Consumer<String> notices;
    private volatile @Nullable AudioOutput audio;

    /** @param notices hears in a sentence each what becomes of the device; any thread */
    Output(BlockSource source, double sampleRate, Consumer<String> notices) {
        this.tap = new MasterTap(source);
        this.monitor = new LoadMonitor(tap, sampleRate);
        this.sampleRate = sampleRate;
        this.notices = notices;
    }

    /**
     * Plays on a device from now on. If it cannot be had, the first call plays on whatever is there, silence included; a later call leaves
     * what plays as it is.
     *
     * @param device name of the device, null for the default
     * @param block  frames of one buffer
     * @return why that device does not play, empty if it does
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

    /** Opens a device for the first time without starting it: {@link #start} follows. Nothing replaces it if it cannot be opened. */
    void openOnly(@Nullable String device, int block) throws OutsideException {
        switch (AudioOutput.open(monitor, device, sampleRate, block)) {
            case OutputResult.Unavailable unavailable -> throw new OutsideException(unavailable.sentence());
            case OutputResult.Opened opened -> {
                opened.output().listen(notices);
                audio = opened.output();
            }
        }
    }

    /** Begins to pull from the source. */
    void start() {
        AudioOutput open = audio;
        if (open != null) {
            open.start();
        }
    }

    /** Why the wanted device does not play, empty if it does. */
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

    /** Where recordings listen: between the engine and whatever device plays it. */
    MasterTap tap() {
        return tap;
    }

    /** Times the device ran dry. */
    long underruns() {
        AudioOutput open = audio;
        return open == null ? 0 : open.underruns();
    }

    /** Gives the device back, after playing out what it has if {@code drain} is true. */
    void close(boolean drain) {
        AudioOutput open = audio;
        audio = null;
        if (open != null) {
            open.close(drain);
        }
    }

    @Override
    public void close() {
        close(false);
    }
}
