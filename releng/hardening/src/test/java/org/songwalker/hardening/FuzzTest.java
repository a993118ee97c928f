// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.hardening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fuzzer finds what it is for; otherwise a count of findings of 0 would mean nothing. */
class FuzzTest {
    private static final long LIMIT_NANOS = 200_000_000;

    private static Fuzz fuzz(Fuzz.Reader reader) {
        return new Fuzz("self", IOException.class, List.of("one 1".getBytes(UTF_8), "two 2".getBytes(UTF_8)), new ByteMutator(), reader);
    }

    private static void refuse(byte[] input) throws IOException {
        if (input.length % 2 == 0) {
            throw new IOException("an even length; add a byte");
        }
    }

    @Test
    void aReaderThatKeepsTheRuleHasNoFindings() {
        Fuzz.Tally tally = fuzz((input, random) -> refuse(input)).run(1_000, 1, LIMIT_NANOS);
        assertThat(tally.accepted() + tally.refused()).isEqualTo(1_000);
    }

    @Test
    void anotherExceptionIsAnEscapeWithItsInputKept() throws Exception {
        assertThatThrownBy(() -> fuzz((input, random) -> {
            throw new IllegalStateException("deep inside");
        }).run(10, 2, LIMIT_NANOS)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("fuzz self, seed 2:\ninput 0, target/fuzz/self-2-0.bin: an escape");
        assertThat(Files.exists(Path.of("target/fuzz/self-2-0.bin"))).isTrue();
    }

    @Test
    void aRefusalWithoutASentenceOrWithAClassNameIsAFinding() {
        assertThatThrownBy(() -> fuzz((input, random) -> {
            throw new IOException();
        }).run(1, 3, LIMIT_NANOS)).hasMessageContaining("a refusal without a sentence");
        assertThatThrownBy(() -> fuzz((input, random) -> {
            throw new IOException("java.lang.ArithmeticException: / by zero");
        }).run(1, 3, LIMIT_NANOS)).hasMessageContaining("a class name in 'java.lang.ArithmeticException: / by zero'");
    }

    @Test
    void aLoopWithoutEndIsAHangAndSaysWhereItIs() {
        assertThatThrownBy(() -> fuzz((input, random) -> {
            while (input.length != 5) { // the good one
                random.nextInt();
            }
        }).run(1, 4, LIMIT_NANOS)).hasMessageContaining("it takes too long").hasMessageContaining("FuzzTest");
    }

    /** Found in a soak: a mutator that failed ended it early, and the test passed. */
    @Test
    void aMutatorThatFailsIsNoTest() {
        Fuzz fuzz = new Fuzz("self", IOException.class, List.of("one 1".getBytes(UTF_8)), (good, other, random) -> {
            if (random.nextInt(10) == 0) {
                throw new IllegalStateException("no idea");
            }
            return good;
        }, (input, random) -> {});
        assertThatThrownBy(() -> fuzz.run(1_000, 8, LIMIT_NANOS)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("there was no other")
                .hasRootCauseMessage("no idea");
    }

    @Test
    void aReaderThatRefusesEverythingIsNoTest() {
        assertThatThrownBy(() -> fuzz((input, random) -> {
            throw new IOException("no; try another");
        }).run(1_000, 5, LIMIT_NANOS)).hasMessageContaining("0 accepted, 1000 refused");
    }

    @Test
    void aSeedGivesTheSameInputsEveryTime() {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        List<String> other = new ArrayList<>();
        fuzz((input, random) -> first.add(new String(input, UTF_8))).run(100, 6, LIMIT_NANOS);
        fuzz((input, random) -> second.add(new String(input, UTF_8))).run(100, 6, LIMIT_NANOS);
        fuzz((input, random) -> other.add(new String(input, UTF_8))).run(100, 7, LIMIT_NANOS);
        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(first.stream().distinct().count()).isGreaterThan(80);
    }
}
