// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.util.List;

/** The commands applied to an engine, each with its frame: enough to repeat a performance bit for bit. Immutable; frames ascend. */
public record CommandLog(List<Entry> entries) {

    /** A command and the frame at which it took effect, a multiple of 64. */
    public record Entry(long frame, Command command) {
        public Entry {
            if (frame < 0 || frame % 64 != 0) {
                throw new IllegalArgumentException("frame " + frame + " is no multiple of 64");
            }
        }
    }

    public CommandLog {
        entries = List.copyOf(entries);
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).frame() < entries.get(i - 1).frame()) {
                throw new IllegalArgumentException("entry " + i + " has an earlier frame than the entry before it");
            }
        }
    }
}
