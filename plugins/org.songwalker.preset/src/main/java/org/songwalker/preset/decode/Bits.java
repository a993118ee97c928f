// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

/** Reads numbers of some bits from bytes: the highest bit of a byte first (FLAC), or the lowest (Vorbis). */
final class Bits {
    private final byte[] data;
    private final boolean lowestFirst;
    private final long end;
    private long at;

    /** Reads the bytes {@code from} to {@code to}. */
    Bits(byte[] data, int from, int to, boolean lowestFirst) {
        this.data = data;
        this.lowestFirst = lowestFirst;
        this.at = 8L * from;
        this.end = 8L * to;
    }

    /** An unsigned number of 0 to 32 bits. */
    long read(int count) throws Damage {
        if (count > end - at) {
            throw new Damage("it ends at byte " + end / 8);
        }
        long value = 0;
        for (int done = 0; done < count;) {
            int offset = (int) (at & 7);
            int take = Math.min(count - done, 8 - offset);
            int octet = data[(int) (at >> 3)] & 0xFF;
            if (lowestFirst) {
                value |= (long) (octet >> offset & (1 << take) - 1) << done;
            } else {
                value = value << take | octet >> 8 - offset - take & (1 << take) - 1;
            }
            done += take;
            at += take;
        }
        return value;
    }

    int small(int count) throws Damage {
        return (int) read(count);
    }

    boolean flag() throws Damage {
        return read(1) != 0;
    }

    /** A number in two's complement of 0 to 33 bits, the highest bit first. */
    long signed(int count) throws Damage {
        long value = count > 32 ? read(count - 32) << 32 | read(32) : read(count);
        return count == 0 ? 0 : value << 64 - count >> 64 - count;
    }

    /** How many zeros come before the next one, which is skipped too. */
    int zeros(int most) throws Damage {
        int zeros = 0;
        while (true) {
            int offset = (int) (at & 7);
            if (at >= end) {
                throw new Damage("it ends at byte " + end / 8);
            }
            int octet = (data[(int) (at >> 3)] & 0xFF) << offset & 0xFF;
            if (octet != 0) {
                int ahead = Integer.numberOfLeadingZeros(octet) - 24;
                at += ahead + 1;
                return zeros + ahead;
            }
            zeros += 8 - offset;
            at += 8 - offset;
            if (zeros > most) {
                throw new Damage("a number is too large at byte " + at / 8);
            }
        }
    }

    /** Skips to the next whole byte and returns its offset. */
    int nextByte() {
        at = at + 7 & ~7L;
        return (int) (at >> 3);
    }
}
