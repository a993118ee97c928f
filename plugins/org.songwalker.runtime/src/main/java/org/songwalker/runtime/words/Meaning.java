// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import java.util.Arrays;
import java.util.List;

/** What a word stands for. */
public sealed interface Meaning {

    /** A word with neither value nor arguments: keywords, the engine's objects, drums, the choices of a setting. */
    record Plain() implements Meaning {}

    /**
     * Something that is read or set: a member, a property, a setting of a maker.
     *
     * @param type           what it holds
     * @param maybeUndefined true if reading it can give undefined
     * @param writable       true if a program may assign it
     * @param range          of numbers; {@link Range#ALL} for the rest
     * @param unit           of numbers, empty if they have none
     * @param initial        its number before the first assignment; NaN if it has none or if something else decides it
     * @param choices        the texts it takes, empty if any is taken
     */
    record Value(ValueType type, boolean maybeUndefined, boolean writable, Range range, String unit, double initial, List<Word> choices)
            implements Meaning {
        public Value {
            choices = List.copyOf(choices);
        }

        /** With a unit. */
        Value in(String newUnit) {
            return new Value(type, maybeUndefined, writable, range, newUnit, initial, choices);
        }

        /** With a number it has before anybody sets it. */
        Value from(double newInitial) {
            return new Value(type, maybeUndefined, writable, range, unit, newInitial, choices);
        }

        /** That a program may assign. */
        Value set() {
            return new Value(type, maybeUndefined, true, range, unit, initial, choices);
        }

        /** That is undefined at times. */
        Value orUndefined() {
            return new Value(type, true, writable, range, unit, initial, choices);
        }

        /** That takes these texts. */
        Value of(Named... words) {
            return new Value(type, maybeUndefined, writable, range, unit, initial, Arrays.stream(words).map(Named::word).toList());
        }
    }

    /**
     * Something that is called: a function, a method, a maker of presets.
     *
     * @param gives          what the call gives
     * @param maybeUndefined true if it can give undefined instead
     * @param parameters     its arguments in order
     * @param repeats        true if the last parameter takes any number of arguments, {@value #MOST_REPEATED} in all
     */
    record Call(ValueType gives, boolean maybeUndefined, List<Parameter> parameters, boolean repeats) implements Meaning {
        /** Most arguments of a call that takes any number. */
        public static final int MOST_REPEATED = 16;

        public Call {
            parameters = List.copyOf(parameters);
        }

        /** Fewest arguments. */
        public int fewest() {
            return (int) parameters.stream().filter(parameter -> !parameter.optional()).count();
        }

        /** Most arguments. */
        public int most() {
            return repeats ? MOST_REPEATED : parameters.size();
        }

        /** What the argument at an index is, from 0. */
        public Parameter parameter(int index) {
            return parameters.get(Math.min(index, parameters.size() - 1));
        }

        /** True if it takes this many arguments: optional ones come together or not at all. */
        public boolean takes(int arguments) {
            return repeats ? arguments >= fewest() && arguments <= most() : arguments == fewest() || arguments == most();
        }

        Call orUndefined() {
            return new Call(gives, true, parameters, repeats);
        }

        /** With a last parameter that takes any number of arguments. */
        Call repeating() {
            return new Call(gives, maybeUndefined, parameters, true);
        }
    }

    /** A number from {@code low} to {@code high}, read-only. */
    static Value number(double low, double high) {
        return new Value(ValueType.NUMBER, false, false, new Range(low, high), "", Double.NaN, List.of());
    }

    /** A value of another type, read-only. */
    static Value value(ValueType type) {
        return new Value(type, false, false, Range.ALL, "", Double.NaN, List.of());
    }

    static Call call(ValueType gives, Parameter... parameters) {
        return new Call(gives, false, List.of(parameters), false);
    }
}
