// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.index;

import java.util.ArrayDeque;
import java.util.Deque;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.PresetException;

/** Paths inside a source: segments between slashes, relative to its root. */
public final class Paths {
    private static final int LONGEST = 4096;
    private static final int LONGEST_SHOWN = 60;

    private Paths() {}

    /** A path as written, if a file system can have it. */
    static String checked(String path, JsonField field) throws PresetException {
        if (path.isBlank()) {
            throw field.malformed("the path is empty");
        }
        if (path.length() > LONGEST) {
            throw field.malformed("the path is longer than " + LONGEST + " characters");
        }
        if (path.codePoints().anyMatch(c -> c < ' ' || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw field.malformed("the path has a character that no file name has");
        }
        return path;
    }

    /** The directory of a file's path, with its closing slash; empty for a file at the root. */
    public static String directory(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** The last directory name above a file, or an empty text. */
    public static String directoryName(String path) {
        String directory = directory(path);
        return directory.isEmpty() ? ""
                : directory.substring(directory.lastIndexOf('/', directory.length() - 2) + 1, directory.length() - 1);
    }

    /**
     * A reference as written in a file, resolved against that file's path. Web addresses stay as they are.
     *
     * @throws PresetException if the reference leads out of the library or is no path at all
     */
    public static String resolve(String file, String reference, String shownFile, String field) throws PresetException {
        if (LibrarySource.isWebAddress(reference)) {
            return reference;
        }
        if (LibrarySource.isWebAddress(file)) {
            throw new PresetException(PresetException.Reason.UNSUPPORTED, shownFile, field,
                    "references relative to a single web file are not followed");
        }
        Deque<String> segments = new ArrayDeque<>();
        if (reference.startsWith("/") || reference.indexOf('\\') >= 0 || reference.indexOf(0) >= 0
                || reference.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")) {
            throw bad(shownFile, field, reference, "expected a relative path with / between its parts");
        }
        for (String segment : (directory(file) + reference).split("/")) {
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    throw bad(shownFile, field, reference, "it leads out of the library");
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return String.join("/", segments);
    }

    private static PresetException bad(String file, String field, String reference, String why) {
        String shown = reference.length() <= LONGEST_SHOWN ? reference : reference.substring(0, LONGEST_SHOWN) + "…";
        return new PresetException(PresetException.Reason.MALFORMED, file, field, "path \"" + shown + "\": " + why);
    }
}
