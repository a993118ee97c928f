// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.source.PresetException;

/** Searches {@code Library/Name} with a regular expression, the library both as displayed and with underscores for blanks. */
final class RegexSearch {
    /** The number of characters that an expression may read for each name, so that endless backtracking stops. */
    private static final int PATIENCE = 1_000_000;

    private final Pattern pattern;

    RegexSearch(Pattern pattern) {
        this.pattern = pattern;
    }

    /** The first presets that match, in the order of the libraries, at most {@code limit}. */
    List<LibraryPreset> find(List<Library> libraries, int limit) throws PresetException {
        List<LibraryPreset> found = new ArrayList<>();
        @Nullable PresetException failure = null;
        for (Library library : libraries) {
            List<LibraryPreset> presets = List.of();
            try {
                presets = library.presets();
            } catch (PresetException e) {
                failure = failure == null ? e : failure;
            }
            for (LibraryPreset preset : presets) {
                if (found.size() < limit && matches(preset)) {
                    found.add(preset);
                }
            }
        }
        if (found.isEmpty() && failure != null) {
            throw failure;
        }
        return found;
    }

    private boolean matches(LibraryPreset preset) throws PresetException {
        try {
            return pattern.matcher(new Patient(preset.fullName())).find()
                    || pattern.matcher(new Patient(preset.library().name().replace(' ', '_') + "/" + preset.name())).find();
        } catch (TooLong | StackOverflowError e) {
            throw new PresetException(PresetException.Reason.UNSUPPORTED, "/" + pattern.pattern() + "/", "",
                    "the expression takes too long; avoid repetitions inside repetitions");
        }
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super(null, null, false, false);
        }
    }

    /** A text that counts how often its characters are read. */
    private static final class Patient implements CharSequence {
        private final String text;
        private int looks;

        Patient(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks > PATIENCE) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
