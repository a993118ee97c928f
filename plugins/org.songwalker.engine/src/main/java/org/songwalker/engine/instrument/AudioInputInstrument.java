// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/** An audio input as an instrument without pitch, gated like a voice. Channels count from 1. */
public record AudioInputInstrument(String name, int channel) implements Instrument {

    @Override
    public double defaultPitch() {
        return 60;
    }
}
