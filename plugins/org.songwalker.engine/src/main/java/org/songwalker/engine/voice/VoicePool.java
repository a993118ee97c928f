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
 * <p>A handle is generation * 8192 + index and fits a double exactly; a stale handle finds nothing. Voices stand in the order of their
 * start. Audio thread.
 */
@AudioThread
public final class VoicePool {
    /** Most voices of an engine, before spares. */
    public static final int MOST_VOICES = 4096;
    private static final int INDEX_SPAN = 8192;
    private static final double STOP_SECONDS = 0.002;
    private static final double STEAL_SECONDS = 0.005;
    private static final long NEVER = Long.MAX_VALUE;

    private final double rate;
    final VoiceTone tone;
    private final int[] orderNext;
    private final int[] orderPrevious;
    private final int[] chainNext;
    private final int[] head;
    private final int[] alive;
    private final long[] generation;
    private final int[] slot;
    private final int[] channel;
    private final long[] firing;
    private final int[] number;
    private final long[] started;
    private final long[] gateEnd;
    private final long[] endedAt;
    private final boolean[] gated;
    private final boolean[] faded;
    private final boolean[] untilNoteOff;
    private final boolean[] pedalHeld;
    private final long[] extendedTo;
    private final boolean[] silent;
    private final int[] free;
    private final int[] slotCount;
    private final int[] rendered;
    private final VoiceListener listener;
    private long earliestGate = NEVER;
    /** Whether the earliest gate has been moved or closed, so that it must be looked for again. */
    private boolean gatesMoved;
    /** Whether a voice has fallen silent since the latest sweep. */
    private boolean anyOver;
    private int freeCount;
    private int first = -1;
    private int last = -1;
    private int count;
    private int sounding;
    private int mostAtOnce;

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
        tone = new VoiceTone(n, sampleRate);
        orderNext = new int[n];
        orderPrevious = new int[n];
        chainNext = new int[n];
        head = new int[n];
        alive = new int[n];
        generation = new long[n];
        slot = new int[n];
        channel = new int[n];
        firing = new long[n];
        number = new int[n];
        started = new long[n];
        gateEnd = new long[n];
        endedAt = new long[n];
        gated = new boolean[n];
        faded = new boolean[n];
        untilNoteOff = new boolean[n];
        pedalHeld = new boolean[n];
        extendedTo = new long[n];
        silent = new boolean[n];
        free = new int[n];
        slotCount = new int[slots];
        rendered = new int[slots];
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
        planGate(i, what.gateEnd);
        gated[i] = true;
        faded[i] = false;
        untilNoteOff[i] = what.gateEnd == NEVER;
        pedalHeld[i] = false;
        extendedTo[i] = 0;
        silent[i] = false;
        link(i, chain, what.bus);
        tone.start(i, what, part);
        HandleControls c = what.bus.controls();
        envelope(i).start(tone.groups.lane[i], c.attack(part.envelope), c.decay(part.envelope), c.sustain(part.envelope), c.release(part.envelope),
                part.envelope.curve());
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
        for (int i = first; i >= 0; i = orderNext[i]) {
            if (faded[i] && head[i] == i && (best < 0 || envelopeLevel(i) < envelopeLevel(best))) {
                best = i;
            }
        }
        if (best >= 0) {
            for (int i = best; i >= 0; i = chainNext[i]) {
                envelope(i).end(tone.groups.lane[i]);
                partSilent(i, started[best]);
            }
            sweep();
        }
    }

    private void link(int i, int chain, Bus to) {
        to.joined();
        orderPrevious[i] = last;
        orderNext[i] = -1;
        if (last >= 0) {
            orderNext[last] = i;
        } else {
            first = i;
        }
        last = i;
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
        count++;
        sounding++;
        slotCount[slot[i]]++;
        rendered[slot[i]]++;
        mostAtOnce = Math.max(mostAtOnce, sounding);
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
        for (int i = first; i >= 0; i = orderNext[i]) {
            if (slot[i] == ofSlot && channel[i] == ofChannel) {
                tone.channelBend[i] = semitones;
                tone.aimPitch(i);
            }
        }
    }

    /** Sets volume times expression and the pan of a channel of a slot. */
    public void channelLevel(int ofSlot, int ofChannel, double gain, double pan) {
        for (int i = first; i >= 0; i = orderNext[i]) {
            if (slot[i] == ofSlot && channel[i] == ofChannel) {
                tone.channelGain[i] = gain;
                tone.channelPan[i] = pan;
                tone.aimGain(i);
            }
        }
    }

    /** Takes a new detuning of a handle over into its sounding voices. */
    public void detuned(HandleControls handle) {
        for (int i = first; i >= 0; i = orderNext[i]) {
            if (tone.bus[i].controls() == handle) {
                tone.aimPitch(i);
            }
        }
    }

    // ---- gates

    /** Plans another end of the gate. */
    public void gateEnd(int voice, long frame) {
        for (int i = voice; i >= 0; i = chainNext[i]) {
            planGate(i, frame);
        }
    }

    /** Frame where the gate closes; {@link Long#MAX_VALUE} until note-off. */
    public long gateEnd(int voice) {
        return gateEnd[voice];
    }

    /** Whether the voice lasts until note-off. */
    public boolean untilNoteOff(int voice) {
        return untilNoteOff[voice];
    }

    /** Whether only the pedal keeps the gate open. */
    public boolean pedalHeld(int voice) {
        return pedalHeld[voice];
    }

    public void pedalHeld(int voice, boolean held) {
        pedalHeld[voice] = held;
    }

    /** Until this frame a voice that lasts until note-off ignores it; 0 where it does not. */
    public long extendedTo(int voice) {
        return extendedTo[voice];
    }

    public void extendedTo(int voice, long frame) {
        extendedTo[voice] = frame;
    }

    /** Closes the gate: the voice releases, one-shots play on. No effect on a voice already released. */
    public void release(int voice, long frame) {
        if (!gated[voice]) {
            return;
        }
        for (int i = voice; i >= 0; i = chainNext[i]) {
            gated[i] = false;
            planGate(i, NEVER);
            if (!tone.partial[i].oneShot) {
                envelope(i).release(tone.groups.lane[i]);
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
        boolean open = gated[voice];
        for (int i = voice; i >= 0; i = chainNext[i]) {
            gated[i] = false;
            planGate(i, NEVER);
            envelope(i).fade(tone.groups.lane[i], Envelope.frames(seconds, rate));
            tone.levelMoves(i);
            if (!faded[i] && !silent[i]) {
                faded[i] = true;
                sounding--;
                slotCount[slot[i]]--;
            }
        }
        if (open) {
            listener.gateClosed(voice, frame);
        }
    }

    /** Fades all voices of the same group of a slot, except those that begin at this very frame. */
    void choke(int ofSlot, int group, long frame) {
        for (int i = first; i >= 0; i = orderNext[i]) {
            if (slot[i] == ofSlot && tone.partial[i].exclusiveGroup == group && started[i] != frame && !faded[i]) {
                fade(head[i], frame, STEAL_SECONDS);
            }
        }
    }

    /** Earliest end of a gate behind {@code frame} and before {@code limit}; {@code limit} where there is none. */
    public long nextGateEnd(long limit) {
        if (gatesMoved) {
            gatesMoved = false;
            earliestGate = NEVER;
            for (int i = first; i >= 0; i = orderNext[i]) {
                earliestGate = Math.min(earliestGate, gateEnd[i]);
            }
        }
        return Math.min(limit, earliestGate);
    }

    private void planGate(int i, long frame) {
        gatesMoved |= gateEnd[i] == earliestGate;
        gateEnd[i] = frame;
        earliestGate = Math.min(earliestGate, frame);
    }

    /** Releases every voice whose gate ends at or before a frame. */
    public void closeGates(long frame) {
        if (nextGateEnd(NEVER) > frame) {
            return;
        }
        for (int i = first; i >= 0; i = orderNext[i]) {
            if (gateEnd[i] <= frame && head[i] == i) {
                release(i, frame);
            }
        }
    }

    // ---- ends

    /** Marks a partial as silent for good; it stays until {@link #sweep}. */
    void partSilent(int i, long frame) {
        if (!silent[i]) {
            silent[i] = true;
            endedAt[i] = frame;
            rendered[slot[i]]--;
            tone.groups.group[i].over |= 1 << tone.groups.lane[i];
            alive[head[i]]--;
            anyOver = true;
            if (!faded[i]) {
                sounding--;
                slotCount[slot[i]]--;
            }
        }
    }

    /** Frees the voices all of whose partials are silent. */
    void sweep() {
        if (!anyOver) {
            return;
        }
        anyOver = false;
        tone.groups.sweep();
        int i = first;
        while (i >= 0) {
            int next = orderNext[i];
            if (head[i] == i && alive[i] == 0) {
                while (next >= 0 && head[next] == i) {
                    next = orderNext[next];
                }
                remove(i);
            }
            i = next;
        }
    }

    /** Ends all voices of a bus without a fade: nobody renders it any more. */
    public void abandon(Bus of) {
        for (int i = first; i >= 0; i = orderNext[i]) {
            if (tone.bus[i] == of) {
                envelope(i).end(tone.groups.lane[i]);
                partSilent(i, started[i]);
            }
        }
        sweep();
    }

    private void remove(int voice) {
        long frame = 0;
        for (int i = voice; i >= 0; i = chainNext[i]) {
            frame = Math.max(frame, endedAt[i]);
        }
        if (gated[voice]) {
            gated[voice] = false;
            // A sample may be shorter than its gate; the gate's end was planned and does not depend on the sound.
            listener.gateClosed(voice, gateEnd[voice] == NEVER ? frame : gateEnd[voice]);
        }
        listener.finished(voice, frame);
        int i = voice;
        while (i >= 0) {
            int next = chainNext[i];
            unlink(i);
            generation[i]++;
            planGate(i, NEVER);
            free[freeCount++] = i;
            i = next;
        }
    }

    private void unlink(int i) {
        tone.bus[i].parted();
        if (orderPrevious[i] >= 0) {
            orderNext[orderPrevious[i]] = orderNext[i];
        } else {
            first = orderNext[i];
        }
        if (orderNext[i] >= 0) {
            orderPrevious[orderNext[i]] = orderPrevious[i];
        } else {
            last = orderPrevious[i];
        }
        count--;
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
        return first;
    }

    /** The voice that began next, -1 for none. Partials of one voice follow each other. */
    public int next(int i) {
        return orderNext[i];
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

    /** Whether the gate is still open. */
    public boolean gated(int i) {
        return gated[i];
    }

    public boolean fading(int i) {
        return faded[i];
    }

    private Envelope envelope(int i) {
        return tone.groups.envelope(i);
    }

    private double envelopeLevel(int i) {
        return envelope(i).level(tone.groups.lane[i]);
    }

    /** Envelope times velocity times handle volume at the latest frame: what stealing and displays go by. */
    public double level(int i) {
        return envelopeLevel(i) * tone.velocity[i] * tone.bus[i].controls().volume();
    }

    /** Voices that sound, partials counted one by one, fading ones not. */
    public int sounding() {
        return sounding;
    }

    /** The same of one slot. */
    public int sounding(int ofSlot) {
        return slotCount[ofSlot];
    }

    /** Voices of a slot that are rendered, partials counted one by one, fading ones too. */
    public int rendered(int ofSlot) {
        return rendered[ofSlot];
    }

    /** Voices that exist, fading ones included. */
    public int count() {
        return count;
    }

    /** Most voices that have sounded at once. */
    public int mostAtOnce() {
        return mostAtOnce;
    }
}
