// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/** An input device as {@link AudioInput} uses it. Tests implement their own. */
interface InputOpener {

    String name();

    /** Formats that it offers, besides those that a caller may simply try. */
    List<AudioFormat> formats();

    /** Opens a line. Throws {@link LineUnavailableException} or {@link IllegalArgumentException} if the format is not available. */
    TargetDataLine open(AudioFormat format, int bufferBytes) throws LineUnavailableException;
}
