// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.build;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.preset.decode.Codec;
import org.songwalker.preset.index.JsonField;
import org.songwalker.preset.source.PresetException;

/** Preset files to descriptors (sound reference 2 and 4). */
final class DescriptorReader {
    private static final int MAX_ZONES = 20_000;

    private DescriptorReader() {}

    static PresetDescriptor read(JsonField root) throws PresetException {
        String name = root.need("name").text();
        JsonField metadata = root.find("metadata");
        JsonField program = metadata == null ? null : metadata.object().find("gmProgram");
        JsonField node = root.find("node");
        return new PresetDescriptor(root.file(), name, root.texts("tags"), program == null ? null : program.integer(0, 128),
                said(metadata, "license"), said(metadata, "source"),
                node(node != null ? node : root.find("graph") != null ? root.need("graph") : root.need("node")));
    }

    /** A text that serves reading only: one of another kind costs nothing. */
    private static String said(@Nullable JsonField metadata, String name) {
        try {
            return metadata == null ? "" : metadata.text(name, "");
        } catch (PresetException e) {
            return "";
        }
    }

    private static PresetNode node(JsonField node) throws PresetException {
        JsonField type = node.object().need("type");
        return switch (type.text()) {
            case "oscillator" -> oscillator(node.need("config").object());
            case "sampler" -> sampler(node.need("config").object());
            case "effect" -> new PresetNode.Effect(EffectReader.read(node));
            case "composite" -> composite(node);
            default -> throw type.expected("oscillator, sampler, effect or composite");
        };
    }

    private static PresetNode oscillator(JsonField config) throws PresetException {
        JsonField waveform = config.need("waveform");
        Waveform wave = switch (waveform.text().toLowerCase(Locale.ROOT)) {
            case "sine" -> Waveform.SINE;
            case "square" -> Waveform.SQUARE;
            case "sawtooth", "saw" -> Waveform.SAWTOOTH;
            case "triangle" -> Waveform.TRIANGLE;
            case "noise" -> Waveform.NOISE;
            default -> throw waveform.expected("sine, square, sawtooth, triangle or noise");
        };
        EnvelopeSpec envelope = envelope(config.find("envelope"));
        return new PresetNode.Oscillator(wave, config.number("detune", 0, -12_000, 12_000), config.number("pulseWidth", 0.5, 0.001, 0.999),
                envelope == null ? EnvelopeSpec.OSCILLATOR : envelope, config.number("mixer", 1, 0, 1));
    }

    private static @Nullable EnvelopeSpec envelope(@Nullable JsonField envelope) throws PresetException {
        if (envelope == null) {
            return null;
        }
        envelope.object();
        return new EnvelopeSpec(envelope.need("attack").number(0, 3600), envelope.need("decay").number(0, 3600),
                envelope.need("sustain").number(0, 1), envelope.need("release").number(0, 3600));
    }

    private static PresetNode sampler(JsonField config) throws PresetException {
        JsonField list = config.need("zones");
        List<JsonField> items = list.items();
        if (items.size() > MAX_ZONES) {
            throw list.malformed("expected at most " + MAX_ZONES + " zones, found " + items.size());
        }
        List<PresetZone> zones = new ArrayList<>();
        for (JsonField item : items) {
            zones.add(zone(item.object()));
        }
        JsonField once = config.findAny("oneShot", "isDrumKit");
        return new PresetNode.Sampler(list.path(), zones, once != null && once.flag(),
                envelope(config.findAny("defaultEnvelope", "envelope")));
    }

    private static PresetZone zone(JsonField zone) throws PresetException {
        JsonField keys = zone.find("keyRange");
        JsonField velocities = zone.find("velocityRange");
        JsonField pitch = zone.need("pitch").object();
        double rate = zone.need("sampleRate").number(1, 1_000_000);
        JsonField loop = zone.findAny("loop", "loopPoints");
        return new PresetZone(zone.path(), bound(keys, "low", 0), bound(keys, "high", 127), bound(velocities, "low", 0),
                bound(velocities, "high", 127), pitch.need("rootNote").number(0, 127), pitch.need("fineTuneCents").number(-12_800, 12_800),
                rate,
                loop == null ? null
                        : new PresetZone.LoopPoints(loop.object().need("start").number(0, 1e12), loop.need("end").number(0, 1e12)),
                audio(zone.need("audio").object()));
    }

    private static int bound(@Nullable JsonField range, String name, int otherwise) throws PresetException {
        return range == null ? otherwise : range.object().need(name).integer(0, 127);
    }

    private static AudioReference audio(JsonField audio) throws PresetException {
        JsonField type = audio.need("type");
        return switch (type.text()) {
            case "external" -> external(audio);
            case "inline-pcm", "inlinePcm" -> inlinePcm(audio, type.text().equals("inlinePcm"));
            case "inline-file", "inlineFile" -> new AudioReference.InlineFile(base64(audio.need("data")), codec(audio.need("codec")));
            case "content-addressed", "contentAddressed" -> contentAddressed(audio);
            case "archive" -> throw type.unsupported(
                    "samples inside archives are not supported; " + "unpack the archive and refer to the file as \"external\"");
            default -> throw type.expected("external, inline-pcm, inline-file or content-addressed");
        };
    }

    private static AudioReference external(JsonField audio) throws PresetException {
        JsonField url = audio.find("url") != null ? audio.need("url") : audio.find("path") != null ? audio.need("path") : audio.need("url");
        JsonField codec = audio.find("codec");
        Codec known = codec != null ? codec(codec) : Codec.ofPath(url.text());
        if (known == null) {
            throw url.malformed("nothing says how \"" + url.text() + "\" is encoded; add \"codec\"");
        }
        JsonField hash = audio.find("sha256");
        return new AudioReference.External(url.text(), known, hash == null ? null : hash.text());
    }

    private static AudioReference inlinePcm(JsonField audio, boolean floatByDefault) throws PresetException {
        JsonField bits = audio.find("bitsPerSample");
        AudioReference.InlinePcm.Format format = switch (bits == null ? floatByDefault ? 32 : 16 : bits.integer(8, 64)) {
            case 16 -> AudioReference.InlinePcm.Format.SIGNED_16;
            case 24 -> AudioReference.InlinePcm.Format.SIGNED_24;
            case 32 -> AudioReference.InlinePcm.Format.FLOAT_32;
            default -> throw audio.need("bitsPerSample").expected("16, 24 or 32");
        };
        JsonField rate = audio.find("sampleRate");
        return new AudioReference.InlinePcm(base64(audio.need("data")), format, rate == null ? 0 : rate.number(1, 1_000_000));
    }

    private static AudioReference contentAddressed(JsonField audio) throws PresetException {
        JsonField codecField = audio.find("codec");
        Codec codec = codecField == null ? Codec.MP3 : codec(codecField);
        JsonField plain = audio.find("hash");
        JsonField hash = plain != null ? plain : audio.need("sha256");
        if (!hash.text().matches("[0-9a-fA-F]{8,128}")) {
            throw hash.expected("hex digits");
        }
        String path = plain != null ? hash.text() : "samples/" + hash.text() + "." + codec.name().toLowerCase(Locale.ROOT);
        return new AudioReference.ContentAddressed(path, hash.text(), codec);
    }

    private static Codec codec(JsonField field) throws PresetException {
        Codec codec = Codec.named(field.text());
        if (codec == null) {
            throw field.expected("mp3, raw, wav, aiff, ogg or flac");
        }
        return codec;
    }

    private static byte[] base64(JsonField data) throws PresetException {
        try {
            return Base64.getMimeDecoder().decode(data.text());
        } catch (IllegalArgumentException e) {
            throw data.malformed("not base64: " + e.getMessage());
        }
    }

    private static PresetNode composite(JsonField node) throws PresetException {
        JsonField mode = node.need("mode");
        PresetNode.Composite.Mode kind = switch (mode.text()) {
            case "layer" -> PresetNode.Composite.Mode.LAYER;
            case "split" -> PresetNode.Composite.Mode.SPLIT;
            case "chain" -> PresetNode.Composite.Mode.CHAIN;
            default -> throw mode.expected("layer, split or chain");
        };
        JsonField list = node.need("children");
        List<PresetNode> children = new ArrayList<>();
        for (JsonField child : list.items()) {
            children.add(node(child));
        }
        if (children.isEmpty()) {
            throw list.malformed("expected at least one child");
        }
        JsonField config = node.find("config");
        return new PresetNode.Composite(node.path(), kind, children, levels(setting(node, config, "mixLevels"), children.size()),
                points(setting(node, config, "splitPoints")));
    }

    private static @Nullable JsonField setting(JsonField node, @Nullable JsonField config, String name) throws PresetException {
        JsonField inside = config == null ? null : config.object().find(name);
        return inside != null ? inside : node.find(name);
    }

    /** Gains of the children; a list too short is filled with 1, one too long is an error. */
    private static List<Double> levels(@Nullable JsonField list, int children) throws PresetException {
        List<Double> levels = new ArrayList<>(Collections.nCopies(children, 1.0));
        if (list != null) {
            List<JsonField> items = list.items();
            if (items.size() > children) {
                throw list.malformed("expected at most " + children + " levels, one per child, found " + items.size());
            }
            for (int i = 0; i < items.size(); i++) {
                levels.set(i, items.get(i).number(0, 100));
            }
        }
        return levels;
    }

    private static List<Integer> points(@Nullable JsonField list) throws PresetException {
        List<Integer> points = new ArrayList<>();
        if (list != null) {
            for (JsonField item : list.items()) {
                points.add(item.integer(0, 127));
            }
        }
        return points;
    }
}
