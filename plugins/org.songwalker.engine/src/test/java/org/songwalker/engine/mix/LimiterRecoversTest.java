// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.mix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimiterRecoversTest {
    @Test
    void aFrameThatIsNoNumberBecomesSilenceAndTheNextOnesPassAsBefore() {
        Limiter limiter = new Limiter(48_000);
        float[] left = {0.5f, Float.NaN, 0.25f, Float.POSITIVE_INFINITY, 0.5f};
        float[] right = {0.5f, 0.5f, 0.5f, 0.5f, Float.NEGATIVE_INFINITY};
        limiter.process(left, right, 5);
        assertThat(left).containsExactly(0.5f, 0, 0.25f, 0, 0);
        assertThat(right).containsExactly(0.5f, 0, 0.5f, 0, 0);
    }
}
