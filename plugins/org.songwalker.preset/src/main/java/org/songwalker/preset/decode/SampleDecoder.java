// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import java.util.function.Consumer;
import org.songwalker.engine.instrument.SampleData;

/** Decodes samples; channels are folded to mono by their mean. Thread-safe. */
public final class SampleDecoder {
    /** Most frames a sample may have: ten minutes at 48 kHz, about 115 MB decoded. */
    static final long MOST_FRAMES = 28_800_000;
    private final Consumer<String> notes;

    /** @param notes receives what is wrong with a sample that can be played all the same, as a clause for a sentence */
    public SampleDecoder(Consumer<String> notes) {
        this.notes = notes;
    }

    /**
     * Decodes a whole encoded sample.
     *
     * @param codec          what its name says; a file whose content says another is decoded as that
     * @param declaredRateHz the rate the preset states: that of raw data; other codecs say their own, which wins (sound reference 5.2)
     */
    public SampleData decode(byte[] bytes, Codec codec, double declaredRateHz) throws DecodeException {
        return switch (actual(bytes, codec)) {
            case MP3 -> Mp3.decode(bytes);
            case RAW -> signed16(bytes, declaredRateHz);
            case WAV, AIFF -> SampledAudio.decode(bytes, notes);
            case FLAC -> Flac.decode(bytes, notes);
            case OGG -> Vorbis.decode(bytes, notes);
        };
    }

    /** What the bytes say wins over a name. Raw data may begin with bytes of any value, among them those of an MP3. */
    private static Codec actual(byte[] bytes, Codec named) {
        Codec content = Codec.ofContent(bytes);
        return content == null || named == Codec.RAW && content == Codec.MP3 ? named : content;
    }

    /** Headerless little-endian signed 16 bit mono. */
    public SampleData signed16(byte[] bytes, double rateHz) throws DecodeException {
        return new SampleData(new PcmReader(16, false, PcmReader.Kind.SIGNED, 1).read(bytes, notes), rateHz);
    }

    /** Headerless little-endian signed 24 bit mono. */
    public SampleData signed24(byte[] bytes, double rateHz) throws DecodeException {
        return new SampleData(new PcmReader(24, false, PcmReader.Kind.SIGNED, 1).read(bytes, notes), rateHz);
    }

    /** Headerless little-endian 32 bit float mono. */
    public SampleData float32(byte[] bytes, double rateHz) throws DecodeException {
        return new SampleData(new PcmReader(32, false, PcmReader.Kind.FLOAT, 1).read(bytes, notes), rateHz);
    }
}
