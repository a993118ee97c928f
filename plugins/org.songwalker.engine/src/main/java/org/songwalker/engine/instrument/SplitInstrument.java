// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

import java.util.List;

/** One child per region of the keyboard. A key's child is the one whose index is the number of split points at or below the key. */
public record SplitInstrument(String name, List<Instrument> children, List<Integer> splitPoints) implements Instrument {

    public SplitInstrument {
        children = List.copyOf(children);
        splitPoints = List.copyOf(splitPoints);
        if (children.isEmpty()) {
            throw new IllegalArgumentException("a split needs a child");
        }
    }

    /** The child that plays a key; the last one if there are more split points than children. */
    public Instrument childAt(int key) {
        int index = 0;
        for (int point : splitPoints) {
            if (point <= key) {
                index++;
            }
        }
        return children.get(Math.min(index, children.size() - 1));
    }

    @Override
    public double defaultPitch() {
        return childAt(60).defaultPitch();
    }
}
