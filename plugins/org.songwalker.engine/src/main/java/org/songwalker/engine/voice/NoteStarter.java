// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.jspecify.annotations.Nullable;
import org.songwalker.engine.mix.VoiceBus;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.trace.TraceRing;
import org.songwalker.runtime.Fault;
import org.songwalker.runtime.PresetUse;

/** Starts a voice for a note of a program or a score and writes its trace record. Numbers voices over the whole run. Audio thread. */
@AudioThread
public final class NoteStarter {
    private final VoicePool pool;
    private final VoiceStarter starter;
    private final TraceRing trace;
    private final VoiceStart start;
    private int numbers;

    public NoteStarter(VoicePool pool, VoiceStarter starter, TraceRing trace, VoiceBus anyBus) {
        this.pool = pool;
        this.starter = starter;
        this.trace = trace;
        this.start = new VoiceStart(anyBus);
    }

    /**
     * Starts a note; the caller has set the trace's position. {@code pitch} NaN means the instrument's default pitch, {@code gateBeats} NaN
     * until note-off. Returns the voice, or -1 if nothing sounds.
     */
    public int start(NoteSource source, PresetHandle handle, VoiceBus bus, PresetUse preset, double pitch, double gain, double gateBeats,
            long gateEnd, int channel, long firing, double tuningHz, @Nullable String track) {
        Playable playable = handle.playable();
        if (!playable.playable()) {
            trace.fault(Fault.NOT_PLAYABLE, 0, preset);
            return -1;
        }
        double sounding = Double.isNaN(pitch) ? playable.defaultPitch() : pitch;
        int key = Playable.key(sounding);
        if (playable.stretched(key) && !handle.nearestTold) {
            handle.nearestTold = true;
            trace.fault(Fault.NEAREST_ZONE, key, preset);
        }
        start.slot = source.index();
        start.firing = firing;
        start.voice = numbers;
        start.frame = source.now();
        start.gateEnd = gateEnd;
        start.pitch = sounding;
        start.velocity = Math.clamp(gain, 0, 1);
        start.tuningHz = tuningHz;
        start.bus = bus;
        source.channel(start, channel);
        int voice = playable.silent(key) ? -1 : starter.start(start, playable);
        if (voice < 0) {
            if (!handle.silenceTold) {
                handle.silenceTold = true;
                trace.fault(Fault.NO_ZONE, key, preset);
            }
            return -1;
        }
        trace.note(numbers++, sounding, gain * 127, gateBeats, preset, playable.name(), track);
        return voice;
    }
}
