// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;
import org.jspecify.annotations.Nullable;

/** An input of this machine: a mixer by name, or the system's default. */
final class SystemInputs implements InputOpener {
    private final Mixer.@Nullable Info info;

    private SystemInputs(Mixer.@Nullable Info info) {
        this.info = info;
    }

    /** The input of a name, null for the system's default. */
    static Optional<InputOpener> find(@Nullable String name) {
        return name == null ? Optional.of(new SystemInputs(null)) : Devices.named(name, TargetDataLine.class).map(SystemInputs::new);
    }

    @Override
    public String name() {
        Mixer.Info mixer = info;
        return mixer == null ? "the default input" : "'" + mixer.getName() + "'";
    }

    @Override
    public List<AudioFormat> formats() {
        List<AudioFormat> formats = new ArrayList<>();
        for (Line.Info line : AudioSystem.getMixer(info).getTargetLineInfo(new Line.Info(TargetDataLine.class))) {
            if (line instanceof DataLine.Info data) {
                formats.addAll(List.of(data.getFormats()));
            }
        }
        return formats;
    }

    @Override
    public TargetDataLine open(AudioFormat format, int bufferBytes) throws LineUnavailableException {
        DataLine.Info wanted = new DataLine.Info(TargetDataLine.class, format);
        Mixer.Info mixer = info;
        TargetDataLine line = (TargetDataLine) (mixer == null ? AudioSystem.getLine(wanted) : AudioSystem.getMixer(mixer).getLine(wanted));
        line.open(format, bufferBytes);
        return line;
    }
}
