// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.hardening;

import java.util.Arrays;
import java.util.Random;

/**
 * Damages binary files: one, often two, seldom more of flipped bits, changed bytes, numbers and length fields, cuts, insertions, repeated
 * parts, and parts of another file.
 */
public final class ByteMutator implements Mutator {
    private static final int[] EDGES = {0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0xFFFFFF, Integer.MAX_VALUE,
        Integer.MAX_VALUE - 8, Integer.MIN_VALUE, -1, -2, -8};
    private static final int TYPICAL_PART = 64;

    @Override
    public byte[] mutate(byte[] good, byte[] other, Random random) {
        byte[] bytes = good.clone();
        for (int edits = edits(random); edits > 0; edits--) {
            bytes = bytes.length == 0 ? part(other, random) : edit(bytes, other, random);
        }
        return bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes;
    }

    /** One in half of all cases, two in a quarter, and so on: most inputs are nearly good and get far. */
    static int edits(Random random) {
        int edits = 1;
        while (random.nextBoolean()) {
            edits++;
        }
        return edits;
    }

    private static byte[] edit(byte[] bytes, byte[] other, Random random) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(10)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt();
            case 2 -> number(bytes, at, random);
            case 3, 4 -> length(bytes, at, random);
            case 5 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 6 -> {
                return replaced(bytes, at, random.nextInt(TYPICAL_PART), new byte[0]);
            }
            case 7 -> {
                byte[] noise = new byte[random.nextInt(TYPICAL_PART)];
                random.nextBytes(noise);
                return replaced(bytes, at, random.nextInt(2) * noise.length, noise);
            }
            case 8 -> {
                return replaced(bytes, at, 0, part(bytes, random));
            }
            default -> {
                return replaced(bytes, at, random.nextInt(TYPICAL_PART), part(other, random));
            }
        }
        return bytes;
    }

    /** Overwrites 1, 2 or 4 bytes, big- or little-endian, with a value at an edge or with the old one changed a little. */
    private static void number(byte[] bytes, int at, Random random) {
        int width = Math.min(bytes.length - at, 1 << random.nextInt(3));
        boolean bigEndian = random.nextBoolean();
        int old = 0;
        for (int i = 0; i < width; i++) {
            old |= (bytes[at + i] & 0xFF) << 8 * (bigEndian ? width - 1 - i : i);
        }
        int value = switch (random.nextInt(4)) {
            case 0 -> old + random.nextInt(9) - 4;
            case 1 -> bytes.length - random.nextInt(16);
            default -> EDGES[random.nextInt(EDGES.length)];
        };
        for (int i = 0; i < width; i++) {
            bytes[at + i] = (byte) (value >> 8 * (bigEndian ? width - 1 - i : i));
        }
    }

    /** Changes the number after the next four letters, which in all our formats is the length of a part; any number if there are none. */
    private static void length(byte[] bytes, int from, Random random) {
        int letters = 0;
        for (int at = from; at < bytes.length - 4; at++) {
            letters = bytes[at] >= ' ' && bytes[at] <= 'z' ? letters + 1 : 0;
            if (letters >= 4) {
                number(bytes, at + 1 + random.nextInt(4) / 3 * random.nextInt(4), random);
                return;
            }
        }
        number(bytes, from, random);
    }

    private static byte[] part(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return new byte[1];
        }
        int from = random.nextInt(bytes.length);
        int longest = random.nextInt(8) == 0 ? bytes.length : TYPICAL_PART;
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(longest)));
    }

    private static byte[] replaced(byte[] bytes, int at, int length, byte[] with) {
        int end = Math.min(bytes.length, at + length);
        byte[] out = new byte[at + with.length + bytes.length - end];
        System.arraycopy(bytes, 0, out, 0, at);
        System.arraycopy(with, 0, out, at, with.length);
        System.arraycopy(bytes, end, out, at + with.length, bytes.length - end);
        return out;
    }
}
