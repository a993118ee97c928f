// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

import java.util.List;

/** Children that sound together, each at its linear level; the sum is not scaled down. One level per child. */
public record LayerInstrument(String name, List<Instrument> children, List<Double> levels) implements Instrument {

    public LayerInstrument {
        children = List.copyOf(children);
        levels = List.copyOf(levels);
        if (children.isEmpty() || children.size() != levels.size()) {
            throw new IllegalArgumentException(children.size() + " children and " + levels.size() + " levels");
        }
    }

    @Override
    public double defaultPitch() {
        return children.getFirst().defaultPitch();
    }
}
