// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.build;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Waveform;

/** The content of a preset file: a tree of sound sources and effects. */
public sealed interface PresetNode {

    /** One oscillator; mixer is its linear gain. */
    record Oscillator(Waveform waveform, double detuneCents, double pulseWidth, EnvelopeSpec envelope, double mixer)
            implements PresetNode {}

    /** Zones in order of precedence; each names its field in the file. */
    record Sampler(String field, List<PresetZone> zones, boolean oneShot, @Nullable EnvelopeSpec envelope) implements PresetNode {
        public Sampler {
            zones = List.copyOf(zones);
        }
    }

    /** An effect with its settings. */
    record Effect(EffectSpec effect) implements PresetNode {}

    /** Several nodes; levels has one linear gain per child, split points count for {@link Mode#SPLIT}. */
    record Composite(String field, Mode mode, List<PresetNode> children, List<Double> levels, List<Integer> splitPoints)
            implements PresetNode {

        /** How the children play together. */
        public enum Mode {
            LAYER, SPLIT, CHAIN
        }

        public Composite {
            children = List.copyOf(children);
            levels = List.copyOf(levels);
            splitPoints = List.copyOf(splitPoints);
            if (children.isEmpty() || levels.size() != children.size()) {
                throw new IllegalArgumentException(children.size() + " children and " + levels.size() + " levels");
            }
        }
    }
}
