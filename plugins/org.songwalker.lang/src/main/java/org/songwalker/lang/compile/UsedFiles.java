// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

/** Where the files that a program uses come from (language reference 13.9). One thread at a time; may read a disk. */
public interface UsedFiles {
    /** No file can be used: for texts that lie nowhere. */
    UsedFiles NONE = (from, path) -> new Refused("this text lies in no folder, so it can use no files");

    /** What is at a path. */
    sealed interface Answer {}

    /**
     * A file that may be used.
     *
     * @param name its path from the folder of the program, with slashes: the same for all spellings
     * @param text its text
     */
    record Found(String name, String text) implements Answer {}

    /** A file that cannot be used; the reason is the end of a sentence that begins with its path. */
    record Refused(String reason) implements Answer {}

    /**
     * Looks a file up.
     *
     * @param from name of the file that uses it; empty for the program itself
     * @param path as written there
     */
    Answer find(String from, String path);
}
