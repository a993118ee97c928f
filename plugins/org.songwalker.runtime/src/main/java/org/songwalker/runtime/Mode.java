// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

/** How a program is started: by the transport at beat 0, or by every note-on of its slot (language reference 9.1). */
public enum Mode {
    SONG, REACTIVE
}
