// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import org.jspecify.annotations.Nullable;

/**
 * The audio and MIDI devices that a user has chosen.
 *
 * @param device audio output as the device list names it, null for the system's default
 * @param block  frames of one buffer, 64 to 4096
 * @param midiIn name of the MIDI input, null for all of them
 */
public record AudioSettings(@Nullable String device, int block, @Nullable String midiIn) {
    public AudioSettings {
        if (block < 64 || block > 4096) {
            throw new IllegalArgumentException("a buffer of " + block + " frames, expected 64 to 4096");
        }
    }
}
