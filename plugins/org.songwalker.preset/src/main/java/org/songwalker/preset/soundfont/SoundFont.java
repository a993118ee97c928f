// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.soundfont;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.PresetException;

/**
 * A SoundFont 2 file (SoundFont Technical Specification 2.04), or one whose samples are Ogg Vorbis (SF3); its tables read and its samples
 * left in the file until a preset is built. Immutable. A file that changes while it is in use is reported when samples are read.
 */
public final class SoundFont {
    private static final int RIFF = fourCharacters("RIFF");
    private static final int LIST = fourCharacters("LIST");
    private static final int HEADER = 12;
    /** Bytes of all tables together: some hundred times those of the largest fonts. */
    private static final long MOST_TABLES = 64 << 20;
    /** Parts of a font; the specification has 32. */
    private static final int MOST_PARTS = 1000;
    private static final int FRAMES_AT_ONCE = 1 << 16;

    /** One preset by its address; names need not be unique. */
    public record Preset(String name, int bank, int program, int firstBag, int endBag) {
        /** Bank 128 holds drum kits. */
        public boolean percussion() {
            return bank == 128;
        }
    }

    /**
     * One sample; pitch correction is in cents. Positions count frames of the file's sample pool. Start and end of a compressed sample
     * count bytes of the pool, and its loop counts frames from its start.
     */
    record Sample(String name, int start, int end, int loopStart, int loopEnd, int rateHz, int rootKey, int correctionCents, int link,
            int type) {
        private static final int RIGHT = 2;
        private static final int LEFT = 4;
        private static final int COMPRESSED = 0x10;

        boolean compressed() {
            return (type & COMPRESSED) != 0;
        }

        /** True for a side of a stereo pair; {@link #link} is the index of the other. */
        boolean stereo() {
            return (type & ~COMPRESSED) == LEFT || (type & ~COMPRESSED) == RIGHT;
        }
    }

    private final FontFile file;
    /** Where the sample pool starts in the file, in bytes; -1 if there is none. */
    private long pool = -1;
    private long poolBytes;
    private final Map<String, ByteBuffer> chunks = new HashMap<>();
    private final List<Preset> presets = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private String name = "";

    private SoundFont(FontFile file) {
        this.file = file;
    }

    /** Reads the tables of a file. */
    public static SoundFont open(Path path) throws PresetException {
        SoundFont font = new SoundFont(FontFile.open(path));
        try {
            font.readChunks();
            font.readTables();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new PresetException(PresetException.Reason.MALFORMED, path.toString(), "", "cut short or damaged", e);
        }
        return font;
    }

    private static int fourCharacters(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    private void readChunks() throws PresetException {
        ByteBuffer header = file.size() < HEADER ? ByteBuffer.allocate(HEADER) : file.read(0, HEADER);
        if (header.getInt(0) != RIFF || header.getInt(8) != fourCharacters("sfbk")) {
            throw new PresetException(PresetException.Reason.MALFORMED, file.name(), "", "not a SoundFont 2 file");
        }
        long tables = 0;
        int parts = 0;
        for (long at = HEADER; at + 8 <= file.size(); at = next(at)) {
            if (file.read(at, 4).getInt(0) == LIST) {
                long end = next(at);
                for (long inner = at + 12; inner + 8 <= end; inner = next(inner)) {
                    ByteBuffer head = file.read(inner, 8);
                    if (++parts > MOST_PARTS) {
                        throw new PresetException(PresetException.Reason.MALFORMED, file.name(), "", "more than " + MOST_PARTS + " parts");
                    }
                    byte[] letters = new byte[4];
                    head.get(0, letters);
                    String id = new String(letters, StandardCharsets.US_ASCII);
                    int length = head.getInt(4);
                    if (id.equals("smpl")) {
                        pool = inner + 8;
                        poolBytes = Integer.toUnsignedLong(length);
                    } else if (!id.equals("sm24")) {
                        tables += Integer.toUnsignedLong(length);
                        if (tables > MOST_TABLES) {
                            throw new PresetException(PresetException.Reason.UNSUPPORTED, file.name(), "",
                                    "its tables are larger than " + (MOST_TABLES >> 20) + " MB");
                        }
                        chunks.put(id, file.read(inner + 8, length));
                    }
                }
            }
        }
    }

    /** Chunks are padded to even length. */
    private long next(long at) throws PresetException {
        long length = Integer.toUnsignedLong(file.read(at + 4, 4).getInt(0));
        if (length > file.size() - at - 8) {
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
                    list.getInt(at + 32), list.getInt(at + 36), list.get(at + 40) & 0xFF, list.get(at + 41), unsigned(list, at + 42),
                    unsigned(list, at + 44)));
        }
    }

    /** A table of the font. */
    ByteBuffer chunk(String id) throws PresetException {
        ByteBuffer chunk = chunks.get(id);
        if (chunk == null) {
            throw new PresetException(PresetException.Reason.MALFORMED, file.name(), "", "its part '" + id + "' is missing");
        }
        return chunk;
    }

    /** A table that a font may leave out; empty then. */
    ByteBuffer optional(String id) {
        ByteBuffer chunk = chunks.get(id);
        return chunk == null ? ByteBuffer.allocate(0) : chunk;
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
        return file.name();
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
        requirePool();
        if (start < 0 || end < start || end > poolBytes / 2) {
            throw new IndexOutOfBoundsException("frames " + start + " to " + end);
        }
        float[] out = new float[end - start];
        for (int first = 0; first < out.length; first += FRAMES_AT_ONCE) {
            int frames = Math.min(FRAMES_AT_ONCE, out.length - first);
            ByteBuffer words = file.read(pool + 2L * (start + first), 2 * frames);
            for (int i = 0; i < frames; i++) {
                out[first + i] = words.getShort(2 * i) / 32768f;
            }
        }
        return out;
    }

    /** Bytes of the sample pool. */
    byte[] bytes(int start, int end) throws PresetException {
        requirePool();
        if (start < 0 || end < start || end > poolBytes) {
            throw new IndexOutOfBoundsException("bytes " + start + " to " + end);
        }
        if (end - start > LibrarySource.LARGEST_SAMPLE) {
            throw new PresetException(PresetException.Reason.UNSUPPORTED, file.name(), "",
                    "a sample is larger than " + (LibrarySource.LARGEST_SAMPLE >> 20) + " MB");
        }
        return file.read(pool + start, end - start).array();
    }

    private void requirePool() throws PresetException {
        if (pool < 0) {
            throw new PresetException(PresetException.Reason.MALFORMED, file.name(), "", "its part 'smpl' is missing");
        }
    }
}
