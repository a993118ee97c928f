// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** One device, as far as {@link AudioOutput} needs it. Tests bring their own. */
interface LineOpener {

    String name();

    /** What it offers besides what one may simply try. */
    List<AudioFormat> formats();

    /** Opens a line. Throws {@link LineUnavailableException} or {@link IllegalArgumentException} where the format is not to be had. */
    SourceDataLine open(AudioFormat format, int bufferBytes) throws LineUnavailableException;
}
