// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.hardening;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Damages texts in UTF-8, by tokens so that many of them stay meaningful: one, often two, seldom more of exchanged, removed, repeated and
 * inserted tokens, changed numbers, strange characters, cuts, parts of another text and deep nesting. One text of sixteen is damaged as
 * bytes.
 */
public final class TextMutator implements Mutator {
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*|\\p{N}[\\p{N}.eE]*|\"[^\"\n]*\"|\\s+|.",
            Pattern.DOTALL);
    private static final String[] NUMBERS = {"0", "-0", "1", "-1", "127", "128", "1e-9", "1e9", "1e308", "1e999", "-1e999", "0.1", "65536",
        "2147483647", "2147483648", "-2147483649", "9007199254740993", "00", "1.", ".5", "1e", "0x1F"};
    private static final String[] STRANGE = {"\u0000", "\u0007", "\uFEFF", "\u2028", "\u00E4", "\u0301", "\uD83C\uDFB9", "\u202E", "\r",
        "\r\n", "\\", "'", "\"", "/*", "*/", "//", "`"};
    private static final String[] NESTS = {"[", "{", "(", "{\"a\":", "-", "!", "[["};
    private static final int DEEPEST = 3_000;

    private final List<String> words;
    private final Mutator bytes = new ByteMutator();

    /** @param words pieces to insert, such as keywords and whole statements */
    public TextMutator(List<String> words) {
        this.words = List.copyOf(words);
    }

    @Override
    public byte[] mutate(byte[] good, byte[] other, Random random) {
        if (random.nextInt(16) == 0) {
            return bytes.mutate(good, other, random);
        }
        List<String> tokens = tokens(good);
        for (int edits = ByteMutator.edits(random); edits > 0; edits--) {
            edit(tokens, other, random);
        }
        byte[] text = String.join("", tokens).getBytes(StandardCharsets.UTF_8);
        return text.length > LONGEST ? Arrays.copyOf(text, LONGEST) : text;
    }

    private static List<String> tokens(byte[] text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(new String(text, StandardCharsets.UTF_8));
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private void edit(List<String> tokens, byte[] other, Random random) {
        if (tokens.isEmpty()) {
            tokens.add(word(random));
            return;
        }
        int at = random.nextInt(tokens.size());
        int end = Math.min(tokens.size(), at + 1 + random.nextInt(5));
        switch (random.nextInt(12)) {
            case 0 -> Collections.swap(tokens, at, random.nextInt(tokens.size()));
            case 1 -> tokens.subList(at, end).clear();
            case 2 -> tokens.addAll(at, List.copyOf(tokens.subList(at, end)));
            case 3 -> tokens.add(at, word(random));
            case 4 -> tokens.set(at, word(random));
            case 5, 6, 7 -> number(tokens, at, random);
            case 8 -> tokens.add(at, STRANGE[random.nextInt(STRANGE.length)]);
            case 9 -> {
                List<String> others = tokens(other);
                if (!others.isEmpty()) {
                    int from = random.nextInt(others.size());
                    tokens.addAll(at, List.copyOf(others.subList(from, Math.min(others.size(), from + 1 + random.nextInt(30)))));
                }
            }
            case 10 -> character(tokens, at, random);
            default -> rarely(tokens, at, random);
        }
    }

    /** Changes the next number, which often leaves a text that means something else. */
    private static void number(List<String> tokens, int from, Random random) {
        for (int at = from; at < tokens.size(); at++) {
            String token = tokens.get(at);
            if (Character.isDigit(token.charAt(0))) {
                tokens.set(at, random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)]
                        : token.substring(0, token.length() - 1) + (char) ('0' + random.nextInt(10)));
                return;
            }
        }
    }

    private static void character(List<String> tokens, int at, Random random) {
        String token = tokens.get(at);
        int place = random.nextInt(token.length());
        tokens.set(at, token.substring(0, place) + (char) (' ' + random.nextInt(95)) + token.substring(place + random.nextInt(2)));
    }

    /** Cuts the text, nests something deeply or repeats a token thousands of times. */
    private static void rarely(List<String> tokens, int at, Random random) {
        switch (random.nextInt(8)) {
            case 0 -> tokens.add(at, NESTS[random.nextInt(NESTS.length)].repeat(1 + random.nextInt(DEEPEST)));
            case 1 -> tokens.add(at, tokens.get(at).repeat(random.nextInt(DEEPEST) / tokens.get(at).length() + 1));
            default -> tokens.subList(at, tokens.size()).clear();
        }
    }

    private String word(Random random) {
        return words.isEmpty() ? NUMBERS[random.nextInt(NUMBERS.length)] : " " + words.get(random.nextInt(words.size())) + " ";
    }
}
