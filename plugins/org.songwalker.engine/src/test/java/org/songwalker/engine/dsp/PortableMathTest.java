// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PortableMathTest {

    @Test
    void powersOfTwoAgreeWithStrictMath() {
        for (double x = -30; x < 30; x += 0.0137) {
            double wanted = StrictMath.pow(2, x);
            assertEquals(wanted, PortableMath.exp2(x), wanted * 2e-15, "2^" + x);
        }
        assertEquals(8, PortableMath.exp2(3));
        assertEquals(0.25, PortableMath.exp2(-2));
    }

    @Test
    void exponentialAndLogarithmAgreeWithStrictMath() {
        for (double x = 1e-6; x < 1e6; x *= 1.37) {
            assertEquals(StrictMath.log(x), PortableMath.log(x), 4e-15 * Math.max(1, Math.abs(StrictMath.log(x))), "log " + x);
            assertEquals(x, PortableMath.exp(PortableMath.log(x)), x * 1e-14, "exp log " + x);
        }
    }

    @Test
    void sinesAgreeWithStrictMath() {
        for (double x = -20; x < 20; x += 0.0071) {
            assertEquals(StrictMath.sin(x), PortableMath.sin(x), 2e-15, "sin " + x);
            assertEquals(StrictMath.cos(x), PortableMath.cos(x), 2e-15, "cos " + x);
        }
    }
}
