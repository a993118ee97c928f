// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

/**
 * Looks through the headers of Vorbis (specification I, section 4.2) before the decoder reads them: it makes tables of the sizes that they
 * state, and a few bytes can state gigabytes.
 */
final class VorbisSetup {
    /** Entries of all codebooks, and values of them: a hundred times those of real encoders. */
    private static final long MOST_ENTRIES = 1 << 20;
    private static final long MOST_VALUES = 1 << 22;
    private static final int CODEBOOK = 0x564342;
    private static final int LETTERS = 7;

    private final Bits bits;
    private int[] entries = {};
    private int[] dimensions = {};
    private boolean[] valued = {};

    private VorbisSetup(byte[] packet) {
        bits = new Bits(packet, LETTERS, packet.length, true);
    }

    /**
     * Channels, rate in hertz and greatest block.
     *
     * @param packet the first packet, with its letters
     */
    static int[] identification(byte[] packet) throws Damage {
        Bits bits = new Bits(packet, LETTERS, packet.length, true);
        long version = bits.read(32);
        int channels = bits.small(8);
        long rate = bits.read(32);
        bits.read(32);
        bits.read(32);
        bits.read(32);
        int small = bits.small(4);
        int large = bits.small(4);
        if (version != 0 || channels == 0 || rate == 0 || rate > 1_000_000 || small < 6 || large > 13 || small > large || !bits.flag()) {
            throw new Damage("its header states version " + version + ", " + channels + " channels, " + rate + " Hz and blocks of "
                    + (1 << small) + " and " + (1 << large) + " frames");
        }
        return new int[] {channels, (int) rate, 1 << large};
    }

    /** @param packet the third packet, with its letters */
    static void check(byte[] packet) throws Damage {
        new VorbisSetup(packet).check();
    }

    private void check() throws Damage {
        int books = bits.small(8) + 1;
        entries = new int[books];
        dimensions = new int[books];
        valued = new boolean[books];
        long all = 0;
        long values = 0;
        for (int b = 0; b < books; b++) {
            if (bits.read(24) != CODEBOOK) {
                throw new Damage("its table of codes is damaged");
            }
            dimensions[b] = bits.small(16);
            entries[b] = bits.small(24);
            all += entries[b];
            values += (long) entries[b] * dimensions[b];
            if (dimensions[b] == 0 || entries[b] == 0 || all > MOST_ENTRIES || values > MOST_VALUES) {
                throw new Damage("its tables of codes are too large");
            }
            lengths(entries[b]);
            valued[b] = values(entries[b], dimensions[b]);
        }
        for (int times = bits.small(6) + 1; times > 0; times--) {
            bits.read(16);
        }
        floors();
        residues();
    }

    private void lengths(int count) throws Damage {
        if (!bits.flag()) {
            boolean sparse = bits.flag();
            for (int i = 0; i < count; i++) {
                if (!sparse || bits.flag()) {
                    bits.read(5);
                }
            }
            return;
        }
        bits.read(5);
        for (int i = 0; i < count;) {
            int run = bits.small(32 - Integer.numberOfLeadingZeros(count - i));
            if (run > count - i) {
                throw new Damage("its table of codes is damaged");
            }
            i += run;
        }
    }

    private boolean values(int count, int dimension) throws Damage {
        int kind = bits.small(4);
        if (kind == 0) {
            return false;
        }
        if (kind > 2) {
            throw new Damage("its table of codes is damaged");
        }
        bits.read(32);
        bits.read(32);
        int width = bits.small(4) + 1;
        bits.read(1);
        long stated = kind == 2 ? (long) count * dimension : root(count, dimension);
        for (long i = 0; i < stated; i++) {
            bits.read(width);
        }
        return true;
    }

    /** The greatest number whose power does not exceed a count. */
    private static long root(int count, int dimension) {
        long root = 1;
        while (power(root + 1, dimension, count) <= count) {
            root++;
        }
        return root;
    }

    /** A power, or a number above {@code most} if it is above that. */
    private static long power(long base, int exponent, long most) {
        long power = 1;
        for (int k = 0; k < exponent && power <= most; k++) {
            power *= base;
        }
        return power;
    }

    private void floors() throws Damage {
        for (int floors = bits.small(6) + 1; floors > 0; floors--) {
            int kind = bits.small(16);
            if (kind != 1) {
                throw new Damage(
                        kind == 0 ? "it was made by an encoder older than Vorbis 1.0, which is not supported" : "its header is damaged");
            }
            int parts = bits.small(5);
            int[] classes = new int[parts];
            int count = 0;
            for (int p = 0; p < parts; p++) {
                classes[p] = bits.small(4);
                count = Math.max(count, classes[p] + 1);
            }
            int[] lengths = new int[count];
            for (int c = 0; c < count; c++) {
                lengths[c] = bits.small(3) + 1;
                int sub = bits.small(2);
                if (sub > 0) {
                    book(bits.small(8));
                }
                for (int k = 0; k < 1 << sub; k++) {
                    int book = bits.small(8) - 1;
                    if (book >= 0) {
                        book(book);
                    }
                }
            }
            bits.read(2);
            int width = bits.small(4);
            for (int p = 0; p < parts; p++) {
                for (int k = 0; k < lengths[classes[p]]; k++) {
                    bits.read(width);
                }
            }
        }
    }

    private void residues() throws Damage {
        for (int residues = bits.small(6) + 1; residues > 0; residues--) {
            bits.read(16);
            bits.read(24);
            bits.read(24);
            bits.read(24);
            int classes = bits.small(6) + 1;
            int book = bits.small(8);
            book(book);
            if (power(classes, dimensions[book], entries[book]) > entries[book]) {
                throw new Damage("its table of residues is damaged");
            }
            int stages = 0;
            for (int c = 0; c < classes; c++) {
                int low = bits.small(3);
                stages += Integer.bitCount(low) + (bits.flag() ? Integer.bitCount(bits.small(5)) : 0);
            }
            for (int s = 0; s < stages; s++) {
                int each = bits.small(8);
                book(each);
                if (!valued[each]) {
                    throw new Damage("its table of residues is damaged");
                }
            }
        }
    }

    private void book(int number) throws Damage {
        if (number >= entries.length) {
            throw new Damage("its header names a table of codes that is not there");
        }
    }
}
