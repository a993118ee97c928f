// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.songwalker.engine.AudioThread;
import org.songwalker.engine.dsp.Envelope;
import org.songwalker.engine.mix.Bus;
import org.songwalker.engine.mix.HandleControls;

/**
 * All voices of an engine as arrays of their properties. A voice of several partials (layers, stereo zones) is a chain whose head gives the
 * handle; each partial counts as one voice against the limits.
 *
 * <p>A handle is generation * 8192 + index and fits a double exactly; a stale handle finds nothing. Audio thread.
 */
@AudioThread
public final class VoicePool {
    /** Most voices of an engine, before spares. */
    public static final int MOST_VOICES = 4096;
    private static final int INDEX_SPAN = 8192;
    private static final double STOP_SECONDS = 0.002;
    private static final double STEAL_SECONDS = 0.005;

    private final double rate;
    final VoiceTone tone;
    private final Groups groups;
    private final VoiceOrder order;
    private final Gates gates;
    private final VoiceCounts counts;
    private final int[] chainNext;
    private final int[] head;
    private final int[] alive;
    private final long[] generation;
    private final int[] slot;
    private final int[] channel;
    private final long[] firing;
    private final int[] number;
    private final long[] started;
    private final long[] endedAt;
    private final boolean[] faded;
    private final boolean[] silent;
    private final int[] free;
    private final VoiceListener listener;
    /** Whether a voice has fallen silent since the latest sweep. */
    private boolean anyOver;
    private int freeCount;

    /**
     * @param limit      most voices that sound at once, without those that fade
     * @param slots      number of slots, each of which brings two spare voices for fades
     * @param sampleRate frames per second
     * @param listener   hears of ends and steals
     */
    public VoicePool(int limit, int slots, double sampleRate, VoiceListener listener) {
        if (limit < 1 || limit > MOST_VOICES) {
            throw new IllegalArgumentException("a pool of " + limit + " voices; expected 1 to " + MOST_VOICES);
        }
        int n = Math.min(INDEX_SPAN, limit + Math.max(16, 2 * slots));
        this.listener = listener;
        rate = sampleRate;
        groups = new Groups(n, sampleRate);
        tone = new VoiceTone(n, sampleRate, groups);
        order = new VoiceOrder(n);
        gates = new Gates(n, order);
        counts = new VoiceCounts(slots);
        chainNext = new int[n];
        head = new int[n];
        alive = new int[n];
        generation = new long[n];
        slot = new int[n];
        channel = new int[n];
        firing = new long[n];
        number = new int[n];
        started = new long[n];
        endedAt = new long[n];
        faded = new boolean[n];
        silent = new boolean[n];
        free = new int[n];
        for (int i = 0; i < n; i++) {
            free[i] = n - 1 - i;
        }
        freeCount = n;
    }

    // ---- starting

    /** Starts one partial; {@code chain} is the head it belongs to, or -1 for a new voice. Returns its index, or -1 with an empty pool. */
    int start(VoiceStart what, Partial part, int chain) {
        int i = take();
        if (i < 0) {
            return -1;
        }
        generation[i]++;
        slot[i] = what.slot;
        channel[i] = what.channel;
        firing[i] = what.firing;
        number[i] = what.voice;
        started[i] = what.frame;
        faded[i] = false;
        silent[i] = false;
        link(i, chain);
        gates.open(i, chain < 0 ? what.gateEnd : Gates.NEVER);
        counts.started(what.slot);
        what.bus.joined();
        tone.start(i, what, part);
        HandleControls c = what.bus.controls();
        groups.envelope(i).start(groups.lane[i], c.attack(part.envelope), c.decay(part.envelope), c.sustain(part.envelope),
                c.release(part.envelope), part.envelope.curve());
        return i;
    }

    private int take() {
        if (freeCount == 0) {
            cutQuietestFade();
        }
        return freeCount == 0 ? -1 : free[--freeCount];
    }

    /** More steals in 5 ms than there are spares: the fade that is furthest gives up its voice. */
    private void cutQuietestFade() {
        int best = -1;
        for (int i = order.first(); i >= 0; i = order.next(i)) {
            if (faded[i] && head[i] == i && (best < 0 || envelope(i) < envelope(best))) {
                best = i;
            }
        }
        if (best >= 0) {
            for (int i = best; i >= 0; i = chainNext[i]) {
                cut(i);
            }
            sweep();
        }
    }

    private void cut(int i) {
        groups.envelope(i).end(groups.lane[i]);
        partSilent(i, started[head[i]]);
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

    // ---- pitch and gain

    /** Pitch without channel bend and detuning at a frame, fractional during a bend. */
    public double pitch(int i, long frame) {
        return tone.pitch(i, frame);
    }

    /** Sounding frequency in hertz at a frame. */
    public double frequency(int i, long frame) {
        return tone.frequency(i, frame);
    }

    /** Glides a voice in a straight line of semitones from the momentary pitch, reaching the target at frame {@code until}. */
    public void bend(int voice, double target, long frame, long until) {
        for (int i = voice; i >= 0; i = chainNext[i]) {
            tone.bend(i, target, frame, until);
        }
    }

    /** Moves the pitch wheel of a channel of a slot; semitones. */
    public void channelBend(int ofSlot, int ofChannel, double semitones) {
        for (int i = order.first(); i >= 0; i = order.next(i)) {
            if (slot[i] == ofSlot && channel[i] == ofChannel) {
                tone.channelBend[i] = semitones;
                tone.aimPitch(i);
            }
        }
    }

    /** Sets volume times expression and the pan of a channel of a slot. */
    public void channelLevel(int ofSlot, int ofChannel, double gain, double pan) {
        for (int i = order.first(); i >= 0; i = order.next(i)) {
            if (slot[i] == ofSlot && channel[i] == ofChannel) {
                tone.channelGain[i] = gain;
                tone.channelPan[i] = pan;
                tone.aimGain(i);
            }
        }
    }

    /** Takes a new detuning of a handle over into its sounding voices. */
    public void detuned(HandleControls handle) {
        for (int i = order.first(); i >= 0; i = order.next(i)) {
            if (tone.bus[i].controls() == handle) {
                tone.aimPitch(i);
            }
        }
    }

    // ---- ends to come

    /** When gates close. Of a voice of several partials only the head's end is planned; the others close with it. */
    public Gates gates() {
        return gates;
    }

    /** Closes the gate: the voice releases, one-shots play on. No effect on a voice already released. */
    public void release(int voice, long frame) {
        if (!gates.open(voice)) {
            return;
        }
        for (int i = voice; i >= 0; i = chainNext[i]) {
            gates.close(i);
            if (!tone.partial[i].oneShot) {
                groups.envelope(i).release(groups.lane[i]);
                tone.levelMoves(i);
                tone.leaveLoop(i);
            }
        }
        listener.gateClosed(voice, frame);
    }

    /** Ramps to silence in 2 ms and ends. */
    public void stop(int voice, long frame) {
        fade(voice, frame, STOP_SECONDS);
    }

    /** Gives way: fades in 5 ms and no longer counts. {@code by} is the number of the voice that comes. */
    public void steal(int voice, long frame, int by) {
        listener.stolen(voice, frame, by);
        fade(voice, frame, STEAL_SECONDS);
    }

    private void fade(int voice, long frame, double seconds) {
        boolean open = gates.open(voice);
        for (int i = voice; i >= 0; i = chainNext[i]) {
            gates.close(i);
            groups.envelope(i).fade(groups.lane[i], Envelope.frames(seconds, rate));
            tone.levelMoves(i);
            if (!faded[i] && !silent[i]) {
                faded[i] = true;
                counts.parted(slot[i]);
            }
        }
        if (open) {
            listener.gateClosed(voice, frame);
        }
    }

    /** Fades all voices of the same group of a slot, except those that begin at this very frame. */
    void choke(int ofSlot, int group, long frame) {
        for (int i = order.first(); i >= 0; i = order.next(i)) {
            if (slot[i] == ofSlot && tone.partial[i].exclusiveGroup == group && started[i] != frame && !faded[i]) {
                fade(head[i], frame, STEAL_SECONDS);
            }
        }
    }

    /** Releases every voice whose gate ends at or before a frame. */
    public void closeGates(long frame) {
        if (gates.next(Gates.NEVER) > frame) {
            return;
        }
        for (int i = order.first(); i >= 0; i = order.next(i)) {
            if (gates.end(i) <= frame) {
                release(i, frame);
            }
        }
    }

    // ---- ends

    /** Marks a partial as silent for good; it stays until {@link #sweep}. */
    void partSilent(int i, long frame) {
        if (silent[i]) {
            return;
        }
        silent[i] = true;
        endedAt[i] = frame;
        alive[head[i]]--;
        anyOver = true;
        groups.over(i);
        counts.silent(slot[i]);
        if (!faded[i]) {
            counts.parted(slot[i]);
        }
    }

    /** Frees the voices all of whose partials are silent. */
    void sweep() {
        if (!anyOver) {
            return;
        }
        anyOver = false;
        groups.sweep();
        int i = order.first();
        while (i >= 0) {
            int next = order.next(i);
            if (head[i] == i && alive[i] == 0) {
                while (next >= 0 && head[next] == i) {
                    next = order.next(next);
                }
                remove(i);
            }
            i = next;
        }
    }

    /** Ends all voices of a bus without a fade: nobody hears it any more. */
    public void abandon(Bus of) {
        for (int i = order.first(); i >= 0; i = order.next(i)) {
            if (tone.bus[i] == of) {
                cut(i);
            }
        }
        sweep();
    }

    private void remove(int voice) {
        long frame = 0;
        for (int i = voice; i >= 0; i = chainNext[i]) {
            frame = Math.max(frame, endedAt[i]);
        }
        if (gates.open(voice)) {
            // A sample may be shorter than its gate; the gate's end was planned and does not depend on the sound.
            long planned = gates.end(voice);
            gates.close(voice);
            listener.gateClosed(voice, planned == Gates.NEVER ? frame : planned);
        }
        listener.finished(voice, frame);
        int i = voice;
        while (i >= 0) {
            int next = chainNext[i];
            tone.bus[i].parted();
            order.remove(i);
            generation[i]++;
            gates.close(i);
            free[freeCount++] = i;
            i = next;
        }
    }

    // ---- questions

    /** The handle of a voice. */
    public double handle(int voice) {
        return generation[voice] * (double) INDEX_SPAN + voice;
    }

    /** The voice of a handle, or -1 where it has finished. */
    public int find(double handle) {
        long bits = (long) handle;
        int i = (int) (bits % INDEX_SPAN);
        boolean valid = bits > 0 && i < generation.length && generation[i] == bits / INDEX_SPAN && head[i] == i;
        return valid && (generation[i] & 1) == 1 ? i : -1;
    }

    /** The voice of a handle, even if it has finished, as long as its place is not taken; else -1. */
    public int findLast(double handle) {
        long bits = (long) handle;
        int i = (int) (bits % INDEX_SPAN);
        long wanted = bits / INDEX_SPAN;
        boolean known = bits > 0 && i < generation.length && (generation[i] == wanted || generation[i] == wanted + 1);
        return known ? i : -1;
    }

    /** First voice in order of start, -1 for none. */
    public int first() {
        return order.first();
    }

    /** The voice that began next, -1 for none. Partials of one voice follow each other. */
    public int next(int i) {
        return order.next(i);
    }

    /** Whether an index is that of a voice and not of one of its further partials. */
    public boolean isHead(int i) {
        return head[i] == i;
    }

    public int slot(int i) {
        return slot[i];
    }

    public int channel(int i) {
        return channel[i];
    }

    /** Number in traces. */
    public int number(int i) {
        return number[i];
    }

    /** Number of the firing that owns the voice. */
    public long firing(int i) {
        return firing[i];
    }

    /** Gives a voice to another firing. */
    public void adopt(int voice, long by) {
        for (int i = voice; i >= 0; i = chainNext[i]) {
            firing[i] = by;
        }
    }

    public long started(int i) {
        return started[i];
    }

    public double velocity(int i) {
        return tone.velocity[i];
    }

    public Bus bus(int i) {
        return tone.bus[i];
    }

    public boolean fading(int i) {
        return faded[i];
    }

    private double envelope(int i) {
        return groups.envelope(i).level(groups.lane[i]);
    }

    /** Envelope times velocity times handle volume at the latest frame: what stealing and displays go by. */
    public double level(int i) {
        return envelope(i) * tone.velocity[i] * tone.bus[i].controls().volume();
    }

    /** Voices that sound, partials counted one by one, fading ones not. */
    public int sounding() {
        return counts.sounding();
    }

    /** The same of one slot. */
    public int sounding(int ofSlot) {
        return counts.sounding(ofSlot);
    }

    /** Voices of a slot that are rendered, partials counted one by one, fading ones too. */
    public int rendered(int ofSlot) {
        return counts.rendered(ofSlot);
    }

    /** Most voices that have sounded at once. */
    public int mostAtOnce() {
        return counts.mostAtOnce();
    }

    /** Whether no voice is left, not even one that fades. */
    public boolean empty() {
        return order.first() < 0;
    }
}
