// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jctools.queues.varhandle.MpscVarHandleArrayQueue;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.OscillatorInstrument;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.slot.InstalledProgram;
import org.songwalker.engine.slot.Slot;
import org.songwalker.engine.slot.SlotPrograms;
import org.songwalker.engine.slot.StoredProperties;
import org.songwalker.engine.song.SongPlayer;
import org.songwalker.engine.song.SongRouting;
import org.songwalker.engine.voice.Playable;
import org.songwalker.engine.voice.PresetHandle;
import org.songwalker.runtime.PresetUse;
import org.songwalker.runtime.Program;
import org.songwalker.runtime.Score;
import org.songwalker.runtime.time.TransportState;

/**
 * Submits commands and MIDI messages to an engine. {@link #submit} may be called by any thread: it builds what a command needs, and the
 * audio thread applies the result at the start of a slice. {@link #midi} belongs to one thread, that of the MIDI router. A full queue
 * refuses and counts.
 */
public final class EngineControl {
    private static final int QUEUE = 1024;

    private final EngineSettings settings;
    private final Slot[] slots;
    private final TransportState transport;
    private final MpscVarHandleArrayQueue<Prepared> commands = new MpscVarHandleArrayQueue<>(QUEUE);
    private final WordQueue performance = new WordQueue(QUEUE);
    /** Held while a program or instrument is built: guards handles, names, routings and laid-out instruments. */
    private final Object building = new Object();
    private final LongAdder droppedCommands = new LongAdder();
    private final LongAdder droppedMessages = new LongAdder();
    private final List<Map<String, PresetHandle>> handles = new ArrayList<>();
    private final List<List<String>> songNames = new ArrayList<>();
    private final List<SongRouting> songRoutings = new ArrayList<>();
    /** Instruments already laid out; the weak value lets instrument and layout be collected together. */
    private final Map<Instrument, WeakReference<Playable>> playables = new WeakHashMap<>();

    private final SlotInfo[] infos;

    EngineControl(EngineSettings settings, Slot[] slots, TransportState transport) {
        this.settings = settings;
        this.slots = slots;
        this.infos = new SlotInfo[slots.length];
        Arrays.fill(infos, SlotInfo.EMPTY);
        this.transport = transport;
        for (int i = 0; i < slots.length; i++) {
            handles.add(new LinkedHashMap<>());
            songNames.add(new ArrayList<>());
            songRoutings.add(new SongRouting(settings.sampleRate()));
        }
    }

    /**
     * Submits a command; it takes effect at the next slice. Any thread. Returns false, and counts, if the queue is full.
     *
     * @throws IllegalArgumentException if the command does not fit this engine; the message says why
     */
    public boolean submit(Command command) {
        if (command instanceof Command.Plain) {
            return offer(command, prepare(command)); // a fader never waits for an instrument that is being laid out
        }
        synchronized (building) {
            return offer(command, prepare(command));
        }
    }

    private boolean offer(Command command, Prepared prepared) {
        boolean taken;
        synchronized (this) {
            taken = commands.offer(prepared);
            if (taken && command instanceof Command.ForSlot one) {
                infos[one.slot()] = infos[one.slot()].after(one);
            }
        }
        if (!taken) {
            droppedCommands.increment();
        }
        return taken;
    }

    /** What has been submitted for each slot so far. Any thread. */
    public synchronized List<SlotInfo> slots() {
        return List.of(infos);
    }

    /** Sends a channel message ({@link Midi}). One thread. Returns false, and counts, if the queue is full. */
    public boolean midi(long word) {
        boolean taken = performance.offer(word);
        if (!taken) {
            droppedMessages.increment();
        }
        return taken;
    }

    public long droppedCommands() {
        return droppedCommands.sum();
    }

    public long droppedMessages() {
        return droppedMessages.sum();
    }

    @AudioThread
    @Nullable
    Prepared poll() {
        return commands.relaxedPoll();
    }

    @AudioThread
    long pollMidi() {
        return performance.poll();
    }

    /** Builds whatever the audio thread needs to execute a command. */
    private Prepared prepare(Command command) {
        if (command instanceof Command.ForSlot one) {
            check(one.slot());
        }
        return switch (command) {
            case Command.Install install ->
                    new Prepared.Program(install, program(install.slot(), install.program(), install.instruments()));
            case Command.InstallSong install -> new Prepared.Song(install, song(install.slot(), install.score(), install.instruments()));
            case Command.SetInstrument set -> {
                Playable playable = playable(set.instrument());
                yield new Prepared.Sound(set, playable, chain(playable));
            }
            case Command.Programs programs -> new Prepared.Choices(programs,
                    new SlotPrograms(programs.choices()
                            .stream()
                            .map(choice -> new SlotPrograms.Choice(choice.channel(), choice.bank(), choice.program(),
                                    playable(choice.instrument()), chain(playable(choice.instrument()))))
                            .toList()));
            case Command.ForEffects effects -> new Prepared.Effects(effects, EffectChain.of(effects.effects(), settings.sampleRate()));
            case Command.TrackSend send -> new Prepared.Track(send, songRoutings.get(send.slot()).track(send.track()));
            case Command.SongProperties properties -> new Prepared.Properties(properties, stored(properties.slot(), properties.values()));
            case Command.Polyphony polyphony -> {
                if (polyphony.voices() > settings.voices()) {
                    throw new IllegalArgumentException(
                            "polyphony " + polyphony.voices() + " in a pool of " + settings.voices() + " voices");
                }
                yield new Prepared.AsItIs(polyphony);
            }
            case Command.Plain plain -> new Prepared.AsItIs(plain);
        };
    }

    private void check(int slot) {
        if (slot < 0 || slot >= slots.length) {
            throw new IllegalArgumentException("slot " + slot + " in a rack of " + slots.length);
        }
    }

    private Playable playable(Instrument instrument) {
        WeakReference<Playable> known = playables.get(instrument);
        Playable playable = known == null ? null : known.get();
        if (playable == null) {
            playable = Playable.of(instrument);
            playables.put(instrument, new WeakReference<>(playable));
        }
        return playable;
    }

    /** The instrument of a preset; the default preset is a triangle oscillator (language reference 10). */
    private Playable playable(PresetUse use, Map<PresetUse, Instrument> instruments) {
        Instrument given = instruments.get(use);
        if (given == null && use.index() == 0) {
            given = new OscillatorInstrument("Oscillator(triangle)", Waveform.TRIANGLE, 0, 0.5, EnvelopeSpec.OSCILLATOR, 1);
        }
        if (given == null) {
            throw new IllegalArgumentException("no instrument for '" + use.name() + "' (" + use.source().text() + ")");
        }
        return playable(given);
    }

    private PresetHandle handle(int slot, PresetUse use, Playable playable) {
        return handles.get(slot).computeIfAbsent(use.name(), name -> new PresetHandle(name, playable, settings.sampleRate()));
    }

    private EffectChain chain(Playable playable) {
        return EffectChain.of(playable.effects(), settings.sampleRate());
    }

    private InstalledProgram program(int slot, Program program, Map<PresetUse, Instrument> instruments) {
        List<Playable> sounds = program.presets().stream().map(use -> playable(use, instruments)).toList();
        List<PresetHandle> named = program.presets().stream().map(use -> handle(slot, use, sounds.get(use.index()))).toList();
        List<EffectChain> chains = sounds.stream().map(this::chain).toList();
        List<EffectSpec> inserts = new ArrayList<>();
        for (PresetUse use : program.insertEffects()) {
            inserts.addAll(playable(use, instruments).effects());
        }
        return new InstalledProgram(program, named, sounds, chains, List.copyOf(handles.get(slot).values()),
                cells(slot, program.songNames()), EffectChain.of(inserts, settings.sampleRate()), settings.firings(), slots[slot].heap,
                transport);
    }

    private StoredProperties stored(int slot, Map<String, Object> values) {
        List<String> names = List.copyOf(values.keySet());
        return new StoredProperties(cells(slot, names), names.stream().map(values::get).toList());
    }

    private int[] cells(int slot, List<String> names) {
        List<String> known = songNames.get(slot);
        for (String name : names) {
            if (!known.contains(name)) {
                if (known.size() == StoredProperties.MOST_NAMES) {
                    throw new IllegalArgumentException(
                            "more than " + StoredProperties.MOST_NAMES + " different names of song properties in slot " + slot);
                }
                known.add(name);
            }
        }
        return names.stream().mapToInt(known::indexOf).toArray();
    }

    private SongPlayer song(int slot, Score score, Map<PresetUse, Instrument> instruments) {
        List<PresetUse> uses = score.program().presets();
        Playable[] sounds = uses.stream().map(use -> playable(use, instruments)).toArray(Playable[]::new);
        PresetHandle[] named = uses.stream().map(use -> handle(slot, use, sounds[use.index()])).toArray(PresetHandle[]::new);
        EffectChain[] chains = Arrays.stream(sounds).map(this::chain).toArray(EffectChain[]::new);
        return songRoutings.get(slot).player(score, named, sounds, chains, handles.get(slot).values().toArray(PresetHandle[]::new));
    }
}
