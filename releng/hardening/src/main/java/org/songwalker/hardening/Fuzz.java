// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.hardening;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Feeds damaged inputs to a reader. Each has to end in a result or in the one exception that the reader declares, with a message that is a
 * sentence; anything else is a finding, and so is an input that takes more than the limit of processor time. Findings fail the test with
 * the seed and the number of the input, and the input is written to {@code target/fuzz}. A reader reports a loss by an
 * {@link AssertionError}.
 *
 * <p>
 * Input <i>n</i> depends on the seed and <i>n</i> alone. The seed is the date ({@code 20261127}), so that every day tries others;
 * {@code -Dsongwalker.fuzz.seed} and {@code -Dsongwalker.fuzz.count} set seed and number, and {@code -Dsongwalker.fuzz.first} the number of
 * the first input, to try a finding again. The limit is processor time and not time on the clock, because a busy machine is no finding; a
 * reader that waits is one after {@value #WAITS_LIMIT_SECONDS} s.
 *
 * @param name    of the target, for reports and files
 * @param refusal the exception that readers declare for inputs they refuse
 * @param seeds   good inputs
 * @param mutator damages them
 * @param reader  reads one
 */
public record Fuzz(String name, Class<? extends Exception> refusal, List<byte[]> seeds, Mutator mutator, Reader reader) {
    private static final long LIMIT_NANOS = 10_000_000_000L;
    private static final int WAITS_LIMIT_SECONDS = 120;
    private static final int MOST_FINDINGS = 20;
    private static final long LOOK_MILLIS = 20;
    /** From here on, both results must occur; with fewer inputs one may be missing by chance. */
    private static final int ENOUGH_TO_EXPECT_BOTH = 1_000;
    private static final int LONGEST_SENTENCE = 2_000;
    private static final Pattern CLASS_NAME = Pattern
            .compile("\\b(java|javax|jdk|sun|com|org|tools|javazoom)(\\.[a-z]\\w*)+\\.[A-Z]\\w*|\\b\\w+(Exception|Error)\\b|`[A-Z]\\w+");

    /** What is tried. */
    @FunctionalInterface
    public interface Reader {
        /**
         * @param random for choices that are not in the input, such as which keys are pressed
         * @throws Exception the declared one if the input is refused; any other is a finding
         */
        void read(byte[] input, Random random) throws Exception;
    }

    /** What came of all inputs: those that were read and those that were refused. */
    public record Tally(int accepted, int refused) {}

    public Fuzz {
        seeds = List.copyOf(seeds);
    }

    /**
     * Tries inputs.
     *
     * @param count how many, unless {@code songwalker.fuzz.count} says otherwise
     * @throws AssertionError with all findings; one kind of each
     */
    public Tally run(int count) {
        return run(Integer.getInteger("songwalker.fuzz.count", count), Long.getLong("songwalker.fuzz.seed", today()), LIMIT_NANOS);
    }

    Tally run(int count, long seed, long limitNanos) {
        System.out.println("fuzz " + name + ": " + count + " inputs, seed " + seed);
        Work work = new Work(count, seed);
        Thread thread = Thread.ofPlatform().name("fuzz-" + name).daemon(true).start(work);
        boolean ended = watch(thread, work, limitNanos);
        Map<String, String> findings = work.findings(thread, ended);
        System.out.printf(Locale.ROOT, "fuzz %s: %d inputs, %d accepted, %d refused, longest %d ms (input %d), %d findings, %.1f s%n", name,
                work.accepted + work.refused, work.accepted, work.refused, work.longestNanos / 1_000_000, work.longestInput,
                findings.size(), (System.nanoTime() - work.began) / 1e9);
        if (!findings.isEmpty()) {
            throw new AssertionError("fuzz " + name + ", seed " + seed + ":\n" + String.join("\n", findings.values()));
        }
        if (work.broken != null) {
            throw new AssertionError("fuzz " + name + ", seed " + seed + ": after input " + work.at + " there was no other", work.broken);
        }
        if (count >= ENOUGH_TO_EXPECT_BOTH && (work.accepted == 0 || work.refused == 0)) {
            throw new AssertionError(
                    "fuzz " + name + ": " + work.accepted + " accepted, " + work.refused + " refused; the seeds are no use");
        }
        return new Tally(work.accepted, work.refused);
    }

    private static long today() {
        return Long.parseLong(LocalDate.now().format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    /** Waits for the work; false if one input takes too long. */
    private static boolean watch(Thread thread, Work work, long limitNanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int at = -1;
        long cpu = 0;
        long wall = 0;
        try {
            while (!thread.join(Duration.ofMillis(LOOK_MILLIS))) {
                long used = threads.getThreadCpuTime(thread.threadId());
                if (work.warming || work.at != at) {
                    at = work.at;
                    cpu = used;
                    wall = System.nanoTime();
                } else if (used - cpu > limitNanos || System.nanoTime() - wall > WAITS_LIMIT_SECONDS * 1_000_000_000L) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted at input " + work.at, e);
        }
    }

    /** The thread that reads. Its fields are read by the watching thread after it has ended; {@code at} and {@code input} earlier. */
    private final class Work implements Runnable {
        private final int first = Integer.getInteger("songwalker.fuzz.first", 0);
        private final int count;
        private final long seed;
        private final long began = System.nanoTime();
        private final Map<String, String> findings = new LinkedHashMap<>();
        private volatile boolean warming = true;
        private volatile int at;
        private volatile byte[] input = {};
        private int accepted;
        private int refused;
        private long longestNanos;
        private int longestInput;
        /** What ended the work early: a fault of the mutator. */
        private @Nullable Throwable broken;

        Work(int count, long seed) {
            this.count = count;
            this.seed = seed;
        }

        @Override
        public void run() {
            input = seeds.getFirst();
            read(new Random(seed)); // loads the classes, which on a slow machine takes seconds that no input is to blame for
            accepted = 0;
            refused = 0;
            warming = false;
            try {
                readAll();
            } catch (RuntimeException | Error e) {
                broken = e;
            }
        }

        private void readAll() {
            for (int i = first; i < first + count && findings.size() < MOST_FINDINGS; i++) {
                Random random = new Random(seed * 1_000_003 + i);
                byte[] good = seeds.get(random.nextInt(seeds.size()));
                input = mutator.mutate(good, seeds.get(random.nextInt(seeds.size())), random);
                at = i;
                long start = System.nanoTime();
                read(random);
                long took = System.nanoTime() - start;
                if (took > longestNanos) {
                    longestNanos = took;
                    longestInput = i;
                }
            }
        }

        private void read(Random random) {
            try {
                reader.read(input, random);
                accepted++;
            } catch (Throwable e) {
                refused++;
                String problem = problem(e, input);
                if (problem != null) {
                    found(problem, e);
                }
            }
        }

        /** Keeps the first finding of a kind, that is of an exception and the place where it was thrown. */
        private void found(String problem, Throwable e) {
            StackTraceElement[] stack = e.getStackTrace();
            String kind = e.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
            if (!findings.containsKey(kind)) {
                findings.put(kind, "input " + at + ", " + kept() + ": " + problem + "\n" + trace(e, stack));
            }
        }

        private static String trace(Throwable e, StackTraceElement[] stack) {
            StringBuilder out = new StringBuilder(e.toString());
            for (int i = 0; i < Math.min(12, stack.length); i++) {
                out.append("\n    at ").append(stack[i]);
            }
            return e.getCause() == null || e.getCause() == e ? out.toString()
                    : out.append("\ncaused by ").append(trace(e.getCause(), e.getCause().getStackTrace())).toString();
        }

        private Path kept() {
            try {
                Path folder = Files.createDirectories(Path.of("target", "fuzz"));
                return Files.write(folder.resolve(name + "-" + seed + "-" + at + ".bin"), input);
            } catch (IOException e) {
                throw new AssertionError("the input cannot be kept", e);
            }
        }

        /** All findings; an input that does not end is one with the place where it is. */
        Map<String, String> findings(Thread thread, boolean ended) {
            if (ended) {
                return findings;
            }
            StringBuilder out = new StringBuilder("input " + at + ", " + kept() + ": it takes too long");
            for (StackTraceElement frame : thread.getStackTrace()) {
                out.append("\n    at ").append(frame);
            }
            Map<String, String> all = new LinkedHashMap<>(findings);
            all.put("hang", out.toString());
            return all;
        }
    }

    /** What is wrong with an exception, null if it is the declared one with a sentence. */
    private @Nullable String problem(Throwable e, byte[] input) {
        if (e instanceof AssertionError) {
            return "a loss";
        }
        if (!refusal.isInstance(e)) {
            return "an escape";
        }
        String message = e.getMessage();
        if (message == null || message.isBlank()) {
            return "a refusal without a sentence";
        }
        if (message.length() > LONGEST_SENTENCE) {
            return "a refusal of " + message.length() + " characters";
        }
        Matcher name = CLASS_NAME.matcher(message);
        return name.find() && !new String(input, StandardCharsets.UTF_8).contains(name.group()) ? "a class name in '" + message + "'"
                : null;
    }
}
