// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/** One input, as far as {@link AudioInput} needs it. Tests bring their own. */
interface InputOpener {

    String name();

    /** What it offers besides what one may simply try. */
    List<AudioFormat> formats();

    /** Opens a line. Throws {@link LineUnavailableException} or {@link IllegalArgumentException} where the format is not to be had. */
    TargetDataLine open(AudioFormat format, int bufferBytes) throws LineUnavailableException;
}
