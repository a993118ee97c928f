// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/**
 * An audio input as an instrument. It has no pitch; a note's gate and envelope let it sound.
 *
 * @param name    see {@link Instrument#name()}
 * @param channel channel of the input device, 1 to 64
 */
public record AudioInputInstrument(String name, int channel) implements Instrument {

    public AudioInputInstrument {
        if (channel < 1 || channel > 64) {
            throw new IllegalArgumentException("input channel " + channel + ", expected 1 to 64");
        }
    }

    @Override
    public double defaultPitch() {
        return 60;
    }
}
