// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.preset.TestLibrary;

class SampleDecoderTest {
    private final SampleDecoder decoder = new SampleDecoder(note -> {});

    private static byte[] file(String path) throws Exception {
        return Files.readAllBytes(TestLibrary.root().resolve(path));
    }

    private SampleData mp3(byte[] bytes) throws DecodeException {
        return decoder.decode(bytes, Codec.MP3, 1);
    }

    private static byte[] shorts(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            buffer.putShort((short) value);
        }
        return buffer.array();
    }

    private static byte[] audioFile(AudioFileFormat.Type type, AudioFormat format, byte[] pcm) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(pcm), format, pcm.length / format.getFrameSize()), type, out);
        return out.toByteArray();
    }

    @Test
    void rawIsSigned16LittleEndianAtTheDeclaredRate() throws Exception {
        SampleData data = decoder.decode(shorts(0, 16384, -32768), Codec.RAW, 22050);
        assertThat(data.frames()).containsExactly(0f, 0.5f, -1f);
        assertThat(data.rateHz()).isEqualTo(22050);
    }

    @Test
    void anIncompleteLastFrameIsDropped() throws Exception {
        assertThat(decoder.decode(Arrays.copyOf(shorts(1, 2, 3), 5), Codec.RAW, 8000).length()).isEqualTo(2);
    }

    @Test
    void signed24KeepsItsSign() throws Exception {
        assertThat(decoder.signed24(new byte[] {0, 0, (byte) 0xC0}, 8000).frames()).containsExactly(-0.5f);
    }

    @Test
    void stereoWavIsFoldedToItsMeanAtItsOwnRate() throws Exception {
        byte[] wav = audioFile(AudioFileFormat.Type.WAVE, new AudioFormat(32000, 16, 2, true, false), shorts(16384, 0, -16384, -16384));
        SampleData data = decoder.decode(wav, Codec.WAV, 44100);
        assertThat(data.frames()).containsExactly(0.25f, -0.5f);
        assertThat(data.rateHz()).isEqualTo(32000);
    }

    @Test
    void aiffIsBigEndian() throws Exception {
        byte[] aiff = audioFile(AudioFileFormat.Type.AIFF, new AudioFormat(32000, 16, 1, true, true), new byte[] {0x40, 0, (byte) 0xC0, 0});
        assertThat(decoder.decode(aiff, Codec.AIFF, 1).frames()).containsExactly(0.5f, -0.5f);
    }

    @Test
    void floatsAreLimitedTo24DecibelsAboveFullScaleAndWhatIsNoNumberIsSilent() throws Exception {
        byte[] floats = new byte[5 * 4];
        ByteBuffer.wrap(floats)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .put(new float[] {0.5f, Float.NaN, 1e10f, -17, Float.NEGATIVE_INFINITY});
        List<String> notes = new ArrayList<>();
        assertThat(new SampleDecoder(notes::add).float32(floats, 8000).frames()).containsExactly(0.5f, 0, 16, -16, 0);
        assertThat(notes).containsExactly("4 of 5 frames are no numbers or louder than 24 dB above full scale; they are limited");
    }

    /** Found by the fuzzer: the JDK's reader returned nothing for ever. */
    @Test
    void aWavWhoseFramesAreLargerThanTheirChannelsIsRefused() throws Exception {
        byte[] wav = audioFile(AudioFileFormat.Type.WAVE, new AudioFormat(AudioFormat.Encoding.PCM_FLOAT, 44100, 32, 2, 8, 44100, false),
                new byte[40_000]);
        ByteBuffer header = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getShort(32)).isEqualTo((short) 8);
        header.putShort(32, (short) 32_000);
        assertThatThrownBy(() -> decoder.decode(wav, Codec.WAV, 1)).isInstanceOf(DecodeException.class)
                .hasMessage("its header states frames of 32000 bytes, and at most 512 are read");
    }

    @Test
    void textIsNoWav() {
        assertThatThrownBy(() -> decoder.decode("hello".getBytes(), Codec.WAV, 1)).isInstanceOf(DecodeException.class);
    }

    /** The ending of a file is no more than a name. */
    @Test
    void aFileIsDecodedByItsContent() throws Exception {
        byte[] wav = audioFile(AudioFileFormat.Type.WAVE, new AudioFormat(32000, 16, 1, true, false), shorts(16384, -16384));
        byte[] flac = Tones.file("tone-8.flac");
        byte[] ogg = Tones.file("tone.ogg");
        byte[] tagged = new byte[20 + flac.length];
        System.arraycopy(new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 0, 10}, 0, tagged, 0, 10);
        System.arraycopy(flac, 0, tagged, 20, flac.length);
        for (Codec named : Codec.values()) {
            assertThat(decoder.decode(wav, named, 1).frames()).as("WAV named %s", named).containsExactly(0.5f, -0.5f);
            assertThat(decoder.decode(flac, named, 1).length()).as("FLAC named %s", named).isEqualTo(4_000);
            assertThat(decoder.decode(tagged, named, 1).length()).as("FLAC after a tag, named %s", named).isEqualTo(4_000);
            assertThat(decoder.decode(ogg, named, 1).length()).as("Ogg named %s", named).isEqualTo(13_230);
        }
        byte[] piano = file("FluidR3_GM/instruments/piano/Acoustic_Grand_Piano/zone_Bb3.mp3");
        assertThat(decoder.decode(piano, Codec.WAV, 1).frames()).isEqualTo(mp3(piano).frames());
    }

    @Test
    void mp3LengthIsTheRecordingsOwn() throws Exception {
        // 77 frames of 1152 after the tag, minus 576 at the start and 1415 at the end (from the tag 0x240587).
        byte[] piano = file("FluidR3_GM/instruments/piano/Acoustic_Grand_Piano/zone_Bb3.mp3");
        Mp3Frame first = Mp3Frame.at(piano, indexOf(piano, "Xing") - 21);
        Mp3Tag tag = Mp3Tag.of(piano, first);
        assertThat(tag.delay()).isEqualTo(576);
        assertThat(mp3(piano).length()).isEqualTo(tag.frames() * first.samples() - 576 - tag.padding());
    }

    @Test
    void withoutATagTheUsualDelayIsDropped() throws Exception {
        byte[] piano = file("FluidR3_GM/instruments/piano/Acoustic_Grand_Piano/zone_Bb3.mp3");
        Mp3Frame tagged = Mp3Frame.at(piano, indexOf(piano, "Xing") - 21);
        float[] bare = mp3(Arrays.copyOfRange(piano, tagged.end(), piano.length)).frames();
        float[] whole = mp3(piano).frames();
        assertThat(Arrays.copyOf(bare, 5000)).isEqualTo(Arrays.copyOf(whole, 5000));
    }

    @Test
    void theStreamsRateWinsOverTheDeclaredOne() throws Exception {
        assertThat(decoder.decode(file("GeneralUserGS/instruments/strings/Contrabass/zone_A1.mp3"), Codec.MP3, 30000).rateHz())
                .isNotEqualTo(30000);
    }

    @Test
    void aCutMp3StillGivesItsBeginning() throws Exception {
        byte[] piano = file("FluidR3_GM/instruments/piano/Acoustic_Grand_Piano/zone_Bb3.mp3");
        assertThat(mp3(Arrays.copyOf(piano, piano.length / 2)).length()).isBetween(10_000, mp3(piano).length() * 2 / 3);
    }

    @Test
    void anEmptyMp3IsRefused() {
        assertThatThrownBy(() -> mp3(new byte[0])).hasMessage("there is no MP3 audio in it");
    }

    private static int indexOf(byte[] data, String text) {
        return new String(data, StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
