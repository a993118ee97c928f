// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.soundfont;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songwalker.preset.source.PresetException;

/**
 * A SoundFont 2 file (SoundFont Technical Specification 2.04), its tables read and its samples left in the file until a preset is built.
 * Immutable; the file must not change while it is in use.
 */
public final class SoundFont {
    private static final int RIFF = fourCharacters("RIFF");
    private static final int LIST = fourCharacters("LIST");

    /** One preset by its address; names need not be unique. */
    public record Preset(String name, int bank, int program, int firstBag, int endBag) {
        /** Bank 128 holds drum kits. */
        public boolean percussion() {
            return bank == 128;
        }
    }

    /** One sample; positions count frames of the file's sample pool, pitch correction is in cents. */
    record Sample(String name, int start, int end, int loopStart, int loopEnd, int rateHz, int rootKey, int correctionCents, int type) {}

    private final String file;
    private final ByteBuffer data;
    private final Map<String, ByteBuffer> chunks = new HashMap<>();
    private final List<Preset> presets = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private String name = "";

    private SoundFont(String file, ByteBuffer data) {
        this.file = file;
        this.data = data.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Maps a file into memory and reads its tables. */
    public static SoundFont open(Path path) throws PresetException {
        try (FileChannel channel = FileChannel.open(path)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new PresetException(PresetException.Reason.UNSUPPORTED, path.toString(), "", "larger than 2 GiB");
            }
            return parse(path.toString(), channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } catch (NoSuchFileException e) {
            throw new PresetException(PresetException.Reason.ABSENT, path.toString(), "", "no such file", e);
        } catch (IOException e) {
            throw new PresetException(PresetException.Reason.UNREACHABLE, path.toString(), "", "cannot be read", e);
        }
    }

    /** Reads the tables of a font in memory. The file name serves messages only. */
    static SoundFont parse(String file, ByteBuffer data) throws PresetException {
        SoundFont font = new SoundFont(file, data);
        try {
            font.readChunks();
            font.readTables();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new PresetException(PresetException.Reason.MALFORMED, file, "", "cut short or damaged", e);
        }
        return font;
    }

    private static int fourCharacters(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    private void readChunks() throws PresetException {
        if (data.limit() < 12 || data.getInt(0) != RIFF || data.getInt(8) != fourCharacters("sfbk")) {
            throw new PresetException(PresetException.Reason.MALFORMED, file, "", "not a SoundFont 2 file");
        }
        for (int at = 12; at + 8 <= data.limit(); at = next(at)) {
            if (data.getInt(at) == LIST) {
                int end = next(at);
                for (int inner = at + 12; inner + 8 <= end; inner = next(inner)) {
                    byte[] id = new byte[4];
                    data.get(inner, id);
                    chunks.put(new String(id, StandardCharsets.US_ASCII),
                            data.slice(inner + 8, data.getInt(inner + 4)).order(ByteOrder.LITTLE_ENDIAN));
                }
            }
        }
    }

    /** Chunks are padded to even length. */
    private int next(int at) {
        int length = data.getInt(at + 4);
        if (length < 0 || length > data.limit() - at - 8) {
            throw new IndexOutOfBoundsException("chunk at " + at);
        }
        return at + 8 + length + (length & 1);
    }

    private void readTables() throws PresetException {
        ByteBuffer title = chunks.get("INAM");
        name = title == null ? "" : text(title, 0, title.limit());
        ByteBuffer headers = chunk("phdr");
        for (int at = 0; at + 76 <= headers.limit(); at += 38) {
            presets.add(new Preset(text(headers, at, 20), unsigned(headers, at + 22), unsigned(headers, at + 20),
                    unsigned(headers, at + 24), unsigned(headers, at + 62)));
        }
        presets.sort(Comparator.comparingInt(Preset::bank).thenComparingInt(Preset::program));
        ByteBuffer list = chunk("shdr");
        for (int at = 0; at + 92 <= list.limit(); at += 46) {
            samples.add(new Sample(text(list, at, 20), list.getInt(at + 20), list.getInt(at + 24), list.getInt(at + 28),
                    list.getInt(at + 32), list.getInt(at + 36), list.get(at + 40) & 0xFF, list.get(at + 41), unsigned(list, at + 44)));
        }
    }

    /** A table of the font. */
    ByteBuffer chunk(String id) throws PresetException {
        ByteBuffer chunk = chunks.get(id);
        if (chunk == null) {
            throw new PresetException(PresetException.Reason.MALFORMED, file, "", "its part '" + id + "' is missing");
        }
        return chunk;
    }

    static int unsigned(ByteBuffer table, int at) {
        return table.getShort(at) & 0xFFFF;
    }

    private static String text(ByteBuffer from, int at, int length) {
        StringBuilder out = new StringBuilder();
        for (int i = at; i < at + length && from.get(i) != 0; i++) {
            out.append((char) (from.get(i) & 0xFF));
        }
        return out.toString().strip();
    }

    public String file() {
        return file;
    }

    /** The title its maker gave it, or an empty text. */
    public String name() {
        return name;
    }

    /** By bank, then program. */
    public List<Preset> presets() {
        return presets;
    }

    Sample sample(int index) {
        return samples.get(index);
    }

    /** Frames of the sample pool as floats, -1 to 1. */
    float[] frames(int start, int end) throws PresetException {
        ByteBuffer pool = chunk("smpl");
        if (start < 0 || end < start || end > pool.limit() / 2) {
            throw new IndexOutOfBoundsException("frames " + start + " to " + end);
        }
        float[] out = new float[end - start];
        for (int i = 0; i < out.length; i++) {
            out[i] = pool.getShort((start + i) * 2) / 32768f;
        }
        return out;
    }
}
