// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ElementaryTest {

    @Test
    void powersOfWholeNumbersAreExact() {
        assertEquals(1_024, Elementary.pow(2, 10));
        assertEquals(100, Elementary.pow(10, 2));
        assertEquals(1e22, Elementary.pow(10, 22));
        assertEquals(-27, Elementary.pow(-3, 3));
        assertEquals(0.125, Elementary.pow(2, -3));
        assertEquals(2, Elementary.pow(4, 0.5));
        assertEquals(2, Elementary.pow(8, 1.0 / 3));
        for (int base = 2; base <= 12; base++) {
            for (int exponent = 1; exponent <= 14; exponent++) {
                assertEquals(BigDecimal.valueOf(base).pow(exponent).doubleValue(), Elementary.pow(base, exponent));
            }
        }
    }

    @Test
    void powersLieWithinHalfAUnitInTheLastPlaceAndATwentieth() {
        Random random = new Random(1);
        for (int i = 0; i < 4_000; i++) {
            double x = Math.exp(random.nextGaussian() * 3);
            int y = random.nextInt(-40, 41);
            BigDecimal exact = y < 0 ? BigDecimal.ONE.divide(new BigDecimal(x).pow(-y), new MathContext(60))
                    : new BigDecimal(x).pow(y, new MathContext(60));
            double found = Elementary.pow(x, y);
            double error = new BigDecimal(found).subtract(exact).abs().doubleValue() / Math.ulp(exact.doubleValue());
            assertThat(error).as(x + "^" + y).isLessThan(0.55);
        }
    }

    @Test
    void powersAgreeWithStrictMath() {
        Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            double x = Math.exp(random.nextGaussian() * 20);
            double y = random.nextGaussian() * 10;
            double wanted = StrictMath.pow(x, y);
            assertEquals(wanted, Elementary.pow(x, y), Math.ulp(wanted), x + "^" + y);
        }
    }

    @Test
    void specialValuesAreThoseOfStrictMath() {
        double[] values = {0.0, -0.0, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 1e300, -1e300, 1e-300, Double.MIN_VALUE, -Double.MIN_VALUE,
            Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 0x1p53, 0x1p60, 1_023, 1_024, -1_074, -1_075};
        for (double x : values) {
            for (double y : values) {
                double wanted = StrictMath.pow(x, y);
                assertEquals(wanted, Elementary.pow(x, y), Double.isFinite(wanted) ? Math.ulp(wanted) : 0, x + "^" + y);
            }
        }
    }

    @Test
    void sinesAgreeWithStrictMathWithinAnEighthOfATurn() {
        Random random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            double angle = (2 * random.nextDouble() - 1) * Math.PI / 4;
            assertEquals(StrictMath.sin(angle), Elementary.sin(angle), Math.ulp(angle), "sin " + angle);
            assertEquals(StrictMath.cos(angle), Elementary.cos(angle), 0x1p-53, "cos " + angle);
        }
        assertEquals(0, Elementary.sin(0));
        assertEquals(1, Elementary.cos(0));
    }
}
