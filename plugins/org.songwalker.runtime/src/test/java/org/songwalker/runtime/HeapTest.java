// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeapTest {
    private final List<HeapValue> roots = new ArrayList<>();
    private final Heap heap = new Heap(h -> roots.forEach(h::mark));

    @Test
    void whatNobodyHoldsIsUsedAgain() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(heap.allocate(3)).isNotNull();
        }
    }

    @Test
    void whatIsHeldStaysAndAFullHeapSaysSo() {
        for (HeapValue value = heap.allocate(200); value != null; value = heap.allocate(200)) {
            roots.add(value);
        }
        assertThat(roots).hasSize(16).doesNotHaveDuplicates();
        assertThat(heap.inUse()).isEqualTo(16);
        roots.removeLast();
        assertThat(heap.allocate(200)).isNotNull();
    }

    @Test
    void smallOnesOverflowIntoTheNextSize() {
        for (int i = 0; i < 512 + 256 + 64 + 16; i++) {
            HeapValue value = heap.allocate(1);
            assertThat(value).isNotNull();
            roots.add(value);
        }
        assertThat(heap.allocate(1)).isNull();
    }

    @Test
    void valuesInsideValuesAreHeld() {
        HeapValue inner = heap.allocate(4);
        HeapValue outer = heap.allocate(4);
        outer.refs[0] = inner;
        roots.add(outer);
        for (int i = 0; i < 2_000; i++) {
            assertThat(heap.allocate(4)).isNotSameAs(inner).isNotSameAs(outer);
        }
    }

    @Test
    void moreThan256ElementsAreRefused() {
        assertThat(heap.allocate(257)).isNull();
    }
}
