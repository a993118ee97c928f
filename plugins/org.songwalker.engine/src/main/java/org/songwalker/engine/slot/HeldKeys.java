// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.slot;

import org.songwalker.engine.ring.AudioThread;

/** The keys that are down on a slot, in the order in which they went down (language reference 13.2). Audio thread. */
@AudioThread
final class HeldKeys {
    private static final int MOST = 256;
    /** Channel and key of each: channel * 128 + key. */
    private final int[] keys = new int[MOST];
    private int count;
    /** Frame at which the last key went up. */
    private long released;

    /** A key went down; those beyond the limit are not counted. */
    void down(int channel, int key) {
        if (count < MOST) {
            keys[count++] = channel << 7 | key;
        }
    }

    /** A key went up at a frame; true if none is down any more. */
    boolean up(int channel, int key, long frame) {
        int wanted = channel << 7 | key;
        for (int i = 0; i < count; i++) {
            if (keys[i] == wanted) {
                System.arraycopy(keys, i + 1, keys, i, count - i - 1);
                count--;
                released = frame;
                return count == 0;
            }
        }
        return false;
    }

    /** All keys of a channel go up, of all channels for -1; true if there were some and none is down any more. */
    boolean allUp(int channel, long frame) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (channel >= 0 && keys[i] >> 7 != channel) {
                keys[kept++] = keys[i];
            }
        }
        boolean last = count > 0 && kept == 0;
        released = kept < count ? frame : released;
        count = kept;
        return last;
    }

    int count() {
        return count;
    }

    /** Number of a key, 0 to 127. */
    int key(int index) {
        return keys[index] & 0x7F;
    }

    /** Frame at which the last of the keys went up. */
    long released() {
        return released;
    }
}
