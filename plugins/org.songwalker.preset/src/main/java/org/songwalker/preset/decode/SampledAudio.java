// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Consumer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.songwalker.engine.instrument.SampleData;

/** WAV and AIFF through the JDK's readers. */
final class SampledAudio {
    /** Frames of more channels can be larger than the JDK's reader takes at once, which it then waits for without end. */
    private static final int MOST_CHANNELS = 64;
    /** Bytes of a frame of that many channels of 64 bits. The header states the size apart from the channels. */
    private static final int LARGEST_FRAME = MOST_CHANNELS * 8;

    private SampledAudio() {}

    static SampleData decode(byte[] bytes, Consumer<String> notes) throws DecodeException {
        try (AudioInputStream in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(bytes));
                AudioInputStream pcm = uncompressed(in)) {
            AudioFormat format = pcm.getFormat();
            if (format.getChannels() > MOST_CHANNELS) {
                throw new DecodeException("it has " + format.getChannels() + " channels, and at most " + MOST_CHANNELS + " are read");
            }
            if (format.getFrameSize() > LARGEST_FRAME) {
                throw new DecodeException(
                        "its header states frames of " + format.getFrameSize() + " bytes, and at most " + LARGEST_FRAME + " are read");
            }
            return new SampleData(reader(format).read(pcm.readAllBytes(), notes), format.getSampleRate());
        } catch (UnsupportedAudioFileException e) {
            throw new DecodeException("not a WAV or AIFF file of a known kind", e);
        } catch (IOException e) {
            throw new DecodeException("cut short or damaged", e);
        } catch (RuntimeException e) {
            // The JDK's readers answer some damaged headers with arithmetic and index exceptions.
            throw new DecodeException("damaged header", e);
        }
    }

    private static AudioInputStream uncompressed(AudioInputStream in) {
        AudioFormat.Encoding encoding = in.getFormat().getEncoding();
        return AudioFormat.Encoding.ALAW.equals(encoding) || AudioFormat.Encoding.ULAW.equals(encoding)
                ? AudioSystem.getAudioInputStream(AudioFormat.Encoding.PCM_SIGNED, in) : in;
    }

    private static PcmReader reader(AudioFormat format) {
        AudioFormat.Encoding encoding = format.getEncoding();
        PcmReader.Kind kind = AudioFormat.Encoding.PCM_FLOAT.equals(encoding) ? PcmReader.Kind.FLOAT
                : AudioFormat.Encoding.PCM_UNSIGNED.equals(encoding) ? PcmReader.Kind.UNSIGNED : PcmReader.Kind.SIGNED;
        return new PcmReader(format.getSampleSizeInBits(), format.isBigEndian(), kind, format.getChannels());
    }
}
