// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.Sequencer;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Synthesizer;
import javax.sound.midi.SysexMessage;
import javax.sound.midi.Transmitter;
import org.songwalker.engine.Midi;

/**
 * The MIDI devices of this machine. Having none is an empty list; a device that cannot be opened is a value with the reason; one that is
 * pulled out ends its notes and comes back with {@link #refresh()}. Thread-safe; opening may block for a moment.
 */
public final class MidiInputs implements AutoCloseable {
    private static final int ACTIVE_SENSING = 0xFE;

    /** Takes messages packed as in {@link Midi}. Called on the threads of the devices, one call at a time over all of them. */
    public interface Listener {
        void message(int word);
    }

    /** What became of one device. */
    public sealed interface Event {
        String device();

        /** Its messages arrive. */
        record Opened(String device) implements Event {}

        /** It is there and cannot be used; the reason is a sentence for the user. */
        record Refused(String device, String reason) implements Event {}

        /** It was open and is gone. */
        record Gone(String device) implements Event {}
    }

    private record Open(MidiDevice device, Transmitter transmitter) {}

    private final Supplier<List<MidiDevice>> devices;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private Predicate<String> wanted = name -> false;
    private Listener listener = word -> {};
    /** Held while a message is handed over: several devices then look like one writer to whoever listens. */
    private final Object delivery = new Object();

    /** The devices of the system. */
    public MidiInputs() {
        this(MidiInputs::systemDevices);
    }

    /** Devices from another source, which is asked again at every call. */
    public MidiInputs(Supplier<List<MidiDevice>> devices) {
        this.devices = devices;
    }

    private static List<MidiDevice> systemDevices() {
        List<MidiDevice> found = new ArrayList<>();
        for (MidiDevice.Info info : MidiSystem.getMidiDeviceInfo()) {
            try {
                MidiDevice device = MidiSystem.getMidiDevice(info);
                // The JDK lists its own software devices too; they are no hardware a user would look for.
                if (!(device instanceof Sequencer) && !(device instanceof Synthesizer)) {
                    found.add(device);
                }
            } catch (MidiUnavailableException | IllegalArgumentException e) {
                continue; // pulled out between being listed and being looked at: it is simply not there
            }
        }
        return found;
    }

    /** Names of the inputs, in the system's order; equal names are numbered from the second on. */
    public List<String> inputs() {
        return List.copyOf(named(d -> d.getMaxTransmitters() != 0).keySet());
    }

    /** Names of the outputs, likewise. */
    public List<String> outputs() {
        return List.copyOf(named(d -> d.getMaxReceivers() != 0).keySet());
    }

    private Map<String, MidiDevice> named(Predicate<MidiDevice> kind) {
        Map<String, MidiDevice> named = new LinkedHashMap<>();
        for (MidiDevice device : devices.get()) {
            if (kind.test(device)) {
                String name = device.getDeviceInfo().getName();
                String unique = name;
                for (int n = 2; named.containsKey(unique); n++) {
                    unique = name + " #" + n;
                }
                named.put(unique, device);
            }
        }
        return named;
    }

    /**
     * Opens one input by its name (or a part of it, case aside) and closes any other. No such device: an empty list, until it appears and
     * {@link #refresh()}.
     */
    public synchronized List<Event> open(String name, Listener to) {
        String part = name.toLowerCase(Locale.ROOT);
        return listen(n -> n.toLowerCase(Locale.ROOT).contains(part), to);
    }

    /** Opens every input, those that appear later included. */
    public synchronized List<Event> openAll(Listener to) {
        return listen(name -> true, to);
    }

    private List<Event> listen(Predicate<String> which, Listener to) {
        close();
        wanted = which;
        listener = to;
        return refresh();
    }

    /** Names of the inputs whose messages arrive. */
    public synchronized List<String> opened() {
        return List.copyOf(open.keySet());
    }

    /**
     * Looks at the system's devices again: ends those that are gone, opens wanted ones that are new. Meant to be called every second or so.
     */
    public synchronized List<Event> refresh() {
        List<Event> events = new ArrayList<>();
        Map<String, MidiDevice> present = named(d -> d.getMaxTransmitters() != 0);
        for (Iterator<Map.Entry<String, Open>> all = open.entrySet().iterator(); all.hasNext();) {
            Map.Entry<String, Open> entry = all.next();
            if (!present.containsKey(entry.getKey()) || !entry.getValue().device.isOpen()) {
                all.remove();
                end(entry.getValue());
                endNotes();
                events.add(new Event.Gone(entry.getKey()));
            }
        }
        present.forEach((name, device) -> {
            if (wanted.test(name) && !open.containsKey(name)) {
                events.add(start(name, device));
            }
        });
        return events;
    }

    private Event start(String name, MidiDevice device) {
        try {
            device.open();
            Transmitter transmitter = device.getTransmitter();
            transmitter.setReceiver(new Packer(listener, delivery, new SystemExclusive()));
            open.put(name, new Open(device, transmitter));
            return new Event.Opened(name);
        } catch (MidiUnavailableException | RuntimeException e) {
            return new Event.Refused(name,
                    "MIDI input '" + name + "' cannot be opened; close the program that uses it and try again (" + e.getMessage() + ")");
        }
    }

    /** A device that is gone sends no note-offs any more. */
    private void endNotes() {
        synchronized (delivery) {
            for (int channel = 0; channel < 16; channel++) {
                listener.message(Midi.message(Midi.CONTROL | channel, Midi.ALL_NOTES_OFF, 0));
            }
        }
    }

    private static void end(Open input) {
        try {
            input.transmitter.close();
            input.device.close();
        } catch (RuntimeException e) {
            // A device that was pulled out may complain about being closed; there is nothing left to close.
            return;
        }
    }

    /** Closes all inputs; nothing arrives any more. */
    @Override
    public synchronized void close() {
        open.values().forEach(MidiInputs::end);
        open.clear();
        wanted = name -> false;
    }

    private record Packer(Listener listener, Object delivery, SystemExclusive exclusive) implements Receiver {
        @Override
        public void send(MidiMessage message, long microseconds) {
            if (message instanceof SysexMessage system) {
                synchronized (delivery) {
                    deliver(exclusive.words(system.getData()));
                }
            } else if (message instanceof ShortMessage s && s.getStatus() != ACTIVE_SENSING) {
                synchronized (delivery) {
                    int word = Midi.message(s.getStatus(), s.getData1(), s.getData2());
                    listener.message(word);
                    deliver(exclusive.heard(word));
                }
            }
        }

        private void deliver(int[] words) {
            for (int word : words) {
                listener.message(word);
            }
        }

        @Override
        public void close() {
            // Holds nothing to close.
        }
    }
}
