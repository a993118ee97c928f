// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songwalker.preset.TestLibrary;

/** What lies between the frames of an MP3 file and what is damaged of them: a tag and 77 frames of 1,152 samples. */
class Mp3DamageTest {
    private static final int FRAMES = 77;
    private static final int SAMPLES = 1152;
    /** Frames after a damaged one until the decoder's memory of it is gone. */
    private static final int SETTLED = 12;
    private final List<byte[]> frames = new ArrayList<>();
    private byte[] tag = {};
    private float[] whole = {};

    @BeforeEach
    void aPianoNote() throws Exception {
        byte[] file = Files.readAllBytes(TestLibrary.root().resolve("FluidR3_GM/instruments/piano/Acoustic_Grand_Piano/zone_Bb3.mp3"));
        whole = Mp3.decode(file).frames();
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf("Xing") - 21;
        Mp3Frame frame = Mp3Frame.at(file, at);
        tag = Arrays.copyOfRange(file, frame.at(), frame.end());
        for (frame = Mp3Frame.at(file, frame.end()); frame != null; frame = Mp3Frame.at(file, frame.end())) {
            frames.add(Arrays.copyOfRange(file, frame.at(), frame.end()));
        }
        assertThat(frames.size()).isEqualTo(FRAMES);
    }

    private static byte[] file(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private byte[] frames(int from, int to) {
        return file(frames.subList(from, to).toArray(byte[][]::new));
    }

    private byte[] rest(int from) {
        return frames(from, frames.size());
    }

    @Test
    void junkBeforeBetweenAndAfterFramesIsNotHeard() throws Exception {
        byte[] zeros = new byte[100];
        byte[] text = ("TAG and more that is no sound \u00ff\u00fb".repeat(50) + " ".repeat(150)).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Mp3.decode(file(zeros, tag, rest(0))).frames()).isEqualTo(whole);
        assertThat(Mp3.decode(file(tag, zeros, rest(0))).frames()).isEqualTo(whole);
        assertThat(Mp3.decode(file(tag, frames(0, 40), zeros, frames(40, 42), text, rest(42))).frames()).isEqualTo(whole);
        assertThat(Mp3.decode(file(tag, rest(0), text)).frames()).isEqualTo(whole);
    }

    @Test
    void aDamagedHeaderCostsItsFrameAndWhatFollowsKeepsItsTime() throws Exception {
        byte[] damaged = frames.get(40).clone();
        damaged[0] = 0;
        float[] sound = Mp3.decode(file(tag, frames(0, 40), damaged, rest(41))).frames();
        assertThat(sound).hasSameSizeAs(whole);
        int lost = 40 * SAMPLES - 2 * SAMPLES;
        assertThat(Arrays.mismatch(sound, 0, lost, whole, 0, lost)).isEqualTo(-1);
        int settled = (40 + SETTLED) * SAMPLES;
        for (int i = settled; i < whole.length; i++) {
            assertThat(sound[i]).as("sample %d", i).isCloseTo(whole[i], within(1e-4f));
        }
    }

    @Test
    void aTagOfFraunhoferIsNoSound() throws Exception {
        byte[] vbri = Arrays.copyOf(Arrays.copyOf(tag, 4), tag.length);
        byte[] mark = "VBRI\0\1".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(mark, 0, vbri, 36, mark.length);
        vbri[36 + 17] = (byte) frames.size();
        assertThat(Mp3.decode(file(vbri, rest(0))).frames()).isEqualTo(Mp3.decode(rest(0)).frames());
    }

    @Test
    void freeFormatIsRefusedByItsName() {
        byte[] free = rest(0);
        int at = 0;
        for (byte[] frame : frames) {
            free[at + 2] &= 0x0F;
            at += frame.length;
        }
        assertThatThrownBy(() -> Mp3.decode(free))
                .hasMessage("its MP3 has the free format, which is not supported; convert it to a usual bit rate or to WAV");
    }
}
