// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;

/** Chooses the formats to try on a line, best first, and says which of them can be converted. Stateless; any thread. */
final class LineFormats {
    /** Some systems list formats with a billion channels. */
    static final int MOST_CHANNELS = 64;
    private static final int[] FALLBACK_RATES = {48_000, 44_100, 96_000, 32_000, 22_050};

    private LineFormats() {}

    /** 16 bit with {@code channels} channels at the wanted rate, then the offered formats, then 16 bit at other rates. */
    static List<AudioFormat> candidates(List<AudioFormat> offered, double sampleRate, int channels) {
        List<AudioFormat> formats = new ArrayList<>();
        formats.add(new AudioFormat((float) sampleRate, 16, channels, true, false));
        for (AudioFormat offer : offered) {
            if (offer.getChannels() > MOST_CHANNELS) {
                continue;
            }
            if (offer.getSampleRate() != AudioSystem.NOT_SPECIFIED) {
                formats.add(offer);
                continue;
            }
            formats.add(at(offer, (float) sampleRate, channels));
            for (int rate : FALLBACK_RATES) {
                formats.add(at(offer, rate, channels));
            }
        }
        for (int rate : FALLBACK_RATES) {
            formats.add(new AudioFormat(rate, 16, channels, true, false));
        }
        return formats;
    }

    private static AudioFormat at(AudioFormat offer, float rate, int otherwise) {
        boolean open = offer.getChannels() < 1;
        int channels = open ? otherwise : offer.getChannels();
        int frame = !open && offer.getFrameSize() > 0 ? offer.getFrameSize() : channels * ((offer.getSampleSizeInBits() + 7) / 8);
        return new AudioFormat(offer.getEncoding(), rate, offer.getSampleSizeInBits(), channels, frame, rate, offer.isBigEndian());
    }

    /** The storage of a format's samples; empty if it is not supported. */
    static Optional<PcmFormat> pcm(AudioFormat format) {
        if (format.getChannels() < 1 || format.getSampleRate() < 1 || format.getFrameSize() < 1) {
            return Optional.empty();
        }
        int bytes = format.getFrameSize() / format.getChannels();
        if (format.getEncoding().equals(AudioFormat.Encoding.PCM_FLOAT)) {
            return bytes == 4 ? Optional.of(PcmFormat.F32) : Optional.empty();
        }
        if (!format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED) || format.getSampleSizeInBits() != 8 * bytes) {
            return Optional.empty();
        }
        return switch (bytes) {
            case 2 -> Optional.of(PcmFormat.PCM16);
            case 3 -> Optional.of(PcmFormat.PCM24);
            case 4 -> Optional.of(PcmFormat.PCM32);
            default -> Optional.empty();
        };
    }
}
