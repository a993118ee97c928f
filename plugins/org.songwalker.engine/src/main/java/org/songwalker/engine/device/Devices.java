// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/** Lists the sound devices of this machine. Any thread; queries the system with every call. */
public final class Devices {

    /** Outputs in the system's order, the default first. Empty on a machine without any. */
    public List<OutputDevice> outputs() {
        return devices(SourceDataLine.class);
    }

    /** Inputs in the system's order. */
    public List<OutputDevice> inputs() {
        return devices(TargetDataLine.class);
    }

    private static List<OutputDevice> devices(Class<? extends DataLine> kind) {
        List<OutputDevice> found = new ArrayList<>();
        for (Mixer.Info info : AudioSystem.getMixerInfo()) {
            Line.Info[] lines = lines(AudioSystem.getMixer(info), kind);
            if (lines.length > 0) {
                found.add(new OutputDevice(info.getName(), info.getDescription(), formats(lines)));
            }
        }
        return found;
    }

    private static List<String> formats(Line.Info[] lines) {
        return Arrays.stream(lines)
                .filter(DataLine.Info.class::isInstance)
                .map(DataLine.Info.class::cast)
                .flatMap(info -> Arrays.stream(info.getFormats()))
                .filter(format -> format.getChannels() <= LineFormats.MOST_CHANNELS)
                .map(Devices::text)
                .distinct()
                .toList();
    }

    static String text(AudioFormat format) {
        String rate = format.getSampleRate() == AudioSystem.NOT_SPECIFIED ? "any rate"
                : String.format(Locale.ROOT, "%.0f Hz", format.getSampleRate());
        String channels = switch (format.getChannels()) {
            case AudioSystem.NOT_SPECIFIED -> "any channels";
            case 1 -> "mono";
            case 2 -> "stereo";
            default -> format.getChannels() + " channels";
        };
        String bits = format.getEncoding().equals(AudioFormat.Encoding.PCM_FLOAT) ? " bit float" : " bit";
        return rate + ", " + format.getSampleSizeInBits() + bits + ", " + channels;
    }

    /** The largest number of channels that an input of this machine offers; 0 without inputs. */
    public int inputChannels() {
        return Arrays.stream(AudioSystem.getMixerInfo())
                .map(AudioSystem::getMixer)
                .flatMap(mixer -> Arrays.stream(lines(mixer, TargetDataLine.class)))
                .filter(DataLine.Info.class::isInstance)
                .flatMap(line -> Arrays.stream(((DataLine.Info) line).getFormats()))
                .mapToInt(AudioFormat::getChannels)
                .map(channels -> channels == AudioSystem.NOT_SPECIFIED ? 2 : channels)
                .filter(channels -> channels <= LineFormats.MOST_CHANNELS)
                .max()
                .orElse(0);
    }

    /** The output with this name: an exact match, else the first that contains it, ignoring case. */
    static Optional<Mixer.Info> named(String name) {
        return named(name, SourceDataLine.class);
    }

    /** The mixer with this name that has lines of this kind: an exact match, else the first that contains it, ignoring case. */
    static Optional<Mixer.Info> named(String name, Class<? extends DataLine> kind) {
        List<Mixer.Info> usable = Arrays.stream(AudioSystem.getMixerInfo())
                .filter(info -> lines(AudioSystem.getMixer(info), kind).length > 0)
                .toList();
        String wanted = name.toLowerCase(Locale.ROOT);
        return usable.stream()
                .filter(info -> info.getName().equals(name))
                .findFirst()
                .or(() -> usable.stream().filter(info -> info.getName().toLowerCase(Locale.ROOT).contains(wanted)).findFirst());
    }

    private static Line.Info[] lines(Mixer mixer, Class<? extends DataLine> kind) {
        return kind == SourceDataLine.class ? mixer.getSourceLineInfo(new Line.Info(kind)) : mixer.getTargetLineInfo(new Line.Info(kind));
    }
}
