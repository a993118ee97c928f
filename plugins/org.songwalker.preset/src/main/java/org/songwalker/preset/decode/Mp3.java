// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.BitstreamException;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.DecoderException;
import javazoom.jl.decoder.Header;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.SampleData;

/**
 * MP3 without the silence that encoder and decoder add, so that loop points count from the first sample of the recording (sound reference
 * 5.2).
 */
final class Mp3 {
    /** Samples by which every layer III decoder lags behind its encoder. */
    private static final int DECODER_DELAY = 529;
    /** Delay of the usual encoders, assumed if no tag says it. */
    private static final int USUAL_ENCODER_DELAY = 576;

    private final byte[] data;
    private final Mp3Frame first;
    private final Mp3Frames frames;

    private Mp3(byte[] data, Mp3Frame first) {
        this.data = data;
        this.first = first;
        this.frames = Mp3Frames.from(data, first);
    }

    static SampleData decode(byte[] bytes) throws DecodeException {
        Mp3Frame opening = firstFrame(bytes);
        if (opening == null) {
            throw new DecodeException(Mp3Frame.freeFormat(bytes)
                    ? "its MP3 has the free format, which is not supported; convert it to a usual bit rate or to WAV"
                    : "there is no MP3 audio in it");
        }
        Mp3Tag tag = Mp3Tag.of(bytes, opening);
        Mp3Frame audio = tag == null ? opening : Mp3Frames.after(bytes, opening);
        if (audio == null) {
            throw new DecodeException("the MP3 ends before its first audio frame");
        }
        Mp3 stream = new Mp3(bytes, audio);
        if ((long) stream.frames.length() * audio.samples() > SampleDecoder.MOST_FRAMES) {
            throw new DecodeException("longer than " + SampleDecoder.MOST_FRAMES + " frames; shorten it");
        }
        return new SampleData(stream.trimmed(tag), audio.rateHz());
    }

    /**
     * Skips ID3v2 tags, then finds the first header that has a tag in its frame, or that another header of the same rate follows (or the
     * end of the data).
     */
    private static @Nullable Mp3Frame firstFrame(byte[] data) {
        for (int at = Codec.afterTags(data); at < data.length - 4; at++) {
            Mp3Frame frame = Mp3Frame.at(data, at);
            if (frame != null && (Mp3Frames.isSure(data, frame) || Mp3Tag.of(data, frame) != null)) {
                return frame;
            }
        }
        return null;
    }

    private float[] trimmed(@Nullable Mp3Tag tag) throws DecodeException {
        float[] all = decoded();
        int delay = tag == null || tag.delay() < 0 ? USUAL_ENCODER_DELAY : tag.delay();
        int from = delay + DECODER_DELAY;
        int length = all.length - from;
        if (tag != null && tag.padding() >= 0) {
            int stated = tag.frames() < 0 ? frames.length() : Math.min(tag.frames(), frames.length());
            length = Math.min(length, stated * first.samples() - delay - tag.padding());
        }
        if (length <= 0) {
            throw new DecodeException("there is no audio in it");
        }
        return Arrays.copyOfRange(all, from, from + length);
    }

    /** Every frame, each at its place in time whether or not the decoder found data for it. */
    private float[] decoded() throws DecodeException {
        FoldingBuffer out = new FoldingBuffer(frames.length() * first.samples());
        Bitstream stream = new Bitstream(new ByteArrayInputStream(frames.joined(data)));
        Decoder decoder = new Decoder();
        decoder.setOutputBuffer(out);
        try {
            int done = 0;
            for (Header header = stream.readFrame(); header != null && done < frames.count(); header = stream.readFrame()) {
                out.startFrame(frames.place(done) * first.samples(), header.mode() == Header.SINGLE_CHANNEL ? 1 : 2);
                decoder.decodeFrame(header, stream);
                stream.closeFrame();
                done++;
            }
            stream.close();
            return out.samples();
        } catch (BitstreamException | DecoderException e) {
            throw new DecodeException("damaged MP3 data", e);
        } catch (RuntimeException e) {
            // The decoder answers some damaged frames with index exceptions.
            throw new DecodeException("damaged MP3 data", e);
        }
    }
}
