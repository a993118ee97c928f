// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.issue.SwIssue;

/**
 * One wrong character in a good program gives few messages. Whether anything escapes is asked by the fuzzer, which also plays what
 * compiles.
 */
class MutationTest {
    private static final String CHARACTERS = "abCE4 19./*@()[]{},;:=+-<>!&|?\"'\n#$";
    private static final SwCompiler COMPILER = new SwCompiler(PresetCatalog.NONE);

    @Test
    void twoHundredSingleCharacterMutationsGiveAtMostTwoErrorsInTheMedian() throws IOException {
        List<String> sources = examples();
        Random random = new Random(20261121);
        List<Integer> errors = new ArrayList<>();
        while (errors.size() < 200) {
            String mutated = mutate(sources.get(random.nextInt(sources.size())), random);
            int count = (int) COMPILER.check(mutated).stream().filter(SwIssue::error).count();
            if (count > 0) {
                errors.add(count);
            }
        }
        Collections.sort(errors);
        assertThat(errors.get(100)).isLessThanOrEqualTo(2);
        assertThat(errors.get(190)).isLessThanOrEqualTo(6);
    }

    static String mutate(String source, Random random) {
        int at = random.nextInt(source.length());
        char c = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        return switch (random.nextInt(3)) {
            case 0 -> source.substring(0, at) + source.substring(at + 1);
            case 1 -> source.substring(0, at) + c + source.substring(at);
            default -> source.substring(0, at) + c + source.substring(at + 1);
        };
    }

    static List<String> examples() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("../../product/examples"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".sw")).sorted().toList()) {
                sources.add(Files.readString(file));
            }
        }
        return sources;
    }
}
