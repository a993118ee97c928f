// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.songwalker.engine.ring.AudioThread;

/**
 * Identity, order of start and owner of all voices. A voice of several partials (layers, stereo zones) is a chain; its handle belongs to
 * the chain's head.
 *
 * <p>
 * A handle is generation * 8192 + index, which a double represents exactly; an outdated handle finds nothing. Audio thread.
 */
@AudioThread
public final class Voices {
    /** Limit of indices, which a handle encodes. */
    static final int INDEX_SPAN = 8192;

    private final VoiceOrder order;
    private final int[] chainNext;
    private final int[] head;
    private final int[] alive;
    /** Generation of each place; odd while the place is taken. */
    private final long[] generation;
    private final int[] slot;
    private final int[] channel;
    private final long[] firing;
    private final int[] number;
    private final long[] started;
    private final int[] free;
    private int freeCount;
    /** Partials that count towards the limit: all but the second sides of stereo pairs. */
    private final boolean[] counts;
    private int countable;

    /** For {@code n} partials, at most {@link #INDEX_SPAN}, of which {@code countable} count. */
    Voices(int n, int countable) {
        this.countable = countable;
        counts = new boolean[n];
        order = new VoiceOrder(n);
        chainNext = new int[n];
        head = new int[n];
        alive = new int[n];
        generation = new long[n];
        slot = new int[n];
        channel = new int[n];
        firing = new long[n];
        number = new int[n];
        started = new long[n];
        free = new int[n];
        for (int i = 0; i < n; i++) {
            free[i] = n - 1 - i;
        }
        freeCount = n;
    }

    // ---- coming and going

    /** True if there is no place for another partial that counts, or for a second side of a stereo pair. */
    boolean full(boolean companion) {
        return freeCount == 0 || countable == 0 && !companion;
    }

    /**
     * Takes a place for one partial; {@code chain} is the head it belongs to, or -1 for a new voice. Not to be called if {@link #full}.
     */
    int take(VoiceStart what, int chain, boolean companion) {
        int i = free[--freeCount];
        counts[i] = !companion;
        countable -= companion ? 0 : 1;
        generation[i]++;
        slot[i] = what.slot;
        channel[i] = what.channel;
        firing[i] = what.firing;
        number[i] = what.voice;
        started[i] = what.frame;
        link(i, chain);
        return i;
    }

    private void link(int i, int chain) {
        order.append(i);
        chainNext[i] = -1;
        head[i] = chain < 0 ? i : chain;
        alive[i] = 1;
        if (chain >= 0) {
            int end = chain;
            while (chainNext[end] >= 0) {
                end = chainNext[end];
            }
            chainNext[end] = i;
            alive[chain]++;
        }
    }

    /** A partial is silent; its place stays taken. */
    void silent(int i) {
        alive[head[i]]--;
    }

    /** True if no partial of this head sounds any more. */
    boolean over(int voice) {
        return alive[voice] == 0;
    }

    void giveBack(int i) {
        order.remove(i);
        generation[i]++;
        free[freeCount++] = i;
        countable += counts[i] ? 1 : 0;
    }

    /** True if the partial counts against the limits: all but the second sides of stereo pairs. */
    boolean counts(int i) {
        return counts[i];
    }

    // ---- order and chains

    /** First voice in order of start, -1 for none. */
    public int first() {
        return order.first();
    }

    /** The partial that started next, -1 for none. Partials of one voice are consecutive. */
    public int next(int i) {
        return order.next(i);
    }

    /** True if this index is that of a voice's first partial. */
    public boolean isHead(int i) {
        return head[i] == i;
    }

    int head(int i) {
        return head[i];
    }

    /** The next partial of the same voice; -1 after the last. */
    int chainNext(int i) {
        return chainNext[i];
    }

    // ---- handles

    /** The handle of a voice. */
    public double handle(int voice) {
        return generation[voice] * (double) INDEX_SPAN + voice;
    }

    /** The voice of a handle; -1 if it has finished. */
    public int find(double handle) {
        long bits = (long) handle;
        int i = (int) (bits % INDEX_SPAN);
        boolean valid = bits > 0 && i < generation.length && generation[i] == bits / INDEX_SPAN && head[i] == i;
        return valid && (generation[i] & 1) == 1 ? i : -1;
    }

    /** The voice of a handle, even if it has finished, as long as its place is not taken by another; else -1. */
    public int findLast(double handle) {
        long bits = (long) handle;
        int i = (int) (bits % INDEX_SPAN);
        long wanted = bits / INDEX_SPAN;
        boolean known = bits > 0 && i < generation.length && (generation[i] == wanted || generation[i] == wanted + 1);
        return known ? i : -1;
    }

    // ---- whose they are

    public int slot(int i) {
        return slot[i];
    }

    public int channel(int i) {
        return channel[i];
    }

    /** True for a voice of this channel of this slot. */
    public boolean of(int i, int ofSlot, int ofChannel) {
        return slot[i] == ofSlot && channel[i] == ofChannel;
    }

    /** Number in traces. */
    public int number(int i) {
        return number[i];
    }

    /** Number of the firing that owns the voice. */
    public long firing(int i) {
        return firing[i];
    }

    /** Makes another firing the owner of a voice. */
    public void adopt(int voice, long by) {
        for (int i = voice; i >= 0; i = chainNext[i]) {
            firing[i] = by;
        }
    }

    /** Frame of the start. */
    public long started(int i) {
        return started[i];
    }
}
