// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of a library come from: a folder, a web address, or the jar. Reads may block; a web read waits 5 s at most. Thread-safe.
 */
public interface LibrarySource {
    /** Largest JSON file that is read, in bytes: far above any real one, and low enough to hold in memory. */
    int LARGEST_JSON = 32 << 20;
    /** Largest sample file that is read, in bytes. */
    int LARGEST_SAMPLE = 64 << 20;

    /** The place as a user would write it; also tells cached things of different sources apart. */
    String location();

    /** What a message calls the file at a path of this source. */
    String describe(String path);

    /** The folder or file on this machine, null for what lies elsewhere. */
    default @Nullable Path place() {
        return null;
    }

    /**
     * The same library, whose links may also lead into other folders: those of the libraries that the user has named. A link to any other
     * place is refused, so that a library from a stranger cannot read what is none of its business.
     */
    default LibrarySource linkingInto(List<Path> folders) {
        return this;
    }

    /**
     * All bytes of a file.
     *
     * @param path  path relative to the root of the source, with {@code /} between segments, or an absolute http(s) address
     * @param limit bytes above which the file is refused
     */
    byte[] read(String path, int limit) throws PresetException;

    /** All bytes of a file of audio. Nothing keeps them on disk: the caller {@linkplain #store keeps} what it decodes. */
    default byte[] readSample(String path, int limit) throws PresetException {
        return read(path, limit);
    }

    /** A sample that is kept decoded on this machine, or null. */
    default @Nullable StoredSample stored(SamplePath sample) {
        return null;
    }

    /** Keeps a decoded sample on this machine if the source is elsewhere. */
    default void store(SamplePath sample, StoredSample decoded) {}

    /** Notes that a preset was loaded whole, with these samples. */
    default void loaded(String presetPath, List<SamplePath> samples) {}

    /** True if a preset plays without a network. */
    default boolean atHand(String presetPath) {
        return true;
    }

    /**
     * Bytes that a preset takes on this machine, with its samples; -1 if it is not all here, or nobody can tell.
     *
     * @param samplePaths of its samples, as for {@link #readSample}
     */
    default long bytes(String presetPath, Set<String> samplePaths) {
        return -1;
    }

    /** True if reads take so long that they should run at the same time. */
    default boolean remote() {
        return false;
    }

    /** Grows if an index that was read from here has changed; it should be read again then. */
    default int changes() {
        return 0;
    }

    /** True if a path is an absolute http(s) address. */
    static boolean isWebAddress(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    /**
     * The source a user named: a folder, a {@code file:} address, an {@code http(s):} address, a SoundFont file ({@code .sf2},
     * {@code .sf3}, or another that begins like one), an SFZ file ({@code .sfz}), or a zip file that has a library inside. A path to the
     * {@code index.json} itself stands for its folder.
     */
    static LibrarySource of(String pathOrAddress, Network network) throws PresetException {
        String place = pathOrAddress.endsWith("/index.json") ? pathOrAddress.substring(0, pathOrAddress.length() - "index.json".length())
                : pathOrAddress;
        if (isWebAddress(place)) {
            if (SoundFontSource.named(place) || ZipSource.named(place)) {
                throw new PresetException(PresetException.Reason.UNSUPPORTED, place, "",
                        (ZipSource.named(place) ? "a zip file" : "a SoundFont") + " is read from this machine; download it first");
            }
            if (SfzSource.named(place)) {
                throw new PresetException(PresetException.Reason.UNSUPPORTED, place, "",
                        "an SFZ library is read from a folder; download it with its samples first");
            }
            return new WebSource(place, network);
        }
        try {
            Path folder = place.toLowerCase(Locale.ROOT).startsWith("file:") ? Path.of(URI.create(place)) : Path.of(place);
            Path whole = folder.toAbsolutePath().normalize();
            if (SoundFontSource.named(place) || SoundFontSource.isFont(folder)) {
                return new SoundFontSource(whole);
            }
            if (ZipSource.named(place)) {
                return new ZipSource(whole);
            }
            Path above = whole.getParent();
            if (SfzSource.named(place) && above != null) {
                return new SfzSource(whole, new FolderSource(above, above.toString(), network, List.of()));
            }
            return new FolderSource(whole, pathOrAddress, network, List.of());
        } catch (InvalidPathException | FileSystemNotFoundException e) {
            throw new PresetException(PresetException.Reason.MALFORMED, pathOrAddress, "", "not a folder", e);
        } catch (IllegalArgumentException e) {
            throw new PresetException(PresetException.Reason.MALFORMED, pathOrAddress, "", "not a file address (expected file:///folder)",
                    e);
        }
    }

    /** The failure for a place that is no regular file. */
    static PresetException noFile(Path place) {
        if (!Files.exists(place)) {
            return new PresetException(PresetException.Reason.ABSENT, place.toString(), "", "no such file");
        }
        return new PresetException(PresetException.Reason.UNSUPPORTED, place.toString(), "",
                Files.isDirectory(place) ? "it is a folder" : "it is no regular file");
    }
}
