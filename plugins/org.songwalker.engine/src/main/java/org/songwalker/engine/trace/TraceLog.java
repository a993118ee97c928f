// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.Fault;
import org.songwalker.runtime.Kind;
import org.songwalker.runtime.Numbers;
import org.songwalker.runtime.PresetUse;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.words.TransportField;
import org.songwalker.runtime.words.VoiceField;

/** The reader of a {@link TraceRing}: turns records into events and completes notes with the end of their gate. One thread. */
public final class TraceLog {
    private final TraceRing ring;
    private final List<TraceEvent> events = new ArrayList<>();
    private final Map<Integer, Integer> openNotes = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Consumer<TraceEvent>> listeners = new ArrayList<>();
    /** Places of the notes that have been completed by the present poll. */
    private final List<Integer> closed = new ArrayList<>();
    private final Map<Integer, Map<String, TraceValue>> songs = new HashMap<>();
    private TraceEvent.@Nullable Place songPlace;
    private String songName = "";
    private TraceEvent.@Nullable Place logPlace;
    private int logged;
    private final List<TraceValue> logValues = new ArrayList<>();

    /** An array or object whose cells are still to come. */
    private record Open(@Nullable List<String> shape, int length, List<TraceValue> cells) {}

    public TraceLog(TraceRing ring) {
        this.ring = ring;
    }

    /** Takes over what the audio thread has written since the last call. */
    public void poll() {
        int before = events.size();
        closed.clear();
        ring.drain(this);
        for (Consumer<TraceEvent> listener : listeners) {
            closed.stream().filter(at -> at < before).map(events::get).forEach(listener);
            events.subList(before, events.size()).forEach(listener);
        }
    }

    /**
     * Hears every firing and every event from now on, on the thread that polls: a firing first, then what it does. A note is heard when it
     * has started and, where its gate closes later, once more with its {@code endFrame}. The listener must not call this log.
     */
    public void listen(Consumer<TraceEvent> listener) {
        listeners.add(listener);
    }

    /**
     * What firings have done so far, ordered by frame, slot, firing and emission; {@link #poll} first. That they began is for listeners
     * only: the format of event lists has no word for it.
     */
    public List<TraceEvent> events() {
        List<TraceEvent> sorted = new ArrayList<>(events);
        sorted.removeIf(TraceEvent.Firing.class::isInstance);
        sorted.sort(Comparator.comparingLong((TraceEvent e) -> e.place().frame())
                .thenComparingInt(e -> e.place().slot())
                .thenComparingLong(e -> e.place().firing()));
        return sorted;
    }

    /** What the program of a slot has written to {@code song} last, by name; {@link #poll} first. Kept over {@link #clear}. */
    public Map<String, TraceValue> song(int slot) {
        return Map.copyOf(songs.getOrDefault(slot, Map.of()));
    }

    /** Number of events and firings that are kept. */
    public int size() {
        return events.size();
    }

    /** Forgets what has been read, open notes too: for a long live run. */
    public void clear() {
        events.clear();
        openNotes.clear();
    }

    /** Records lost because this log was read too rarely. */
    public long dropped() {
        return ring.dropped();
    }

    void record(TraceType type, TraceEvent.Place place, int voice, double a, double b, double c, @Nullable Object first,
            @Nullable Object second, @Nullable Object third) {
        switch (type) {
            case FIRING -> events.add(new TraceEvent.Firing(place, new TraceEvent.Key(voice, (int) a, (int) b)));
            case SONG_FIRING -> events.add(new TraceEvent.Firing(place, new TraceEvent.Transport()));
            case NOTE -> {
                openNotes.put(voice, events.size());
                events.add(new TraceEvent.Note(place, voice, (String) third, a, b, Double.isNaN(c) ? null : c, null,
                        ((PresetUse) Objects.requireNonNull(first)).source().text(), text(second)));
            }
            case GATE -> close(voice, place.frame());
            case SET -> events.add(new TraceEvent.Set(place, text(first), second != null ? text(second) : plain(a, third)));
            case PROPERTY -> events.add(new TraceEvent.Property(place,
                    ((PresetUse) Objects.requireNonNull(first)).name() + "." + ((PresetProperty) Objects.requireNonNull(second)).text(),
                    Numbers.text(a)));
            case VOICE_PROPERTY -> events.add(new TraceEvent.Property(place, target(voice, first), Numbers.text(a)));
            case GLIDE -> events.add(new TraceEvent.Glide(place,
                    ((PresetUse) Objects.requireNonNull(first)).name() + "." + ((PresetProperty) Objects.requireNonNull(second)).text(), a,
                    b, c, shape(voice == 1)));
            case VOICE_GLIDE -> events.add(new TraceEvent.Glide(place, target(voice, first), a, b, c, shape(second == Boolean.TRUE)));
            case TEMPO_GLIDE -> events.add(new TraceEvent.Glide(place, TransportField.bpm.target(), a, b, c, shape(false)));
            case LOG -> {
                songPlace = null;
                logPlace = place;
                logged = voice;
                logValues.clear();
            }
            case LOG_LEFT_OUT -> events.add(new TraceEvent.Log(place,
                    voice + (voice == 1 ? " line was" : " lines were") + " left out: a slot writes " + LogLimit.MOST + " a second",
                    List.of()));
            case SONG -> {
                logPlace = null;
                songPlace = place;
                songName = text(first);
            }
            case VALUE -> value(voice, a, b == 1, first);
            case BEND -> events.add(new TraceEvent.Bend(place, voice, a, b, c));
            case RELEASE -> events.add(new TraceEvent.Release(place, voice));
            case STOP -> events.add(new TraceEvent.Stop(place, voice));
            case EXTEND -> events.add(new TraceEvent.Extend(place, voice, a));
            case STEAL -> events.add(new TraceEvent.Steal(place, voice, (int) a));
            case PROGRAM -> events.add(new TraceEvent.Program(place, voice, (int) a, (int) b, text(first)));
            case HANDLER -> events.add(new TraceEvent.Handler(place, text(first)));
            case FAULT -> {
                Fault fault = (Fault) Objects.requireNonNull(first);
                Object detail = second instanceof PresetUse use ? use.source().text() : second;
                events.add(new TraceEvent.Fault(place, fault.code(), fault.message(a, detail)));
            }
        }
    }

    private static String target(int voice, @Nullable Object field) {
        return "voice " + voice + "." + ((VoiceField) Objects.requireNonNull(field)).text();
    }

    private static String shape(boolean smooth) {
        return smooth ? "smooth" : "linear";
    }

    private static String text(@Nullable Object object) {
        return (String) Objects.requireNonNull(object);
    }

    private static String plain(double number, @Nullable Object ref) {
        return switch (ref) {
            case null -> Numbers.text(number);
            case Kind kind when kind == Kind.BOOLEAN -> number != 0 ? "true" : "false";
            case PresetUse preset -> preset.source().text();
            default -> ref.toString();
        };
    }

    private void close(int voice, long frame) {
        Integer index = openNotes.remove(voice);
        if (index != null && events.get(index) instanceof TraceEvent.Note n) {
            closed.add(index);
            events.set(index, new TraceEvent.Note(n.place(), n.voice(), n.track(), n.note(), n.velocity(), n.gateBeats(), frame, n.preset(),
                    n.instrument()));
        }
    }

    @SuppressWarnings("unchecked")
    private void value(int length, double number, boolean container, @Nullable Object ref) {
        if (container) {
            open.push(new Open((List<String>) ref, length, new ArrayList<>()));
        } else {
            deliver(scalar(number, ref));
        }
        while (!open.isEmpty() && open.element().cells().size() == open.element().length()) {
            Open done = open.pop();
            List<String> shape = done.shape();
            deliver(shape == null ? new TraceValue.Array(done.cells()) : new TraceValue.Obj(shape.subList(0, done.length()), done.cells()));
        }
    }

    private void deliver(TraceValue value) {
        if (!open.isEmpty()) {
            open.element().cells().add(value);
        } else if (songPlace != null) {
            events.add(new TraceEvent.Song(songPlace, songName, value));
            songs.computeIfAbsent(songPlace.slot(), slot -> new HashMap<>()).put(songName, value);
            songPlace = null;
        } else if (logPlace != null) {
            logValues.add(value);
            if (logValues.size() == logged) {
                events.add(
                        new TraceEvent.Log(logPlace, logValues.stream().map(TraceValue::text).collect(Collectors.joining(" ")), logValues));
                logPlace = null;
            }
        }
    }

    private static TraceValue scalar(double number, @Nullable Object ref) {
        return switch (ref) {
            case null -> new TraceValue.Num(number);
            case Kind kind -> switch (kind) {
                case BOOLEAN -> new TraceValue.Bool(number != 0);
                case UNDEFINED -> new TraceValue.Undefined();
                case VOICE -> new TraceValue.Voice();
                case SONG -> new TraceValue.SongState();
            };
            case String string -> new TraceValue.Text(string);
            case PresetUse preset -> new TraceValue.Preset(preset.source().text());
            default -> new TraceValue.Undefined();
        };
    }
}
