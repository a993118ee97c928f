// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every effect is described, and its description makes it. */
class EffectTypeTest {

    @Test
    void everyEffectIsListedOnce() {
        Set<Class<?>> described = EffectSpec.TYPES.stream().map(type -> type.initial().getClass()).collect(Collectors.toSet());
        assertThat(described).isEqualTo(Set.of(EffectSpec.class.getPermittedSubclasses()));
        assertThat(EffectSpec.TYPES).extracting(EffectType::name).doesNotHaveDuplicates();
    }

    @Test
    void whatAnEffectHoldsMakesItAgain() {
        List<EffectSpec> some = List.of(new EffectSpec.Delay(0.1, 0.2, 0.4), new EffectSpec.Chorus(2, 0.003, 0.5),
                new EffectSpec.Reverb(0.1, 0.3, 0.6), new EffectSpec.Compressor(-30, 2, 3, 0.01, 0.2, 4),
                new EffectSpec.Equalizer(List.of(new EffectSpec.Band(EffectSpec.Band.Shape.NOTCH, 500, 2, -3),
                        new EffectSpec.Band(EffectSpec.Band.Shape.PEAKING, 2000, 1, 6))));
        assertThat(some).extracting(EffectSpec::type).containsExactlyElementsOf(EffectSpec.TYPES);
        for (EffectSpec effect : some) {
            assertThat(effect.type().make(effect.rows())).isEqualTo(effect);
        }
    }

    @Test
    void aValueOutOfRangeIsRefusedByItsName() {
        assertThatThrownBy(() -> new EffectSpec.Delay(3, 0, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time is 3.0, expected 0.0 to 2.0");
        assertThatThrownBy(() -> EffectSpec.TYPES.getFirst().make(List.of())).hasMessage("0 rows for delay, expected 1");
    }
}
