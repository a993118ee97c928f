// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.songwalker.engine.mix.VoiceBus;
import org.songwalker.engine.ring.AudioThread;

/**
 * Parameters of a new voice, filled in by the caller; one object is reused for all starts, so that a start allocates nothing. Audio thread.
 */
@AudioThread
public final class VoiceStart {
    /** Number of the slot. */
    public int slot;
    /** MIDI channel from 0. */
    public int channel;
    /** Number of the firing that owns it. */
    public long firing;
    /** Number of the voice in traces, unique in the run. */
    public int voice;
    /** First frame. */
    public long frame;
    /** Frame at which the gate closes; {@link Long#MAX_VALUE} until note-off. */
    public long gateEnd;
    /** Fractional MIDI pitch. */
    public double pitch;
    /** Velocity, 0 to 1. */
    public double velocity;
    /** Semitones of the channel's pitch wheel. */
    public double channelBend;
    /** Linear gain of the channel's volume and expression. */
    public double channelGain = 1;
    /** Pan of the channel, -1 to 1. */
    public double channelPan;
    /** The controllers of the slot's channels. */
    public ChannelControls controls = ChannelControls.REST;
    /** Frequency of A4 in hertz. */
    public double tuningHz = 440;
    /** Bus that the voice is added to. */
    public VoiceBus bus;

    public VoiceStart(VoiceBus bus) {
        this.bus = bus;
    }
}
