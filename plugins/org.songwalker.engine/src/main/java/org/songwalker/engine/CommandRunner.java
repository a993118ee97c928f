// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import org.jspecify.annotations.Nullable;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.input.SoundIn;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.slot.InstalledProgram;
import org.songwalker.engine.slot.Mixer;
import org.songwalker.engine.slot.Slot;
import org.songwalker.engine.slot.SongProperties;
import org.songwalker.engine.song.SongPlayer;
import org.songwalker.engine.song.SongRouting;
import org.songwalker.engine.voice.VoicePool;
import org.songwalker.engine.voice.VoiceStarter;
import org.songwalker.engine.voice.Voices;
import org.songwalker.runtime.time.TransportState;

/** Carries commands out. Audio thread. */
@AudioThread
final class CommandRunner {
    private final Slot[] slots;
    private final Mixer mixer;
    private final TransportState transport;
    private final Sequence sequence;
    private final VoicePool pool;
    private final Voices voices;
    private final VoiceStarter starter;
    private final SoundIn soundIn;
    private boolean panicking;
    private long frame;

    CommandRunner(Slot[] slots, Mixer mixer, TransportState transport, Sequence sequence, VoicePool pool,
            VoiceStarter starter, SoundIn soundIn) {
        this.slots = slots;
        this.mixer = mixer;
        this.transport = transport;
        this.sequence = sequence;
        this.pool = pool;
        this.voices = pool.voices();
        this.starter = starter;
        this.soundIn = soundIn;
    }

    /** Carries one command out at a frame. */
    void apply(EngineControl.Prepared prepared, long now) {
        frame = now;
        Object payload = prepared.payload();
        switch (prepared.command()) {
            case Command.Install install -> slots[install.slot()].install((InstalledProgram) need(payload));
            case Command.InstallSong install -> slots[install.slot()].install((SongPlayer) need(payload));
            case Command.SetInstrument set -> {
                var made = (EngineControl.PreparedInstrument) need(payload);
                slots[set.slot()].instrument(set.handle(), made.playable(), made.chain());
            }
            case Command.SlotLevel level -> slots[level.slot()].strip.level(level.gainDb(), level.pan());
            case Command.SongProperties properties -> slots[properties.slot()].stored = (SongProperties) need(payload);
            case Command.Tuning tuning -> tune(tuning.a4Hz());
            case Command.SlotMute mute -> {
                slots[mute.slot()].muted = mute.muted();
                resolveSolo();
            }
            case Command.SlotSolo solo -> {
                slots[solo.slot()].soloed = solo.soloed();
                resolveSolo();
            }
            case Command.SlotEffects effects -> slots[effects.slot()].strip.effects((EffectChain) need(payload));
            case Command.SlotSend send -> slots[send.slot()].sends.level(send.bus(), send.gainDb());
            case Command.TrackSend send -> {
                var track = (SongRouting.Track) need(payload);
                if (track.change() != null) {
                    slots[send.slot()].take(track.change());
                }
                track.sends().level(send.bus(), send.gainDb());
            }
            case Command.BusLevel level -> mixer.effectBuses[level.bus()].strip().level(level.gainDb(), level.pan());
            case Command.BusEffects effects -> mixer.effectBuses[effects.bus()].strip().effects((EffectChain) need(payload));
            case Command.MasterLevel level -> mixer.master.level(level.gainDb(), 0);
            case Command.MasterEffects _ -> mixer.master.effects((EffectChain) need(payload));
            case Command.LimiterSwitch limit -> mixer.limiting = limit.on();
            case Command.Tempo tempo -> tempo(tempo.bpm());
            case Command.TimeSignature signature -> transport.timeSignature(signature.numerator(), signature.denominator());
            case Command.Play play -> play(play);
            case Command.Stop _ -> stop();
            case Command.Seed seed -> seed(seed.seed());
            case Command.Polyphony polyphony -> starter.globalLimit(polyphony.voices());
            case Command.Panic _ -> panic();
            case Command.Input input -> soundIn.inlay(input.sound(), now);
            case Command.Message message -> sequence.deliver(message.word(), message.beat());
        }
    }

    private static Object need(@Nullable Object payload) {
        return java.util.Objects.requireNonNull(payload);
    }

    private void resolveSolo() {
        boolean any = false;
        for (Slot slot : slots) {
            any |= slot.soloed;
        }
        for (Slot slot : slots) {
            slot.strip.audible(!slot.muted && (!any || slot.soloed));
        }
    }

    private void tempo(double bpm) {
        transport.changeTempo(frame, bpm);
        for (Slot slot : slots) {
            slot.firings.reschedule(frame);
        }
    }

    private void tune(double a4Hz) {
        for (Slot slot : slots) {
            slot.tuningHz = a4Hz;
        }
    }

    private void play(Command.Play play) {
        transport.drive(play.tempo(), frame);
        transport.playing(true);
        sequence.play(play.file());
        for (Slot slot : slots) {
            SongPlayer song = slot.song();
            if (song != null) {
                song.play(frame, slot.tuningHz);
            }
            slot.firings.reschedule(frame);
        }
    }

    private void stop() {
        transport.playing(false);
        sequence.stop();
        for (Slot slot : slots) {
            SongPlayer song = slot.song();
            if (song != null) {
                song.stop();
            }
            slot.firings.releaseAll();
        }
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (voices.isHead(i)) {
                pool.release(i, frame);
            }
        }
    }

    private void seed(long seed) {
        for (Slot slot : slots) {
            slot.firings.seed(seed);
        }
    }

    private void panic() {
        transport.playing(false);
        sequence.stop();
        for (Slot slot : slots) {
            slot.panic();
        }
        mixer.clear();
        mixer.limiter.clear();
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (voices.isHead(i)) {
                pool.stop(i, frame);
            }
        }
        panicking = true;
    }

    /** Behind the last ramp of a panic: what the ramps have sent into the effects goes too. */
    void finishPanic() {
        if (panicking && pool.empty()) {
            panicking = false;
            for (int s = 0; s < slots.length; s++) {
                slots[s].panic();
            }
            mixer.clear();
        }
    }
}
