// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.AudioInputInstrument;
import org.songwalker.engine.instrument.ChainInstrument;
import org.songwalker.engine.instrument.EffectInstrument;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.LayerInstrument;
import org.songwalker.engine.instrument.OscillatorInstrument;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.SplitInstrument;

/**
 * The decoded samples of one session: each file is decoded once, and all together take a limited number of bytes. Frames count once,
 * however many zones, rates and presets share them. One thread.
 */
public final class SampleMemory {
    /** Most bytes of a session: more than three hours of mono at 48 kHz and 16 bit. */
    public static final long MOST_BYTES = 1L << 30;
    private static final long MEGABYTE = 1 << 20;

    private final long mostBytes;
    private final Map<Object, Boolean> held = new IdentityHashMap<>();
    private final List<SampleData> inOrder = new ArrayList<>();
    private final Map<Object, Decoded> files = new HashMap<>();
    private long bytes;

    /**
     * A file that has been decoded.
     *
     * @param hash hex digits of the SHA-256 of the file
     */
    public record Decoded(SampleData data, String hash) {}

    public SampleMemory(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Without a limit, for what is not part of a session. */
    public static SampleMemory unlimited() {
        return new SampleMemory(Long.MAX_VALUE);
    }

    /** The file that was kept under a key, or null. */
    public @Nullable Decoded file(Object key) {
        return files.get(key);
    }

    /** Keeps a decoded file under a key that has its place; false, and nothing is kept, if there is no room. */
    public boolean keep(Object key, Decoded file) {
        boolean room = hold(file.data());
        if (room) {
            files.put(key, file);
        }
        return room;
    }

    /** Counts a sample unless its frames are counted already; false, and nothing is counted, if there is no room. */
    public boolean hold(SampleData data) {
        Object frames = frames(data);
        if (held.containsKey(frames)) {
            return true;
        }
        if (data.bytes() > mostBytes - bytes) {
            return false;
        }
        held.put(frames, true);
        inOrder.add(data);
        bytes += data.bytes();
        return true;
    }

    private static Object frames(SampleData data) {
        return data.narrow() ? data.words() : data.floats();
    }

    /** Counts all samples of an instrument; false, and none is counted, if there is no room for all. */
    public boolean hold(Instrument instrument) {
        int mark = mark();
        boolean room = holdAll(instrument);
        if (!room) {
            release(mark);
        }
        return room;
    }

    private boolean holdAll(Instrument instrument) {
        return switch (instrument) {
            case SamplerInstrument sampler -> sampler.zones().stream().allMatch(zone -> hold(zone.sample()));
            case ChainInstrument chain -> holdAll(chain.source());
            case LayerInstrument layer -> layer.children().stream().allMatch(this::holdAll);
            case SplitInstrument split -> split.children().stream().allMatch(this::holdAll);
            case OscillatorInstrument _,EffectInstrument _,AudioInputInstrument _ -> true;
        };
    }

    /** A point to {@link #release} to. */
    public int mark() {
        return inOrder.size();
    }

    /** Forgets what has been counted and kept since a mark: its preset does not play. */
    public void release(int mark) {
        List<SampleData> later = inOrder.subList(mark, inOrder.size());
        for (SampleData data : later) {
            held.remove(frames(data));
            bytes -= data.bytes();
        }
        later.clear();
        files.values().removeIf(file -> !held.containsKey(frames(file.data())));
    }

    /** Bytes that are counted. */
    public long bytes() {
        return bytes;
    }

    /** Why a sample is refused, as a clause for a sentence. */
    public String full() {
        return String.format(Locale.ROOT,
                "the samples of the session would take more than %,d MB together; use fewer presets or shorter samples",
                mostBytes / MEGABYTE);
    }
}
