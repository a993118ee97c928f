// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The General MIDI names of programs and drum keys with common synonyms, from two tables in this bundle. Immutable. */
public final class GeneralMidi {

    /**
     * A program or a drum key.
     *
     * @param number program 0 to 127, or key 35 to 81
     * @param name   its usual name
     * @param names  the usual name and its synonyms
     */
    public record Term(int number, String name, List<String> names) {}

    /** A term found in a text by one of its names; the longer the name, the surer the find. */
    public record Hit(Term term, int length) {}

    private final List<Term> programs = read("gm-programs.tsv");
    private final List<Term> drums = read("gm-drums.tsv");

    public List<Term> programs() {
        return programs;
    }

    public List<Term> drums() {
        return drums;
    }

    /** The program that goes by exactly that name (case, blanks and punctuation aside), or null. */
    public @Nullable Term program(String name) {
        return called(programs, name);
    }

    /** The drum that goes by exactly that name, or null. */
    public @Nullable Term drum(String name) {
        return called(drums, name);
    }

    public @Nullable Hit programIn(String text) {
        return longest(programs, text);
    }

    public @Nullable Hit drumIn(String text) {
        return longest(drums, text);
    }

    private static @Nullable Term called(List<Term> terms, String name) {
        String plain = Names.plain(name);
        for (Term term : terms) {
            if (term.names.stream().anyMatch(n -> Names.plain(n).equals(plain))) {
                return term;
            }
        }
        return null;
    }

    /** The term of the longest name that stands in the text as whole words; of equally long names the first. */
    private static @Nullable Hit longest(List<Term> terms, String text) {
        String words = Names.words(text);
        Hit best = null;
        for (Term term : terms) {
            for (String name : term.names) {
                String wanted = Names.words(name);
                if (words.contains(wanted) && (best == null || wanted.length() > best.length)) {
                    best = new Hit(term, wanted.length());
                }
            }
        }
        return best;
    }

    private static List<Term> read(String resource) {
        try (InputStream in = GeneralMidi.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing in the program's jar");
            }
            List<Term> terms = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                String[] columns = line.split("\t", -1);
                List<String> names = new ArrayList<>(List.of(columns[1]));
                if (!columns[2].isEmpty()) {
                    names.addAll(List.of(columns[2].split("\\|")));
                }
                terms.add(new Term(Integer.parseInt(columns[0]), columns[1], List.copyOf(names)));
            }
            return List.copyOf(terms);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
