// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import java.util.Arrays;

/** Decodes one frame of FLAC after the other (RFC 9639, sections 9 and 10). */
final class FlacFrames {
    /**
     * What the header says of all frames.
     *
     * @param block frames of audio in each frame of FLAC, but for those that count in samples
     * @param total frames of audio, 0 if unknown
     */
    record Format(int rateHz, int channels, int bits, int block, long total) {}

    private static final int MOST_FRAMES = 65_536;
    private static final int MOST_INDEPENDENT = 7;
    private static final int LEFT_SIDE = 8;
    private static final int SIDE_RIGHT = 9;
    private static final int MID_SIDE = 10;
    /** Longest run of zeros of a residual; longer ones would take more room than the sample itself. */
    private static final int MOST_ZEROS = 1 << 20;
    private static final int[] SIZES = {0, 8, 12, 0, 16, 20, 24, 32};
    private static final int[] CRC_8 = table(0x07, 8);
    private static final int[] CRC_16 = table(0x8005, 16);
    /** Weights of the samples before, by order of the fixed predictors. */
    private static final int[][] FIXED = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

    private final byte[] data;
    private final Format format;
    private final long[][] values;
    private long position;
    private int length;
    private int end;
    private long wasted;

    FlacFrames(byte[] data, Format format) {
        this.data = data;
        this.format = format;
        values = new long[format.channels()][0];
    }

    private static int[] table(int polynomial, int bits) {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int crc = i << bits - 8;
            for (int k = 0; k < 8; k++) {
                crc = (crc & 1 << bits - 1) != 0 ? crc << 1 ^ polynomial : crc << 1;
            }
            table[i] = crc & (1 << bits) - 1;
        }
        return table;
    }

    /** Place in the audio of the frame that was read, in frames of audio. */
    long position() {
        return position;
    }

    int length() {
        return length;
    }

    /** Offset after the frame that was read. */
    int end() {
        return end;
    }

    /** Values that were decoded for a frame that proved to be damaged. */
    long wasted() {
        return wasted;
    }

    /** The sum of all channels. */
    long sum(int frame) {
        long sum = 0;
        for (long[] channel : values) {
            sum += channel[frame];
        }
        return sum;
    }

    /** Reads the frame that begins at an offset; false if there is none, or a damaged one. */
    boolean read(int at) {
        wasted = 1;
        try {
            Bits bits = new Bits(data, at, data.length, false);
            int assignment = header(at, bits);
            wasted += (long) length * format.channels();
            for (int c = 0; c < values.length; c++) {
                boolean side = assignment == SIDE_RIGHT ? c == 0 : assignment > MOST_INDEPENDENT && c == 1;
                subframe(bits, c, format.bits() + (side ? 1 : 0));
            }
            int check = bits.nextByte();
            int stated = bits.small(16);
            end = check + 2;
            int crc = 0;
            for (int i = at; i < check; i++) {
                crc = crc << 8 & 0xFFFF ^ CRC_16[crc >> 8 ^ data[i] & 0xFF];
            }
            if (crc != stated) {
                return false;
            }
            join(assignment);
            return true;
        } catch (Damage e) {
            return false;
        }
    }

    /** Reads the header of a frame and returns how its channels are coded. */
    private int header(int at, Bits bits) throws Damage {
        bits.read(15);
        boolean samples = bits.flag();
        int blockCode = bits.small(4);
        int rateCode = bits.small(4);
        int assignment = bits.small(4);
        int size = SIZES[bits.small(3)];
        if (bits.flag() || blockCode == 0 || rateCode == 15 || assignment > MID_SIDE || size != 0 && size != format.bits()
                || (assignment > MOST_INDEPENDENT ? 2 : assignment + 1) != format.channels()) {
            throw new Damage("no frame");
        }
        long number = number(bits);
        length = switch (blockCode) {
            case 1 -> 192;
            case 2, 3, 4, 5 -> 144 << blockCode;
            case 6 -> bits.small(8) + 1;
            case 7 -> bits.small(16) + 1;
            default -> 1 << blockCode;
        };
        bits.read(rateCode == 12 ? 8 : rateCode > 12 ? 16 : 0);
        int check = bits.nextByte();
        int crc = 0;
        for (int i = at; i < check; i++) {
            crc = CRC_8[crc ^ data[i] & 0xFF];
        }
        if (crc != bits.small(8) || length > MOST_FRAMES) {
            throw new Damage("no frame");
        }
        position = samples ? number : number * format.block();
        for (int c = 0; c < values.length; c++) {
            values[c] = values[c].length < length ? new long[length] : values[c];
        }
        return assignment;
    }

    /** A number of up to 36 bits, written like a character in UTF-8. */
    private static long number(Bits bits) throws Damage {
        int first = bits.small(8);
        int ones = Integer.numberOfLeadingZeros(~first << 24);
        if (ones == 1 || ones > 7) {
            throw new Damage("no frame");
        }
        long number = first & 0xFF >> ones + 1;
        for (int k = 1; k < ones; k++) {
            int next = bits.small(8);
            if (next >> 6 != 2) {
                throw new Damage("no frame");
            }
            number = number << 6 | next & 0x3F;
        }
        return ones == 0 ? first : number;
    }

    private void subframe(Bits bits, int channel, int stated) throws Damage {
        long[] out = values[channel];
        if (bits.flag()) {
            throw new Damage("damaged");
        }
        int kind = bits.small(6);
        int unused = bits.flag() ? bits.zeros(format.bits()) + 1 : 0;
        int width = stated - unused;
        if (width < 1) {
            throw new Damage("damaged");
        }
        if (kind == 0) {
            Arrays.fill(out, 0, length, bits.signed(width));
        } else if (kind == 1) {
            warmUp(bits, out, length, width);
        } else if (kind >= 8 && kind <= 12) {
            int order = kind - 8;
            warmUp(bits, out, order, width);
            predict(bits, out, FIXED[order], 0);
        } else if (kind >= 32) {
            predictLinear(bits, out, kind - 31, width);
        } else {
            throw new Damage("damaged");
        }
        for (int i = 0; unused > 0 && i < length; i++) {
            out[i] <<= unused;
        }
    }

    private void warmUp(Bits bits, long[] out, int count, int width) throws Damage {
        if (count > length) {
            throw new Damage("damaged");
        }
        for (int i = 0; i < count; i++) {
            out[i] = bits.signed(width);
        }
    }

    private void predictLinear(Bits bits, long[] out, int order, int width) throws Damage {
        warmUp(bits, out, order, width);
        int precision = bits.small(4) + 1;
        long shift = bits.signed(5);
        if (precision == 16 || shift < 0) {
            throw new Damage("damaged");
        }
        int[] weights = new int[order];
        for (int k = 0; k < order; k++) {
            weights[k] = (int) bits.signed(precision);
        }
        predict(bits, out, weights, (int) shift);
    }

    /** Reads the residual of the samples after the first ones and adds what is predicted from those before. */
    private void predict(Bits bits, long[] out, int[] weights, int shift) throws Damage {
        int method = bits.small(2);
        int order = bits.small(4);
        int part = length >> order;
        if (method > 1 || part << order != length || part < weights.length) {
            throw new Damage("damaged");
        }
        int width = method == 0 ? 4 : 5;
        int escape = (1 << width) - 1;
        int i = weights.length;
        for (int partEnd = part; partEnd <= length; partEnd += part) {
            int parameter = bits.small(width);
            int raw = parameter == escape ? bits.small(5) : -1;
            for (; i < partEnd; i++) {
                long sum = 0;
                for (int k = 0; k < weights.length; k++) {
                    sum += weights[k] * out[i - 1 - k];
                }
                out[i] = (sum >> shift) + (raw >= 0 ? bits.signed(raw) : rice(bits, parameter));
            }
        }
    }

    private long rice(Bits bits, int parameter) throws Damage {
        int zeros = bits.zeros(MOST_ZEROS);
        wasted += zeros >> 3;
        long folded = (long) zeros << parameter | bits.read(parameter);
        return folded >> 1 ^ -(folded & 1);
    }

    private void join(int assignment) {
        if (assignment <= MOST_INDEPENDENT) {
            return;
        }
        long[] one = values[0];
        long[] two = values[1];
        for (int i = 0; i < length; i++) {
            switch (assignment) {
                case LEFT_SIDE -> two[i] = one[i] - two[i];
                case SIDE_RIGHT -> one[i] += two[i];
                default -> {
                    long middle = one[i] << 1 | two[i] & 1;
                    one[i] = middle + two[i] >> 1;
                    two[i] = middle - two[i] >> 1;
                }
            }
        }
    }
}
