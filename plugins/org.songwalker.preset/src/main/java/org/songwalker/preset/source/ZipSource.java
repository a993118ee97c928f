// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A library in a zip file, as teachers and friends pass it on. Its {@code index.json} may lie at the top or in a folder. Nothing is
 * unpacked, so no entry can be written anywhere, whatever its name is; and no more of an entry is inflated than is asked for. Thread-safe.
 */
final class ZipSource implements LibrarySource {
    private static final String INDEX = "index.json";
    /** Names are looked through for the index once. */
    private static final int MOST_ENTRIES = 500_000;

    private final Path file;
    private @Nullable String top;

    ZipSource(Path file) {
        this.file = file;
    }

    /** True if a file of this name is taken for a zip file. */
    static boolean named(String place) {
        return place.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    @Override
    public Path place() {
        return file;
    }

    @Override
    public String location() {
        return file.toString();
    }

    @Override
    public String describe(String path) {
        return LibrarySource.isWebAddress(path) ? path : file + "!/" + path;
    }

    @Override
    public byte[] read(String path, int limit) throws PresetException {
        if (LibrarySource.isWebAddress(path)) {
            throw new PresetException(PresetException.Reason.UNSUPPORTED, path, "", "a library in a zip file has its samples inside");
        }
        if (!Files.isRegularFile(file)) { // a pipe or device may have no end
            throw LibrarySource.noFile(file);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(top(zip) + path);
            if (entry == null || entry.isDirectory()) {
                throw new PresetException(PresetException.Reason.ABSENT, describe(path), "", "no such file in the zip file");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] bytes = in.readNBytes(limit == Integer.MAX_VALUE ? limit : limit + 1);
                if (bytes.length > limit) {
                    throw new PresetException(PresetException.Reason.UNSUPPORTED, describe(path), "",
                            "larger than " + (limit >> 20) + " MiB");
                }
                return bytes;
            }
        } catch (IOException | IllegalArgumentException e) { // the latter for names that are no text
            boolean encrypted = String.valueOf(e.getMessage()).contains("encrypted");
            throw new PresetException(encrypted ? PresetException.Reason.UNSUPPORTED : PresetException.Reason.MALFORMED, describe(path), "",
                    encrypted ? "the zip file is encrypted; make one without a password" : "the zip file is damaged or cut short", e);
        }
    }

    /** The folder inside the zip file that has the index, with its slash; the one nearest to the top. */
    private synchronized String top(ZipFile zip) throws PresetException {
        String known = top;
        if (known == null) {
            if (zip.size() > MOST_ENTRIES) {
                throw new PresetException(PresetException.Reason.UNSUPPORTED, file.toString(), "", "more than " + MOST_ENTRIES + " files");
            }
            known = Collections.list(zip.entries())
                    .stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.equals(INDEX) || name.endsWith("/" + INDEX))
                    .min(Comparator.comparingLong((String name) -> name.chars().filter(c -> c == '/').count()).thenComparing(name -> name))
                    .map(name -> name.substring(0, name.length() - INDEX.length()))
                    .orElse("");
            top = known;
        }
        return known;
    }
}
