// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Modulators of SoundFonts (SoundFont specification 8.2 and 9.5), one note at a time. */
class ModulatorsTest {
    private static final int CUTOFF = FontGenerator.CUTOFF;

    /** Velocity 64, key 72, all controllers at 32, key pressure 16, channel pressure 96, wheel half up, range 2. */
    private static final Modulators.Inputs NOTE = new Modulators.Inputs() {
        @Override
        public double controller(int number) {
            return 32;
        }

        @Override
        public double velocity() {
            return 64;
        }

        @Override
        public double key() {
            return 72;
        }

        @Override
        public double keyPressure() {
            return 16;
        }

        @Override
        public double channelPressure() {
            return 96;
        }

        @Override
        public double wheel() {
            return 0.5;
        }

        @Override
        public double wheelRange() {
            return 2;
        }
    };

    private static double[] added(Modulator... all) {
        double[] sums = new double[FontGenerator.COUNT];
        Modulators.of(List.of(all)).addTo(sums, NOTE);
        return sums;
    }

    private static double added(int source, double amount, int amountSource) {
        return added(new Modulator(source, CUTOFF, amount, amountSource, 0))[CUTOFF];
    }

    @Test
    void eachSourceIsHeard() {
        assertEquals(500, added(2, 1000, 0));
        assertEquals(562.5, added(3, 1000, 0));
        assertEquals(125, added(10, 1000, 0));
        assertEquals(750, added(13, 1000, 0));
        assertEquals(750, added(14, 1000, 0));
        assertEquals(2, added(16, 127, 0));
        assertEquals(250, added(0x80 + 74, 1000, 0));
    }

    @Test
    void directionPolarityAndCurveBendASource() {
        assertEquals(500, added(0x102, 1000, 0), "falling");
        assertEquals(0, added(0x202, 1000, 0), "bipolar");
        assertEquals(125, added(0x203, 1000, 0), "bipolar key 72");
        assertEquals(-125, added(0x303, 1000, 0), "bipolar and falling");
        assertEquals(1000, added(0xC02, 1000, 0), "switch from 64 on");
        assertEquals(0, added(0xD02, 1000, 0), "falling switch");
        assertEquals(-1000, added(0xE00 + 0x80 + 1, 1000, 0), "bipolar switch below 64");
        assertEquals(120.4, added(0x502, 960, 0), 0.1, "concave: 12 dB at half");
        assertEquals(960 - 120.4, added(0x802, 960, 0), 0.1, "convex is its mirror");
    }

    @Test
    void theSecondSourceScalesTheAmount() {
        assertEquals(250, added(2, 1000, 2));
        assertEquals(100, added(0x20E, 12_700, 16), 1e-9, "half the wheel of two semitones");
    }

    @Test
    void theAbsoluteValueMayBeTaken() {
        assertEquals(125, added(new Modulator(0x303, CUTOFF, 1000, 0, 2))[CUTOFF]);
    }

    @Test
    void aModulatorFeedsAnotherByALink() {
        // The first one gives 32, a quarter of the range of a source; the second adds a quarter of 1000.
        assertEquals(250, added(new Modulator(2, Modulator.LINK | 1, 64, 0, 0), new Modulator(127, CUTOFF, 1000, 0, 0))[CUTOFF]);
    }

    @Test
    void linksInACircleAndToNowhereHaveNoEffect() {
        double[] sums = added(new Modulator(127, Modulator.LINK | 1, 64, 0, 0), new Modulator(127, Modulator.LINK, 64, 0, 0),
                new Modulator(2, Modulator.LINK | 9, 64, 0, 0), new Modulator(127, CUTOFF, 100, 0, 0));
        assertEquals(0, sums[CUTOFF]);
    }

    @Test
    void invalidModulatorsHaveNoEffect() {
        assertEquals(0, added(0, 1000, 0), "no source");
        assertEquals(0, added(5, 1000, 0), "an unknown source");
        assertEquals(0, added(0x80 + 6, 1000, 0), "data entry is no controller");
        assertEquals(0, added(0x80 + 120, 1000, 0), "a mode message is no controller");
        assertEquals(0, added(0x1002, 1000, 0), "an unknown curve");
        assertEquals(0, added(new Modulator(2, CUTOFF, 1000, 0, 1))[CUTOFF], "an unknown transform");
        assertEquals(0, added(new Modulator(2, 77, 1000, 0, 0))[CUTOFF], "an unknown generator");
    }

    @Test
    void velocityToCutoffAsFluidSynthHasItHasNoEffect() {
        assertEquals(0, added(0x102, -2400, 0xC02));
        assertEquals(-1200, added(0x102, -2400, 0));
    }

    @Test
    void whatIsReadIsKnown() {
        Modulators defaults = Modulators.of(Modulators.DEFAULTS);
        assertTrue(defaults.readsController(1) && defaults.readsController(7) && defaults.readsController(10)
                && defaults.readsController(11) && defaults.readsWheel() && defaults.readsPressure());
        assertFalse(defaults.readsController(74));
        assertFalse(Modulators.of(List.of(new Modulator(0x80 + 74, CUTOFF, 0, 0, 0))).readsController(74));
    }

    @Test
    void thereAreAtMost64() {
        Modulator one = Modulators.DEFAULTS.getFirst();
        assertFalse(Modulators.of(Collections.nCopies(64, one)).readsController(7));
        assertEquals("65 modulators, expected at most 64",
                assertThrows(IllegalArgumentException.class, () -> Modulators.of(Collections.nCopies(65, one))).getMessage());
    }
}
