// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.build;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.preset.decode.Codec;
import org.songwalker.preset.decode.DecodeException;
import org.songwalker.preset.decode.SampleDecoder;
import org.songwalker.preset.index.Paths;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.SampleMemory;

/** Reads and decodes the samples of one preset; a file that the session has decoded is not read again. One thread. */
public final class SampleReader {
    private record Place(String library, String path, Codec codec) {}

    private final LibrarySource source;
    private final String presetPath;
    private final String libraryPath;
    private final String file;
    private final List<String> warnings;
    private final SampleMemory memory;

    /**
     * @param presetPath  path of the preset file in the source
     * @param libraryPath path of its library's index in the source
     * @param file        the preset file as messages name it
     * @param memory      the samples of the session
     * @param warnings    receives warnings about the files
     */
    public SampleReader(LibrarySource source, String presetPath, String libraryPath, String file, SampleMemory memory,
            List<String> warnings) {
        this.source = source;
        this.presetPath = presetPath;
        this.libraryPath = libraryPath;
        this.file = file;
        this.memory = memory;
        this.warnings = warnings;
    }

    SampleData read(PresetZone zone) throws PresetException {
        String field = zone.field() + ".audio";
        SampleDecoder decoder = new SampleDecoder(
                note -> warnings.add(file + ": " + field + ": sample " + zone.audio().label() + ": " + note));
        try {
            return switch (zone.audio()) {
                case AudioReference.External external ->
                        file(zone, decoder, field, Paths.resolve(presetPath, external.url(), file, field + ".url"));
                case AudioReference.ContentAddressed addressed ->
                        file(zone, decoder, field, Paths.directory(libraryPath) + addressed.path());
                case AudioReference.InlineFile inline ->
                        held(decoder.decode(inline.data(), inline.codec(), zone.sampleRateHz()), zone, field);
                case AudioReference.InlinePcm pcm ->
                        held(pcm(decoder, pcm, pcm.rateHz() > 0 ? pcm.rateHz() : zone.sampleRateHz()), zone, field);
            };
        } catch (DecodeException e) {
            throw new PresetException(PresetException.Reason.MALFORMED, file, field,
                    "sample " + zone.audio().label() + ": " + e.getMessage(), e);
        }
    }

    private static SampleData pcm(SampleDecoder decoder, AudioReference.InlinePcm pcm, double rateHz) throws DecodeException {
        return switch (pcm.format()) {
            case SIGNED_16 -> decoder.signed16(pcm.data(), rateHz);
            case SIGNED_24 -> decoder.signed24(pcm.data(), rateHz);
            case FLOAT_32 -> decoder.float32(pcm.data(), rateHz);
        };
    }

    private SampleData file(PresetZone zone, SampleDecoder decoder, String field, String path) throws PresetException, DecodeException {
        Codec codec = codec(zone.audio());
        Place place = new Place(source.location(), path, codec);
        SampleMemory.Decoded known = memory.file(place);
        if (known == null) {
            byte[] bytes = bytes(zone, field, path);
            known = new SampleMemory.Decoded(decoder.decode(bytes, codec, zone.sampleRateHz()), sha256(bytes));
            if (!memory.keep(place, known)) {
                throw full(zone, field);
            }
        }
        compareHash(zone, field, known.hash());
        return codec == Codec.RAW ? known.data().atRate(zone.sampleRateHz()) : known.data();
    }

    private SampleData held(SampleData data, PresetZone zone, String field) throws PresetException {
        if (!memory.hold(data)) {
            throw full(zone, field);
        }
        return data;
    }

    private PresetException full(PresetZone zone, String field) {
        return new PresetException(PresetException.Reason.UNSUPPORTED, file, field,
                "sample " + zone.audio().label() + ": " + memory.full());
    }

    private byte[] bytes(PresetZone zone, String field, String path) throws PresetException {
        try {
            return source.read(path, LibrarySource.LARGEST_SAMPLE);
        } catch (PresetException e) {
            throw new PresetException(e.reason(), file, field, "sample " + zone.audio().label() + ": " + e.getMessage(), e);
        }
    }

    /** Public libraries have overwritten samples of equal names, so a wrong hash is a warning and the file plays (sound reference 5.3). */
    private void compareHash(PresetZone zone, String field, String actual) {
        String stated = switch (zone.audio()) {
            case AudioReference.External external -> external.sha256();
            case AudioReference.ContentAddressed addressed -> addressed.hash();
            case AudioReference.InlineFile inline -> null;
            case AudioReference.InlinePcm pcm -> null;
        };
        if (stated != null && !actual.startsWith(stated.toLowerCase(Locale.ROOT))) {
            warnings.add(file + ": " + field + ".sha256: sample " + zone.audio().label()
                    + " is not the file the preset was made with; it is played as it is");
        }
    }

    private static Codec codec(AudioReference audio) {
        return switch (audio) {
            case AudioReference.External external -> external.codec();
            case AudioReference.ContentAddressed addressed -> addressed.codec();
            case AudioReference.InlineFile inline -> inline.codec();
            case AudioReference.InlinePcm pcm -> Codec.RAW;
        };
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
