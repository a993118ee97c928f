// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.workbench;

import java.io.EOFException;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.concurrent.Callable;

/** The latest sound of the test device, which writes it to a file: 16 bits, stereo, 48 kHz. */
public final class SoundFile {
    /** Environment variable with the path of the file; {@code releng/verify} sets it. */
    public static final String VARIABLE = "SONGWALKER_SOUND_FILE";
    private static final int RATE = 48_000;
    private static final int FRAMES = RATE / 5;

    private SoundFile() {}

    /** The last 0.2 s of the left channel, full scale is 1; empty if less was played. */
    private static float[] tail() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(System.getenv(VARIABLE), "r")) {
            long frames = file.length() / 4;
            if (frames < FRAMES) {
                return new float[0];
            }
            byte[] bytes = new byte[FRAMES * 4];
            file.seek((frames - FRAMES) * 4);
            file.readFully(bytes);
            ShortBuffer samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
            float[] left = new float[FRAMES];
            for (int i = 0; i < FRAMES; i++) {
                left[i] = samples.get(2 * i) / 32_768f;
            }
            return left;
        } catch (FileNotFoundException | EOFException e) {
            return new float[0]; // no device is open yet, or the file was just truncated
        }
    }

    /** Runs the event loop until the device has written {@code more} frames and a condition holds. The file is truncated every minute. */
    public static void until(int more, Callable<Boolean> condition) throws Exception {
        long before = frames();
        Ui.until(more + " frames more on the device", () -> {
            long now = frames();
            return (now < before ? now : now - before) >= more && condition.call();
        });
    }

    private static long frames() {
        return new File(System.getenv(VARIABLE)).length() / 4;
    }

    /** Peak of the last 0.2 s, 1 is full scale. */
    public static float peak() throws IOException {
        return peak(tail());
    }

    /** RMS level of the last 0.2 s, 1 is full scale. */
    public static double rms() throws IOException {
        float[] tail = tail();
        double sum = 0;
        for (float sample : tail) {
            sum += (double) sample * sample;
        }
        return tail.length == 0 ? 0 : Math.sqrt(sum / tail.length);
    }

    private static float peak(float[] samples) {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    /** True if the last 0.2 s have a peak above 0.02. */
    public static boolean sounds() throws IOException {
        return peak(tail()) > 0.02f;
    }

    /** True if the device has played 0.2 s and their peak is below 0.001. */
    public static boolean silent() throws IOException {
        float[] tail = tail();
        return tail.length > 0 && peak(tail) < 0.001f;
    }

    /** Frequency in Hz of a sine over the last 0.2 s, by its rising zero crossings; 0 if there is none. */
    public static double frequency() throws IOException {
        float[] tail = tail();
        if (peak(tail) < 0.02f) {
            return 0;
        }
        int first = -1;
        int last = -1;
        int periods = -1;
        for (int i = 1; i < tail.length; i++) {
            if (tail[i - 1] < 0 && tail[i] >= 0) {
                first = first < 0 ? i : first;
                last = i;
                periods++;
            }
        }
        return periods < 1 ? 0 : (double) periods * RATE / (last - first);
    }
}
