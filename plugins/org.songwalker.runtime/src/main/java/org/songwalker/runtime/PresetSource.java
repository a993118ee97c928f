// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import java.util.List;

/** What a program asks for if it names a sound. The preset bundle turns it into an instrument; compile-time data only. */
public sealed interface PresetSource {

    /** {@code loadPreset("library/name")}. */
    record Named(String text) implements PresetSource {}

    /** {@code loadPreset(/expression/flags)}, matched against {@code Library/Name}. */
    record Pattern(String expression, String flags) implements PresetSource {}

    /** {@code loadPreset("sounds/door.wav")}: a file inside the project. */
    record AudioFile(String path) implements PresetSource {}

    /**
     * {@code Oscillator({…})} or the name of a waveform. A negative envelope value means: not given.
     *
     * @param waveform sine, square, sawtooth or triangle
     * @param attack   seconds
     * @param decay    seconds
     * @param sustain  0 to 1
     * @param release  seconds
     * @param detune   cents
     * @param mixer    linear gain 0 to 1
     */
    record Oscillator(String waveform, double attack, double decay, double sustain, double release, double detune, double mixer)
            implements PresetSource {}

    /** {@code Composite({mode, children, mixLevels, splitPoints})}; mode is layer, split or chain. */
    record Composite(String mode, List<PresetSource> children, List<Double> mixLevels, List<Double> splitPoints) implements PresetSource {
        public Composite {
            children = List.copyOf(children);
            mixLevels = List.copyOf(mixLevels);
            splitPoints = List.copyOf(splitPoints);
        }

        /** Presets in it, itself and those that occur several times included; at most {@link #MAX_NODES} and one. */
        public int nodes() {
            int nodes = 1;
            for (PresetSource child : children) {
                nodes += child instanceof Composite composite ? composite.nodes() : 1;
                if (nodes > MAX_NODES) {
                    return MAX_NODES + 1;
                }
            }
            return nodes;
        }
    }

    /** Most presets in one composite, however nested or shared: each sounds with every note. */
    int MAX_NODES = 64;

    /** {@code AudioInput(n)}; channels count from 1. */
    record AudioInput(int channel) implements PresetSource {}

    /** The sound of a program that names none (language reference 10): a triangle oscillator. */
    PresetSource TRIANGLE = new Oscillator("triangle", -1, -1, -1, -1, 0, 1);

    /** How event lists name it: the name as written, or the constructor with its argument. */
    default String text() {
        return switch (this) {
            case Named(String text) -> text;
            case Pattern(String expression, String flags) -> "/" + expression + "/" + flags;
            case AudioFile(String path) -> path;
            case Oscillator o -> "Oscillator(" + o.waveform() + ")";
            case Composite c -> "Composite(" + c.mode() + ")";
            case AudioInput(int channel) -> "AudioInput(" + channel + ")";
        };
    }
}
