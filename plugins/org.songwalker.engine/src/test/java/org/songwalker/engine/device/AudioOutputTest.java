// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.BlockSource;

class AudioOutputTest {

    /** A device that takes one format only and keeps what is written. */
    private static final class FakeDevice implements LineOpener {
        final AudioFormat only;
        final int breaksAfter;
        final ByteArrayOutputStream written = new ByteArrayOutputStream();
        final CountDownLatch enough;

        FakeDevice(AudioFormat only, int blocks, int breaksAfter) {
            this.only = only;
            this.enough = new CountDownLatch(blocks);
            this.breaksAfter = breaksAfter;
        }

        @Override
        public String name() {
            return "'Fake'";
        }

        @Override
        public List<AudioFormat> formats() {
            return List.of(only);
        }

        @Override
        public SourceDataLine open(AudioFormat format, int bufferBytes) throws LineUnavailableException {
            if (!format.matches(only)) {
                throw new LineUnavailableException("wrong format");
            }
            return (SourceDataLine) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {SourceDataLine.class},
                    (proxy, method, args) -> switch (method.getName()) {
                        case "write" -> write((byte[]) args[0], (int) args[2]);
                        case "getFormat" -> format;
                        case "getBufferSize" -> bufferBytes;
                        case "available" -> 0;
                        default -> null;
                    });
        }

        private synchronized int write(byte[] bytes, int length) {
            if (enough.getCount() == 0) {
                LockSupport.parkNanos(100_000);
                return length;
            }
            enough.countDown();
            if (breaksAfter >= 0 && written.size() >= breaksAfter) {
                return 0;
            }
            written.write(bytes, 0, length);
            return length;
        }
    }

    private static OutputResult open(BlockSource source, LineOpener device, double rate, int block) {
        return AudioOutput.open(source, name -> Optional.of(device), null, rate, block, System::nanoTime);
    }

    private static BlockSource sine(double hz, double rate) {
        long[] frame = {0};
        return (out, offset, frames) -> {
            for (int i = 0; i < frames; i++) {
                out[offset + 2 * i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * frame[0] / rate));
                out[offset + 2 * i + 1] = -out[offset + 2 * i];
                frame[0]++;
            }
        };
    }

    private static byte[] play(FakeDevice device, double rate) throws InterruptedException {
        OutputResult result = open(sine(1000, rate), device, rate, 256);
        AudioOutput output = assertInstanceOf(OutputResult.Opened.class, result).output();
        output.start();
        assertTrue(device.enough.await(10, TimeUnit.SECONDS));
        output.close();
        return device.written.toByteArray();
    }

    @Test
    void sixteenBitStereoArrivesByteByByteAsTheEncoderMakesIt() throws InterruptedException {
        byte[] heard = play(new FakeDevice(new AudioFormat(48_000, 16, 2, true, false), 20, -1), 48_000);
        float[] frames = new float[2 * 20 * 256];
        sine(1000, 48_000).render(frames, 0, 20 * 256);
        byte[] wanted = new byte[20 * 256 * 4];
        new PcmEncoder(PcmFormat.PCM16).encode(frames, 0, 20 * 256, 0, wanted, 0);
        assertArrayEquals(wanted, heard);
    }

    @Test
    void anotherRateIsConvertedToTheSamePitch() throws InterruptedException {
        byte[] heard = play(new FakeDevice(new AudioFormat(44_100, 16, 2, true, false), 173, -1), 48_000);
        int crossings = 0;
        short last = 0;
        for (int i = 0; i + 3 < heard.length; i += 4) {
            short now = (short) (heard[i] & 0xFF | heard[i + 1] << 8);
            crossings += last < 0 && now >= 0 ? 1 : 0;
            last = now;
        }
        assertEquals(1000.0 * 173 * 256 / 44_100, crossings, 2);
    }

    @Test
    void aMonoDeviceGetsTheMean() throws InterruptedException {
        byte[] heard = play(new FakeDevice(new AudioFormat(48_000, 16, 1, true, true), 4, -1), 48_000);
        assertEquals(4 * 256 * 2, heard.length);
        for (byte b : heard) {
            assertEquals(0, b);
        }
    }

    @Test
    void aDeviceWithoutAnyUsableFormatIsASentence() {
        FakeDevice none = new FakeDevice(new AudioFormat(AudioFormat.Encoding.ULAW, 8000, 8, 1, 1, 8000, false), 1, -1);
        OutputResult result = open(sine(1000, 48_000), none, 48_000, 256);
        String sentence = assertInstanceOf(OutputResult.Unavailable.class, result).sentence();
        assertEquals("No sound from 'Fake' (wrong format); connect or free an audio output, or choose another with --device."
                + " Rendering to files works without one.", sentence);
    }

    @Test
    void anUnknownNameIsASentence() {
        OutputResult result = AudioOutput.open(sine(1000, 48_000), "no such device, surely", 48_000, 256);
        assertEquals("There is no audio output named 'no such device, surely'; 'songwalker devices' lists those there are.",
                assertInstanceOf(OutputResult.Unavailable.class, result).sentence());
    }

    @Test
    void twoBuffersOf256FramesAreTenMilliseconds() {
        FakeDevice device = new FakeDevice(new AudioFormat(48_000, 16, 2, true, false), 1, -1);
        AudioOutput output = assertInstanceOf(OutputResult.Opened.class, open(sine(1000, 48_000), device, 48_000, 256)).output();
        assertEquals(512.0 / 48_000, output.latencySeconds(), 1e-9);
        assertEquals("48000 Hz, 16 bit, stereo", output.format());
    }
}
