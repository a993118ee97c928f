// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import org.songwalker.engine.input.SoundIn;
import org.songwalker.engine.mix.Strip;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.slot.Mixer;
import org.songwalker.engine.slot.Slot;
import org.songwalker.engine.song.SongPlayer;
import org.songwalker.engine.song.SongRouting;
import org.songwalker.engine.voice.VoicePool;
import org.songwalker.engine.voice.VoiceStarter;
import org.songwalker.engine.voice.Voices;
import org.songwalker.runtime.time.TransportState;

/** Applies each prepared command at the start of a slice. Audio thread. */
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

    CommandRunner(Slot[] slots, Mixer mixer, TransportState transport, Sequence sequence, VoicePool pool, VoiceStarter starter,
            SoundIn soundIn) {
        this.slots = slots;
        this.mixer = mixer;
        this.transport = transport;
        this.sequence = sequence;
        this.pool = pool;
        this.voices = pool.voices();
        this.starter = starter;
        this.soundIn = soundIn;
    }

    /** Executes one command at frame {@code now}, the first of a slice. */
    void apply(Prepared prepared, long now) {
        frame = now;
        switch (prepared) {
            case Prepared.AsItIs plain -> apply(plain.command());
            case Prepared.Program install -> slots[install.command().slot()].install(install.program());
            case Prepared.Song install -> slots[install.command().slot()].install(install.player());
            case Prepared.Sound set -> slots[set.command().slot()].instrument(set.command().handle(), set.playable(), set.chain());
            case Prepared.Choices set -> slots[set.command().slot()].programs(set.programs());
            case Prepared.Effects effects -> strip(effects.command()).effects(effects.chain());
            case Prepared.Properties stored -> slots[stored.command().slot()].stored = stored.properties();
            case Prepared.Track send -> send(send.command(), send.track());
        }
    }

    private void apply(Command.Plain command) {
        switch (command) {
            case Command.SlotLevel level -> slots[level.slot()].strip.level(level.gainDb(), level.pan());
            case Command.Tuning tuning -> tune(tuning.a4Hz());
            case Command.SlotMute mute -> {
                slots[mute.slot()].muted = mute.muted();
                resolveSolo();
            }
            case Command.SlotSolo solo -> {
                slots[solo.slot()].soloed = solo.soloed();
                resolveSolo();
            }
            case Command.SlotSend send -> slots[send.slot()].sends.level(send.bus(), send.gainDb());
            case Command.BusLevel level -> mixer.effectBuses[level.bus()].strip().level(level.gainDb(), level.pan());
            case Command.MasterLevel level -> mixer.master.level(level.gainDb(), 0);
            case Command.LimiterSwitch limit -> mixer.limiting = limit.on();
            case Command.Tempo tempo -> tempo(tempo.bpm());
            case Command.TimeSignature signature -> transport.timeSignature(signature.numerator(), signature.denominator());
            case Command.Play play -> play(play);
            case Command.Stop _ -> stop();
            case Command.Remove remove -> slots[remove.slot()].remove();
            case Command.Seed seed -> seed(seed.seed());
            case Command.Polyphony polyphony -> starter.globalLimit(polyphony.voices());
            case Command.Panic _ -> panic();
            case Command.Input input -> soundIn.inlay(input.sound(), frame);
            case Command.Message message -> sequence.deliver(message.word(), message.beat());
        }
    }

    private Strip strip(Command.ForEffects command) {
        return switch (command) {
            case Command.SlotEffects effects -> slots[effects.slot()].strip;
            case Command.BusEffects effects -> mixer.effectBuses[effects.bus()].strip();
            case Command.MasterEffects _ -> mixer.master;
        };
    }

    private void send(Command.TrackSend send, SongRouting.Track track) {
        SongRouting.Change change = track.change();
        if (change != null) {
            slots[send.slot()].reroute(change);
        }
        track.sends().level(send.bus(), send.gainDb());
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

    /** Completes a panic once all voices have faded: clears what their fades have sent into the effects. */
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
