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
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;

/** A device of this machine: a mixer by name, or the system's default. */
final class SystemLines implements LineOpener {
    private final Mixer.@Nullable Info info;

    private SystemLines(Mixer.@Nullable Info info) {
        this.info = info;
    }

    /** The mixer of a name, null for the system's default. */
    static Optional<LineOpener> find(@Nullable String name) {
        return name == null ? Optional.of(new SystemLines(null)) : Devices.named(name).map(SystemLines::new);
    }

    @Override
    public String name() {
        Mixer.Info mixer = info;
        return mixer == null ? "the default device" : "'" + mixer.getName() + "'";
    }

    @Override
    public List<AudioFormat> formats() {
        List<AudioFormat> formats = new ArrayList<>();
        for (Line.Info line : AudioSystem.getMixer(info).getSourceLineInfo(new Line.Info(SourceDataLine.class))) {
            if (line instanceof DataLine.Info data) {
                formats.addAll(List.of(data.getFormats()));
            }
        }
        return formats;
    }

    @Override
    public SourceDataLine open(AudioFormat format, int bufferBytes) throws LineUnavailableException {
        DataLine.Info wanted = new DataLine.Info(SourceDataLine.class, format);
        Mixer.Info mixer = info;
        SourceDataLine line = (SourceDataLine) (mixer == null ? AudioSystem.getLine(wanted) : AudioSystem.getMixer(mixer).getLine(wanted));
        line.open(format, bufferBytes);
        return line;
    }
}
