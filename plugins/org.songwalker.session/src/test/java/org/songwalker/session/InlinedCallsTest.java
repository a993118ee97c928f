// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songwalker.lang.CompileResult;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.runtime.Mode;

/**
 * A small function is compiled at the place of its call. Each program here is played twice, the second time with functions whose last
 * statement is no return, which are called; what sounds, what is logged and what goes wrong where is the same.
 */
class InlinedCallsTest {
    private static final String KEYS = "60:100@0-2-64 64:90@0.5-1-10 cc1=64@0.25";

    record Case(String name, String play, String program) {
        @Override
        public String toString() {
            return name + " (" + play + ")";
        }
    }

    static List<Case> programs() {
        return List.of(new Case("defaults", "song", """
                let none
                function f(a, b = 3, c = 'x') { return c == 'x' ? a + b : a - b }
                log(f(1), f(1, 2), f(1, none), f(f(1), f(2, 3, 'y')), f(1, 2, none), f(none))
                for i in 0..4 { log(f(i, i), f(i, i + 1, 'z'), f(60 + i)) }
                let i = f(60)
                i /4
                """), new Case("defaults that are constants", "song", """
                const LOW = 48
                const STEPS = [0, 2, 4]
                function low(a, root = LOW) { return root + a }
                function step(i, of = STEPS) { return of[i] }
                for i in 0..4 { log(low(i), step(i), low(step(i))) }
                """), new Case("a variable is its own argument", "song", """
                let x = 5
                function f(a, b) { return a > 3 ? b - a : a + b * 2 }
                for i in 0..9 { x = f(x, x + i)
                    log(x) }
                x += f(x, x)
                let y = f(x, 1) + x
                log(x, y)
                """), new Case("arguments that assign", "song", """
                let n = 1
                function bump() { n += 1
                    return n }
                function f(a, b) { return a * 10 + b }
                log(f(n, bump()), f(bump(), n), f(n, bump() + n), n + f(n, n), f(f(n, bump()), f(bump(), n)))
                """), new Case("what stands outside", "song", """
                function ahead(k) { return base + k }
                function behind(k) { return later + k }
                let base = 60
                log(ahead(1))
                base = ahead(2)
                log(ahead(1), behind(1))
                let later = 7
                log(behind(1))
                track t(base) { log(ahead(base), behind(base)) }
                t(3)
                """), new Case("truth", "song", """
                let none
                function both(a, b) { return a && b }
                function either(a, b) { return a || b }
                function first(a, b) { return a ?? b }
                function not(a) { return !a }
                log(both(1, 0), either(0, 2), first(none, 3), first(0, 4), not(none), both('a', 'b') == 'b')
                if (both(1, not(0))) { C4 /4 }
                while (not(n > 3)) { n = first(n, 0) + 1 }
                """.replace("let none", "let none\nlet n = 0")), new Case("chance", "song", """
                function near(x, by = 2) { return x + randomInt(-by, by) + random() }
                for i in 0..8 { log(near(60), near(random(), i), chance(0.5) ? near(1) : near(2)) }
                """), new Case("members and elements", "song", """
                const PLACE = {key: 60, keys: [1, 2, 3]}
                let written = [5, 6, 7]
                function key(i) { return PLACE.key + PLACE.keys[i] + written[i] }
                function of(thing, i) { return thing.keys[i] }
                written[1] = 9
                log(key(0), key(1), key(2), key(3), of(PLACE, 1), of(PLACE, 9))
                """), new Case("a text is no number", "song", """
                function twice(x) { return x * 2 }
                C4 /4
                log(twice(2), twice('two'))
                C4 /4
                """), new Case("undefined has no members", "song", """
                let nothing
                function of(thing) {
                    return thing.key
                }
                C4 /4
                log(of(nothing))
                """), new Case("a value that cannot be played", "song", """
                function element(array, i) { return array[i] }
                for i in 0..4 { let note = element([60, 62], i)
                    note /4 }
                """), new Case("declarations", "song", """
                let n = 5
                function f(a, by = 2) {
                    let twice = a * by
                    const more = twice + n
                    return more > 20 ? more - twice : more
                }
                for i in 0..6 { log(f(i), f(f(i), i))
                    n = f(n, i) }
                log(n, f(undefined), f(1) + f(2) * f(3))
                """), new Case("branches", "song", """
                function within(x, least = 0, most = 127) {
                    if (x < least) { return least }
                    if (x > most) return most
                    return x
                }
                function kind(x) {
                    if (x < 3) {
                        let small = x * 10
                        if (small == 0) { return 'none' } else return small
                    } else if (x == 7) { return 'seven' } else { let big = x / 2 }
                    return x ?? 'nothing'
                }
                for i in -2..9 { log(within(i * 20), within(i, -1, 3), kind(i), within(kind(i) == 10 ? 1 : 500)) }
                let none
                log(kind(none), within(none))
                """), new Case("a branch that cannot be compared", "song", """
                function less(x, y) {
                    let found = 1
                    if (x < y) { return found }
                    return 0
                }
                C4 /4
                log(less(1, 2), less(2, 1), less('one', 2))
                C4 /4
                """), new Case("keys", KEYS, """
                function up(by = 12) { return midi.note + by }
                function loud(x) { return midi.velocity * x + midi.cc[1] }
                function down() { return midi.held.length }
                let n = up()
                n *(loud(0.5)) /8
                n = up(down())
                n /8
                on cc(1) { log(up(1), loud(1), down()) }
                on noteOff { log(up(-1), down()) }
                """),
                new Case("turns of a loop that is too long", KEYS,
                        "function f(x) { return x + 1 + x * 2 - x / 3 }\nlet n = 0\nwhile (true) {\n"
                                + "    n = f(n) - f(f(2))\n".repeat(40) + "    log(n)\n    n = 0\n}\n"),
                new Case("calls at one moment", KEYS,
                        "function f(x) { return x + 1 }\nlet n = 0\nfor i in 0..2000 { n = f(f(f(f(f(f(f(f(f(f(f(n))))))))))) }\nlog(n)\n"));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void sameAsACall(Case program) throws Exception {
        String called = withoutReturnAtTheEnd(program.program());
        Mode mode = program.play().equals("song") ? Mode.SONG : Mode.REACTIVE;
        assertNotEquals(code(called, mode), code(program.program(), mode), "the code");
        assertEquals(played(called, program.play()), played(program.program(), program.play()));
    }

    private static String withoutReturnAtTheEnd(String source) {
        StringBuilder text = new StringBuilder(source);
        for (int at = text.indexOf("function "); at >= 0; at = text.indexOf("function ", at)) {
            at = text.indexOf("{", at);
            int open = 1;
            while (open > 0) {
                at++;
                open += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
            }
            text.insert(at, text.charAt(at - 1) == '\n' ? "if (0) {}" : "; if (0) {}");
        }
        return text.toString();
    }

    private static long code(String source, Mode mode) {
        if (new SwCompiler(PresetCatalog.NONE).compile(source, mode) instanceof CompileResult.Compiled compiled) {
            return compiled.program().listing().lines().filter(line -> line.contains(" function ")).count();
        }
        throw new IllegalStateException("does not compile: " + source);
    }

    private static String played(String source, String play) throws Exception {
        return GoldenTraceTest.events(Rig.source(source), play).replaceAll("(?m)^.*this is never reached.*\n", "");
    }
}
