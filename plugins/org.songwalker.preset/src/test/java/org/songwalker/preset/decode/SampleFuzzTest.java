// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.hardening.ByteMutator;
import org.songwalker.hardening.Fuzz;
import org.songwalker.preset.TestLibrary;

/** Damaged samples end in sound of finite values or in a sentence. */
class SampleFuzzTest {
    private static final int LARGEST_MP3 = 20_000;

    private static List<byte[]> waves() throws Exception {
        List<byte[]> seeds = new ArrayList<>();
        byte[] noise = new byte[960];
        new Random(1).nextBytes(noise);
        for (int channels = 1; channels <= 2; channels++) {
            for (int bits : new int[] {8, 16, 24, 32}) {
                int frame = channels * bits / 8;
                seeds.add(file(AudioFileFormat.Type.WAVE, new AudioFormat(bits == 8 ? Encoding.PCM_UNSIGNED : Encoding.PCM_SIGNED, 44_100,
                        bits, channels, frame, 44_100, false), noise));
                seeds.add(file(AudioFileFormat.Type.AIFF, new AudioFormat(Encoding.PCM_SIGNED, 22_050, bits, channels, frame, 22_050, true),
                        noise));
            }
            seeds.add(file(AudioFileFormat.Type.WAVE,
                    new AudioFormat(Encoding.PCM_FLOAT, 48_000, 32, channels, channels * 4, 48_000, false), noise));
            seeds.add(file(AudioFileFormat.Type.WAVE, new AudioFormat(Encoding.ULAW, 8_000, 8, channels, channels, 8_000, false), noise));
            seeds.add(file(AudioFileFormat.Type.WAVE, new AudioFormat(Encoding.ALAW, 8_000, 8, channels, channels, 8_000, false), noise));
        }
        return seeds;
    }

    private static byte[] file(AudioFileFormat.Type type, AudioFormat format, byte[] pcm) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(pcm), format, pcm.length / format.getFrameSize()), type, out);
        return out.toByteArray();
    }

    /** Frames of noise after a valid header, MPEG 1 and 2, mono and stereo; and short samples of the library. */
    private static List<byte[]> mp3s() throws Exception {
        List<byte[]> seeds = new ArrayList<>(TestLibrary.some(".mp3", 12, LARGEST_MP3));
        for (int version : new int[] {0xFB, 0xF3}) {
            for (int mode : new int[] {0x00, 0x40, 0xC0}) {
                byte[] frames = new byte[4 * 417];
                new Random(mode).nextBytes(frames);
                int length = version == 0xFB ? 417 : 208; // 128 kbit/s at 44.1 kHz, 64 kbit/s at 22.05 kHz
                for (int at = 0; at + length <= frames.length; at += length) {
                    frames[at] = (byte) 0xFF;
                    frames[at + 1] = (byte) version;
                    frames[at + 2] = (byte) (version == 0xFB ? 0x90 : 0x80);
                    frames[at + 3] = (byte) mode;
                    System.arraycopy(new byte[36], 0, frames, at + 4, at == 0 ? 36 : 6);
                }
                byte[] mark = "Info\0\0\0\1\0\0\0\3".getBytes(StandardCharsets.ISO_8859_1);
                System.arraycopy(mark, 0, frames, Mp3Frame.at(frames, 0).sideInfo(), mark.length);
                seeds.add(frames);
            }
        }
        return seeds;
    }

    private static void decode(Codec codec, byte[] input, double loudest) throws DecodeException {
        SampleData data = new SampleDecoder(note -> {}).decode(input, codec, 44_100);
        for (float sample : data.frames()) {
            if (!(Math.abs(sample) <= loudest)) {
                throw new AssertionError("a sample of " + sample);
            }
        }
    }

    @Test
    void fiveThousandDamagedWavAndAiffFilesEndInSoundOrASentence() throws Exception {
        new Fuzz("wav", DecodeException.class, waves(), new ByteMutator(),
                (input, random) -> decode(input.length > 0 && input[0] == 'F' ? Codec.AIFF : Codec.WAV, input, 16)).run(5_000);
    }

    @Test
    void fiveThousandDamagedMp3FilesEndInSoundOrASentence() throws Exception {
        new Fuzz("mp3", DecodeException.class, mp3s(), new ByteMutator(), (input, random) -> decode(Codec.MP3, input, Float.MAX_VALUE))
                .run(5_000);
    }

    @Test
    void fiveThousandDamagedFlacFilesEndInSoundOrASentence() throws Exception {
        List<byte[]> seeds = List.of(Tones.file("tone-8.flac"), Tones.file("tone-24.flac"), Tones.file("tone-16-stereo.flac"),
                FlacWriter.file(16, 2, w -> w.bits(3, 8).bits(1, 8).bits(0x40, 8).bits(0x80, 8)));
        new Fuzz("flac", DecodeException.class, seeds, new ByteMutator(), (input, random) -> decode(Codec.FLAC, input, 16)).run(5_000);
    }

    /** With right checksums, so that the damage gets as far as the decoder. */
    @Test
    void fiveThousandDamagedOggFilesEndInSoundOrASentence() throws Exception {
        List<byte[]> seeds = List.of(Tones.file("tone.ogg"), Tones.file("tone-stereo.ogg"));
        new Fuzz("ogg", DecodeException.class, seeds, new ByteMutator(),
                (input, random) -> decode(Codec.OGG, random.nextInt(4) == 0 ? input : OggPages.checked(input), 16)).run(5_000);
    }
}
