// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.songwalker.preset.index.Names;

/**
 * Finds presets by what a person types: every word has to be found in the preset's name, library, category or tags. Exact names come first,
 * then beginnings of names, beginnings of words, initials ("agp"), other parts of names, and presets that only their library or tags name;
 * among equals the order of the libraries counts. Made once for a list and immutable; any thread. Reads no files.
 */
public final class PresetSearch {
    private static final int NONE = Integer.MAX_VALUE;

    /** A preset in lower case. */
    private record Text(LibraryPreset preset, String name, String initials, String rest) {}

    private record Ranked(Text text, int rank) {}

    private final List<Text> texts;

    public PresetSearch(List<LibraryPreset> presets) {
        texts = presets.stream().map(PresetSearch::text).toList();
    }

    private static Text text(LibraryPreset preset) {
        String name = preset.name().toLowerCase(Locale.ROOT);
        String library = preset.library().name();
        String rest = String.join(" ", library, library.replace(' ', '_'), preset.entry().category(), String.join(" ", preset.tags()))
                .toLowerCase(Locale.ROOT);
        return new Text(preset, name, Names.initials(name), rest);
    }

    /** The presets that fit, best first; all in their order if nothing is typed. */
    public List<LibraryPreset> find(String typed) {
        String whole = typed.strip().toLowerCase(Locale.ROOT);
        String[] words = Arrays.stream(whole.split("[\\s/]+")).filter(w -> !w.isEmpty()).toArray(String[]::new);
        List<Ranked> found = new ArrayList<>();
        for (Text text : texts) {
            int rank = rank(text, whole, words);
            if (rank != NONE) {
                found.add(new Ranked(text, rank));
            }
        }
        found.sort(Comparator.comparingInt(Ranked::rank));
        return found.stream().map(ranked -> ranked.text().preset()).toList();
    }

    private static int rank(Text text, String whole, String[] words) {
        if (text.name().equals(whole)) {
            return 0;
        }
        int rank = text.name().startsWith(whole) ? 1 : 0;
        for (String word : words) {
            int one = rank(text, word);
            if (one == NONE) {
                return NONE;
            }
            rank = Math.max(rank, rank == 1 ? 1 : one);
        }
        return rank;
    }

    private static int rank(Text text, String word) {
        int at = text.name().indexOf(word);
        while (at > 0 && Character.isLetterOrDigit(text.name().charAt(at - 1))) {
            at = text.name().indexOf(word, at + 1);
        }
        if (at >= 0) {
            return 2;
        }
        if (word.length() > 1 && text.initials().startsWith(word)) {
            return 3;
        }
        return text.name().contains(word) ? 4 : text.rest().contains(word) ? 5 : NONE;
    }
}
