// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.util.ArrayList;
import java.util.List;
import org.songwalker.preset.Network;
import org.songwalker.preset.PresetException;
import org.songwalker.preset.PresetRepository;
import org.songwalker.preset.PresetSource;

/** Opens the preset libraries that a user has named. What cannot be opened is left out with a sentence. */
final class Libraries {
    private Libraries() { }

    /** A repository of what could be opened; the embedded Starter is always in it. */
    record Opened(PresetRepository repository, List<String> complaints) { }

    /** Reads nothing but names yet; indexes are read when they are asked for. */
    static Opened open(List<String> places) {
        List<PresetSource> sources = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        Network network = Network.online();
        for (String place : places) {
            try {
                sources.add(PresetSource.of(place, network));
            } catch (PresetException e) {
                complaints.add("The library '" + place + "' cannot be read; correct it under Preferences > Library.");
            }
        }
        return new Opened(new PresetRepository(sources), complaints);
    }
}
