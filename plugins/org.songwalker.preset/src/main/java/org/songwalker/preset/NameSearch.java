// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.index.GeneralMidi;
import org.songwalker.preset.index.Names;
import org.songwalker.preset.index.Paths;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.StarterSource;

/**
 * Ranks the presets of some libraries against a name (sound reference 3): the surest kind of match wins, then the order of the libraries,
 * then the order of their indexes.
 */
final class NameSearch {
    private static final int CANDIDATES = 5;
    private static final List<String> KIT_NAMES = List.of("standard", "standardkit", "drumkit", "drums", "kit", "percussion");

    /** One hit. */
    record Hit(Match match, Resolution.Target target) {}

    private interface Rule {
        boolean fits(LibraryPreset preset);
    }

    private final GeneralMidi midi;
    private final List<Library> libraries;
    private final List<LibraryPreset> presets = new ArrayList<>();
    private @Nullable PresetException failure;

    /** Libraries that cannot be read are skipped; {@link #failure()} then says why. */
    NameSearch(GeneralMidi midi, List<Library> libraries) {
        this.midi = midi;
        this.libraries = libraries;
        for (Library library : libraries) {
            try {
                presets.addAll(library.presets());
            } catch (PresetException e) {
                failure = failure == null ? e : failure;
            }
        }
    }

    /** Why a library could not be read, or null. */
    @Nullable
    PresetException failure() {
        return failure;
    }

    @Nullable
    Hit find(String wanted) {
        String plain = Names.plain(wanted);
        if (plain.isEmpty()) {
            return null;
        }
        Hit hit = first(Match.EXACT, p -> p.name().equals(wanted) || Names.leaf(p.name()).equals(wanted));
        hit = hit != null ? hit
                : first(Match.NORMALIZED, p -> Names.plain(p.name()).equals(plain) || Names.plain(p.entry().name()).equals(plain));
        hit = hit != null ? hit : first(Match.DIRECTORY, p -> Names.plain(Paths.directoryName(p.path())).equals(plain)
                || p.library() instanceof SoundFontLibrary && p.path().equals(wanted));
        hit = hit != null ? hit : kit(wanted);
        hit = hit != null ? hit : first(Match.PREFIX, p -> Names.plain(p.entry().name()).startsWith(plain));
        hit = hit != null ? hit : first(Match.SUBSTRING, p -> Names.plain(p.name()).contains(plain));
        return hit != null ? hit : alias(wanted);
    }

    private @Nullable Hit first(Match match, Rule rule) {
        for (LibraryPreset preset : presets) {
            if (rule.fits(preset) && (sure(match) || !(preset.library().source() instanceof StarterSource))) {
                return new Hit(match, new Resolution.Target.Single(preset));
            }
        }
        return null;
    }

    /** The Starter answers to its own names only; a vague similarity makes it a stand-in, which is reported. */
    private static boolean sure(Match match) {
        return match.compareTo(Match.DIRECTORY) <= 0;
    }

    private @Nullable Hit kit(String wanted) {
        int slash = wanted.indexOf('/');
        if (!KIT_NAMES.contains(Names.plain(slash < 0 ? wanted : wanted.substring(0, slash)))) {
            return null;
        }
        if (slash >= 0) {
            GeneralMidi.Term drum = midi.drum(wanted.substring(slash + 1));
            if (drum == null) {
                return null;
            }
            Hit single = first(Match.KIT, p -> p.entry().percussionKey() == drum.number());
            LibraryPreset whole = single != null ? null : wholeKit();
            return whole == null ? single : new Hit(Match.KIT, new Resolution.Target.Drum(whole, drum.name(), drum.number()));
        }
        for (Library library : libraries) {
            List<LibraryPreset> drums = presets.stream()
                    .filter(p -> p.library() == library && p.entry().percussionKey() >= 0)
                    .sorted(Comparator.comparingInt(p -> p.entry().percussionKey()))
                    .toList();
            if (drums.size() > 1) {
                return new Hit(Match.KIT, new Resolution.Target.Kit(library, drums));
            }
        }
        LibraryPreset whole = wholeKit();
        return whole == null ? null : new Hit(Match.KIT, new Resolution.Target.Single(whole));
    }

    /** The first preset that is a kit by itself, as SoundFonts have them. */
    private @Nullable LibraryPreset wholeKit() {
        return presets.stream()
                .filter(p -> p.library() instanceof SoundFontLibrary && p.entry().tags().contains("percussion"))
                .findFirst()
                .orElse(null);
    }

    /** The first preset of a General MIDI program. */
    @Nullable
    Hit program(int program) {
        return first(Match.ALIAS, p -> p.entry().gmProgram() != null && p.entry().gmProgram() == program && p.entry().percussionKey() < 0);
    }

    private @Nullable Hit alias(String wanted) {
        GeneralMidi.Term program = midi.program(wanted);
        if (program == null) {
            return null;
        }
        Hit named = first(Match.ALIAS, p -> program.names().stream().anyMatch(n -> Names.plain(n).equals(Names.plain(p.entry().name()))));
        return named != null ? named : first(Match.ALIAS, p -> p.entry().gmProgram() != null && p.entry().gmProgram() == program.number());
    }

    /** The five nearest names by edit distance to the whole name or to one of its words, the names of kits and drums included. */
    List<String> candidates(String wanted) {
        String plain = Names.plain(Names.leaf(wanted));
        record Scored(String name, int distance) {}
        List<Scored> scored = new ArrayList<>();
        for (LibraryPreset preset : presets) {
            if (preset.entry().percussionKey() < 0) {
                scored.add(new Scored(preset.fullName(), distance(plain, preset.entry().name())));
            }
        }
        for (Library library : libraries) {
            for (GeneralMidi.Term drum : midi.drums()) {
                if (presets.stream().anyMatch(p -> p.library() == library && p.entry().percussionKey() == drum.number())) {
                    int distance = drum.names().stream().mapToInt(n -> distance(plain, n)).min().orElseThrow();
                    scored.add(new Scored(library.name() + "/" + Resolution.Target.Kit.NAME + "/" + drum.name(), distance));
                }
            }
        }
        return scored.stream().sorted(Comparator.comparingInt(Scored::distance)).map(Scored::name).distinct().limit(CANDIDATES).toList();
    }

    private static int distance(String plain, String name) {
        int nearest = Names.distance(plain, Names.plain(name));
        for (String word : Names.words(name).strip().split(" ")) {
            nearest = Math.min(nearest, 1 + Names.distance(plain, word));
        }
        return nearest;
    }
}
