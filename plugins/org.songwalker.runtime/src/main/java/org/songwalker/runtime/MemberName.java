// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.words.ArrayField;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.words.SongField;
import org.songwalker.runtime.words.VoiceField;
import org.songwalker.runtime.words.Words;

/**
 * A member of a value whose type is known only at run time, with its meaning for each type. Looked up once, when the program is built, so
 * that the audio thread compares no texts.
 *
 * @param text     as written, interned
 * @param voice    on a voice
 * @param array    on an array
 * @param song     on {@code song}, for what the engine fills
 * @param songName index among the program's own {@code song} properties, -1 if it has none of this name
 * @param preset   on a preset
 */
record MemberName(String text, @Nullable VoiceField voice, @Nullable ArrayField array, @Nullable SongField song, int songName,
        @Nullable PresetProperty preset) {

    /** Looks a name up. */
    static MemberName of(String text, List<String> songNames) {
        return new MemberName(text.intern(), Words.named(VoiceField.values(), text).orElse(null),
                Words.named(ArrayField.values(), text).orElse(null), Words.named(SongField.values(), text).orElse(null),
                songNames.indexOf(text), Words.named(PresetProperty.values(), text).orElse(null));
    }
}
