// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import com.jcraft.jogg.Packet;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.SampleData;

/** Ogg Vorbis. A lost page is silent and keeps its time; a cut file plays as far as it goes; of several streams the first plays. */
final class Vorbis {
    private static final String MARK = "\u0001vorbis";
    private static final int MOST_CHANNELS = 64;
    /** Longest silence for lost pages; a page that is further on has a wrong time. */
    private static final int LONGEST_GAP = 1 << 22;
    private static final int SETUP = 5;
    /** The comments of a file may state gigabytes; the decoder needs none of them. */
    private static final byte[] NO_COMMENTS = "\u0003vorbis\0\0\0\0\0\0\0\0\u0001".getBytes(StandardCharsets.ISO_8859_1);

    private final OggPackets packets;
    private final MonoBuffer out;
    private final int channels;
    /** Frames from one long block to the next. */
    private final int step;
    private final DspState state = new DspState();
    private final Block block;
    private long number;

    /** Frame of the stream at which the first decoded frame stands; negative if there are frames to drop. Known after the first page. */
    private long base;
    private boolean based;
    private long lastGranule = -1;
    /** Frames decoded when something was lost, -1 if that is settled. */
    private int lostAt = -1;
    private boolean damaged;

    private Vorbis(OggPackets packets, Info info, int channels, int largest) {
        this.packets = packets;
        this.channels = channels;
        this.step = largest / 2;
        out = new MonoBuffer(channels);
        state.synthesis_init(info);
        block = new Block(state);
    }

    /** @param notes receives what is wrong with a file that plays */
    static SampleData decode(byte[] bytes, Consumer<String> notes) throws DecodeException {
        OggPackets packets = new OggPackets(bytes, MARK);
        OggPackets.Packet first = packets.next();
        if (first == null) {
            throw new DecodeException(other(bytes));
        }
        try {
            int[] format = VorbisSetup.identification(first.data());
            if (format[0] > MOST_CHANNELS) {
                throw new DecodeException("it has " + format[0] + " channels, and at most " + MOST_CHANNELS + " are read");
            }
            OggPackets.Packet setup = setup(packets, bytes);
            VorbisSetup.check(setup.data());
            return new SampleData(new Vorbis(packets, info(first, setup), format[0], format[2]).played(notes, bytes), format[1]);
        } catch (Damage e) {
            throw new DecodeException(e.getMessage());
        } catch (RuntimeException e) {
            // The decoder answers some damaged headers with index exceptions.
            throw new DecodeException("its Vorbis headers are damaged", e);
        }
    }

    private static String other(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1);
        String kind = start.contains("OpusHead") ? "Opus"
                : start.contains("\u007fFLAC") ? "FLAC in Ogg" : start.contains("Speex") ? "Speex" : "";
        return !start.startsWith("OggS") ? "not an Ogg file" : kind.isEmpty() ? "there is no Vorbis audio in it"
                : "it is " + kind + ", which is not supported; convert it to Ogg Vorbis";
    }

    private static OggPackets.Packet setup(OggPackets packets, byte[] bytes) throws DecodeException {
        for (OggPackets.@Nullable Packet packet = packets.next(); packet != null; packet = packets.next()) {
            if (packet.data().length > 0 && packet.data()[0] == SETUP) {
                return packet;
            }
            if (packet.data().length > 0 && packet.data()[0] % 2 == 0) {
                break;
            }
        }
        throw new DecodeException("its Vorbis headers are cut or damaged; it ends at byte " + bytes.length);
    }

    private static Info info(OggPackets.Packet first, OggPackets.Packet setup) throws DecodeException {
        Info info = new Info();
        info.init();
        Comment none = new Comment();
        none.init();
        byte[][] headers = {first.data(), NO_COMMENTS, setup.data()};
        for (int k = 0; k < headers.length; k++) {
            Packet packet = packet(headers[k], k);
            packet.b_o_s = k == 0 ? 1 : 0;
            if (info.synthesis_headerin(none, packet) < 0) {
                throw new DecodeException("its Vorbis headers are damaged");
            }
        }
        return info;
    }

    /** Times are kept here, not by the decoder, because it trusts them. */
    private static Packet packet(byte[] data, long number) {
        Packet packet = new Packet();
        packet.packet_base = data;
        packet.bytes = data.length;
        packet.granulepos = -1;
        packet.packetno = number;
        return packet;
    }

    private float[] played(Consumer<String> notes, byte[] bytes) throws DecodeException {
        number = 3;
        for (OggPackets.@Nullable Packet packet = packets.next(); packet != null; packet = packets.next()) {
            if (packet.gap()) {
                lostAt = out.length();
                damaged = true;
            }
            try {
                synthesize(packet.data());
            } catch (RuntimeException e) {
                // The decoder answers some damaged packets with index exceptions.
                damaged = true;
            }
            if (packet.granule() >= 0) {
                timed(packet.granule());
            }
        }
        int from = Math.clamp(-base, 0, out.length());
        long stated = lastGranule < 0 || !packets.complete() ? Long.MAX_VALUE : lastGranule - Math.max(base, 0);
        int to = from + Math.clamp(stated, 0, out.length() - from);
        if (to == from) {
            throw new DecodeException("it ends at byte " + bytes.length + ", before its first sound");
        }
        if (!packets.complete()) {
            notes.accept("it is cut at byte " + bytes.length + "; " + (to - from) + " frames are there");
        } else if (damaged) {
            notes.accept("a part of it is damaged; what is lost is silent");
        }
        return out.frames(from, to, notes);
    }

    private void synthesize(byte[] data) throws DecodeException {
        if (block.synthesis(packet(data, number++)) != 0) {
            damaged = true;
            return;
        }
        state.synthesis_blockin(block);
        float[][][] pcm = new float[1][][];
        int[] offsets = new int[channels];
        for (int n = state.synthesis_pcmout(pcm, offsets); n > 0; n = state.synthesis_pcmout(pcm, offsets)) {
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int c = 0; c < channels; c++) {
                    sum += pcm[0][c][offsets[c] + i];
                }
                out.add(sum / channels);
            }
            state.synthesis_read(n);
        }
    }

    /** The end of a page states how many frames there are up to it. */
    private void timed(long granule) throws DecodeException {
        if (!based) {
            based = true;
            // The only page of a short file may end before its last block does, which is no sign of frames to drop at its start.
            base = packets.complete() ? Math.max(0, granule - out.length()) : granule - out.length();
        } else if (lostAt >= 0) {
            long missing = granule - base - out.length();
            if (packets.complete()) {
                // The last page states where the sound ends, which is within its last block; blocks are mostly long ones.
                missing = (missing + step - 1) / step * step;
            }
            if (missing > 0 && missing <= LONGEST_GAP) {
                out.insertSilence(lostAt, (int) missing);
            }
        }
        lostAt = -1;
        lastGranule = granule;
    }
}
