// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** The packets of one stream of an Ogg file (RFC 3533). Damaged pages are left out. */
final class OggPackets {
    /**
     * @param at      offset of the page on which it ends
     * @param granule what the page says of the time at its end, if this is the last packet that ends there; else -1
     * @param gap     true if something before it is lost
     */
    record Packet(byte[] data, int at, long granule, boolean gap) {}

    private static final int HEADER = 27;
    private static final int CONTINUED = 1;
    private static final int FIRST = 2;
    private static final int LAST = 4;
    private static final long NO_GRANULE = -1;
    /** Bytes of checksums that are computed in vain, as a multiple of the file. */
    private static final int MOST_CHECKED = 16;
    private static final int[] CRC = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int crc = i << 24;
            for (int k = 0; k < 8; k++) {
                crc = crc < 0 ? crc << 1 ^ 0x04C11DB7 : crc << 1;
            }
            CRC[i] = crc;
        }
    }

    private final byte[] data;
    private final String mark;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private long checked;
    /** The page that is read: its offset, that of its body, its number of segments, the next one of them. */
    private int page = -1;
    private int body;
    private int segments;
    private int segment;
    private int next;
    private int serial;
    private boolean found;
    private boolean ended;
    private boolean gap;
    private int sequence;
    private boolean inside;

    /** @param mark first bytes of the stream that is wanted, as Latin letters */
    OggPackets(byte[] data, String mark) {
        this.data = data;
        this.mark = mark;
    }

    /** The next packet, or null if there is none. */
    @Nullable
    Packet next() {
        while (true) {
            while (page >= 0 && segment < segments) {
                int length = data[page + HEADER + segment++] & 0xFF;
                if (inside) {
                    open.write(data, body, length);
                }
                body += length;
                if (length < 255) {
                    boolean whole = inside;
                    byte[] packet = open.toByteArray();
                    open.reset();
                    inside = true;
                    if (whole) {
                        boolean lost = gap;
                        gap = false;
                        return new Packet(packet, page, endsLater() ? NO_GRANULE : granule(), lost);
                    }
                }
            }
            if (ended || !nextPage()) {
                return null;
            }
        }
    }

    /** True if another packet ends on this page. */
    private boolean endsLater() {
        for (int k = segment; k < segments; k++) {
            if ((data[page + HEADER + k] & 0xFF) < 255) {
                return true;
            }
        }
        return false;
    }

    private long granule() {
        long value = 0;
        for (int k = 7; k >= 0; k--) {
            value = value << 8 | data[page + 6 + k] & 0xFF;
        }
        return value;
    }

    private int word(int at) {
        return data[at] & 0xFF | (data[at + 1] & 0xFF) << 8 | (data[at + 2] & 0xFF) << 16 | data[at + 3] << 24;
    }

    /** Goes to the next whole page of the stream; false if there is none. */
    private boolean nextPage() {
        for (int at = next; at <= data.length - HEADER; at++) {
            int length = Codec.begins(data, at, "OggS") ? length(at) : 0;
            if (length > 0) {
                next = at + length;
                at = next - 1;
                if (take(next - length)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean take(int at) {
        int flags = data[at + 5];
        int content = at + HEADER + (data[at + 26] & 0xFF);
        if (!found && (flags & FIRST) != 0 && Codec.begins(data, content, mark)) {
            found = true;
            serial = word(at + 14);
            sequence = word(at + 18);
        }
        if (!found || word(at + 14) != serial) {
            return false;
        }
        boolean missing = word(at + 18) != sequence;
        sequence = word(at + 18) + 1;
        boolean continued = (flags & CONTINUED) != 0;
        if (missing || !continued) {
            open.reset();
        }
        gap |= missing;
        inside = !continued || inside && !missing;
        ended = (flags & LAST) != 0;
        page = at;
        body = content;
        segments = data[at + 26] & 0xFF;
        segment = 0;
        return true;
    }

    /** Length of the page at an offset, 0 if it is none or damaged. */
    private int length(int at) {
        int count = data[at + 26] & 0xFF;
        if (data[at + 4] != 0 || at + HEADER + count > data.length) {
            return 0;
        }
        int length = HEADER + count;
        for (int k = 0; k < count; k++) {
            length += data[at + HEADER + k] & 0xFF;
        }
        checked += length;
        if (length > data.length - at || checked > (long) MOST_CHECKED * data.length) {
            return 0;
        }
        int crc = 0;
        for (int k = 0; k < length; k++) {
            int octet = k >= 22 && k < 26 ? 0 : data[at + k] & 0xFF;
            crc = crc << 8 ^ CRC[crc >>> 24 ^ octet];
        }
        return crc == word(at + 22) ? length : 0;
    }

    /** True if the stream ends with a page that says so. */
    boolean complete() {
        return ended;
    }
}
