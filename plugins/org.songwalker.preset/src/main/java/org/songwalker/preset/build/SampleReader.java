// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.build;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.preset.decode.Codec;
import org.songwalker.preset.decode.DecodeException;
import org.songwalker.preset.decode.SampleDecoder;
import org.songwalker.preset.index.Paths;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.SampleMemory;
import org.songwalker.preset.source.SamplePath;
import org.songwalker.preset.source.StoredSample;

/** Reads and decodes the samples of one preset; a file that the session has decoded is not read again. One thread. */
public final class SampleReader {
    private static final int MOST_NAMED = 5;

    private record Place(String library, String path, Codec codec) {}

    private final LibrarySource source;
    private final String presetPath;
    private final String libraryPath;
    private final String file;
    private final List<String> warnings;
    private final SampleMemory memory;
    private final Set<SamplePath> files = new LinkedHashSet<>();
    private ReadAhead ahead;
    private boolean full;
    private boolean complete = true;
    private boolean unreached;

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
        this.ahead = new ReadAhead(source, List.of());
    }

    /** Announces the zones that are read next, so that files which take long are fetched at the same time. */
    void announce(List<PresetZone> zones) {
        if (source.remote()) {
            List<SamplePath> next = new ArrayList<>();
            for (PresetZone zone : zones) {
                try {
                    String path = path(zone.audio(), zone.field() + ".audio");
                    if (path != null) {
                        next.add(new SamplePath(path, codec(zone.audio()).name()));
                    }
                } catch (PresetException e) {
                    continue; // reading it says so
                }
            }
            ahead = new ReadAhead(source, next);
        }
    }

    /** Ends what was announced and not read. */
    void stop() {
        ahead.close();
    }

    /** True if a sample had no room in the session's memory. */
    boolean isFull() {
        return full;
    }

    /** Says which samples of a sampler are not there, in one sentence: the others play. */
    void lacks(List<PresetException> absent, int zones) {
        complete = false;
        unreached = absent.stream().anyMatch(e -> e.reason() == PresetException.Reason.UNREACHABLE);
        String names = absent.stream()
                .limit(MOST_NAMED)
                .map(e -> e.getMessage().replace(file + ": ", ""))
                .collect(Collectors.joining("; "));
        warnings.addFirst(file + ": " + absent.size() + " of " + zones + " zones cannot play, and the nearest ones play in their place: "
                + names + (absent.size() > MOST_NAMED ? "; and " + (absent.size() - MOST_NAMED) + " more" : ""));
    }

    /** True if no sample that was asked for is missing. */
    public boolean complete() {
        return complete;
    }

    /** True if a sample is missing because its place did not answer. */
    public boolean unreached() {
        return unreached;
    }

    /** The files that were read. */
    public List<SamplePath> files() {
        return List.copyOf(files);
    }

    /** The path of a zone's file in the source; null if its audio is inside the preset file. */
    private @Nullable String path(AudioReference audio, String field) throws PresetException {
        return switch (audio) {
            case AudioReference.External external -> Paths.resolve(presetPath, external.url(), file, field + ".url");
            case AudioReference.ContentAddressed addressed -> Paths.directory(libraryPath) + addressed.path();
            case AudioReference.InlineFile inline -> null;
            case AudioReference.InlinePcm pcm -> null;
        };
    }

    SampleData read(PresetZone zone) throws PresetException {
        String field = zone.field() + ".audio";
        try {
            String path = path(zone.audio(), field);
            return path != null ? file(zone, field, path)
                    : held(inside(zone, new SampleDecoder(note -> warnings.add(noted(zone, field, note)))), zone, field);
        } catch (DecodeException e) {
            throw damaged(zone, field, e);
        }
    }

    private PresetException damaged(PresetZone zone, String field, DecodeException e) {
        return new PresetException(PresetException.Reason.MALFORMED, file, field, "sample " + zone.audio().label() + ": " + e.getMessage(),
                e);
    }

    /** Audio inside the preset file. */
    private static SampleData inside(PresetZone zone, SampleDecoder decoder) throws DecodeException {
        return switch (zone.audio()) {
            case AudioReference.InlineFile inline -> decoder.decode(inline.data(), inline.codec(), zone.sampleRateHz());
            case AudioReference.InlinePcm pcm -> pcm(decoder, pcm, pcm.rateHz() > 0 ? pcm.rateHz() : zone.sampleRateHz());
            case AudioReference.External _,AudioReference.ContentAddressed _ -> throw new IllegalArgumentException("a file");
        };
    }

    private static SampleData pcm(SampleDecoder decoder, AudioReference.InlinePcm pcm, double rateHz) throws DecodeException {
        return switch (pcm.format()) {
            case SIGNED_16 -> decoder.signed16(pcm.data(), rateHz);
            case SIGNED_24 -> decoder.signed24(pcm.data(), rateHz);
            case FLOAT_32 -> decoder.float32(pcm.data(), rateHz);
        };
    }

    private SampleData file(PresetZone zone, String field, String path) throws PresetException, DecodeException {
        Codec codec = codec(zone.audio());
        SamplePath sample = new SamplePath(path, codec.name());
        Place place = new Place(source.location(), path, codec);
        SampleMemory.Decoded known = memory.file(place);
        if (known == null) {
            StoredSample read = decoded(zone, field, sample, codec);
            known = new SampleMemory.Decoded(read.data(), read.sha256());
            if (!memory.keep(place, known)) {
                throw full(zone, field);
            }
            read.notes().forEach(note -> warnings.add(noted(zone, field, note)));
        }
        files.add(sample);
        compareHash(zone, field, known.hash());
        return codec == Codec.RAW ? known.data().atRate(zone.sampleRateHz()) : known.data();
    }

    private StoredSample decoded(PresetZone zone, String field, SamplePath sample, Codec codec) throws PresetException, DecodeException {
        ReadAhead.Read read;
        try {
            read = ahead.read(sample);
        } catch (PresetException e) {
            throw new PresetException(e.reason(), file, field, "sample " + zone.audio().label() + ": " + e.getMessage(), e);
        }
        if (read.stored() != null) {
            return read.stored();
        }
        List<String> notes = new ArrayList<>();
        SampleData data = new SampleDecoder(notes::add).decode(read.file(), codec, zone.sampleRateHz());
        StoredSample decoded = new StoredSample(data, sha256(read.file()), notes);
        source.store(sample, decoded);
        return decoded;
    }

    private String noted(PresetZone zone, String field, String note) {
        return file + ": " + field + ": sample " + zone.audio().label() + ": " + note;
    }

    private SampleData held(SampleData data, PresetZone zone, String field) throws PresetException {
        if (!memory.hold(data)) {
            throw full(zone, field);
        }
        return data;
    }

    private PresetException full(PresetZone zone, String field) {
        full = true;
        return new PresetException(PresetException.Reason.UNSUPPORTED, file, field,
                "sample " + zone.audio().label() + ": " + memory.full());
    }

    private void compareHash(PresetZone zone, String field, String actual) {
        String other = otherHash(zone, actual);
        if (other != null) {
            warnings.add(file + ": " + field + ".sha256: " + other);
        }
    }

    /**
     * What is wrong if a sample has another hash than its zone states, or null. Public libraries have overwritten samples of equal names,
     * so the file plays all the same (sound reference 5.3).
     */
    public @Nullable String otherHash(PresetZone zone, String actual) {
        String stated = switch (zone.audio()) {
            case AudioReference.External external -> external.sha256();
            case AudioReference.ContentAddressed addressed -> addressed.hash();
            case AudioReference.InlineFile inline -> null;
            case AudioReference.InlinePcm pcm -> null;
        };
        return stated == null || actual.startsWith(stated.toLowerCase(Locale.ROOT)) ? null
                : "sample " + zone.audio().label() + " is not the file the preset was made with; it is played as it is";
    }

    /** The sample of a zone as its file has it, without the session's limits and warnings; the hash is empty if it is no file. */
    public StoredSample raw(PresetZone zone) throws PresetException {
        String field = zone.field() + ".audio";
        try {
            String path = path(zone.audio(), field);
            return path == null ? new StoredSample(inside(zone, new SampleDecoder(note -> {})), "", List.of())
                    : decoded(zone, field, new SamplePath(path, codec(zone.audio()).name()), codec(zone.audio()));
        } catch (DecodeException e) {
            throw damaged(zone, field, e);
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
