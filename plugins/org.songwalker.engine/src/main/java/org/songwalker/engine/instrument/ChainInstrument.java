// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

import java.util.List;

/** An instrument followed by effects, in the order in which its sound passes them. */
public record ChainInstrument(String name, Instrument source, List<EffectSpec> effects) implements Instrument {

    public ChainInstrument {
        effects = List.copyOf(effects);
    }

    @Override
    public double defaultPitch() {
        return source.defaultPitch();
    }
}
