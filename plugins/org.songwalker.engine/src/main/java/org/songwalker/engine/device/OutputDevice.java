// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.List;

/**
 * A sound output of this machine.
 *
 * @param name        the name that {@code --device} takes
 * @param description the system's description
 * @param formats     the formats that it offers, as text, for example {@code 48000 Hz, 16 bit, stereo}; rates that it leaves open read
 *                    {@code
 * any rate}
 */
public record OutputDevice(String name, String description, List<String> formats) {
    public OutputDevice {
        formats = List.copyOf(formats);
    }
}
