// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.index.GeneralMidi;
import org.songwalker.preset.index.Names;
import org.songwalker.preset.index.Paths;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.StarterSource;

/**
 * Ranks the presets of some libraries against a name (sound reference 3): the surest kind of match wins, then the order of the libraries,
 * then the order of their indexes. Thread-safe.
 */
final class NameSearch {
    private static final int CANDIDATES = 5;
    private static final int MANY = 20_000;
    /** Edits that a name of another family of instruments counts more. */
    private static final int OTHER_FAMILY = 5;
    /** Longer names are no misspelt ones. */
    private static final int LONGEST_NAME = 200;
    private static final int LEAST_INITIALS = 2;
    private static final int MOST_INITIALS = 6;
    private static final List<String> KIT_NAMES = List.of("standard", "standardkit", "drumkit", "drums", "kit", "percussion");

    /** One hit. */
    record Hit(Match match, Resolution.Target target) {}

    /** What {@link Names#plain} makes of a preset's name, of its name in its index and of its directory. */
    private record Plain(String name, String entry, String directory) {}

    private interface Rule {
        boolean fits(LibraryPreset preset);
    }

    private final GeneralMidi midi;
    private final List<Library> libraries;
    private final List<LibraryPreset> presets = new ArrayList<>();
    private final Map<LibraryPreset, Plain> plains = new IdentityHashMap<>();
    private final Map<Library, BitSet> drumKeys = new IdentityHashMap<>();
    private @Nullable PresetException failure;
    private boolean complete = true;

    /** Libraries that cannot be read are skipped; {@link #failure()} then says why. */
    NameSearch(GeneralMidi midi, List<Library> libraries) {
        this.midi = midi;
        this.libraries = libraries;
        for (Library library : libraries) {
            try {
                presets.addAll(library.presets());
                List<PresetException> faults = library.faults();
                failure = failure == null && !faults.isEmpty() ? faults.getFirst() : failure;
            } catch (PresetException e) {
                failure = failure == null ? e : failure;
                complete = false;
            }
        }
    }

    /** False if a library could not be read: it may be readable later. */
    boolean complete() {
        return complete;
    }

    /** Why a library or one of its entries could not be read, or null. */
    @Nullable
    PresetException failure() {
        return failure;
    }

    synchronized @Nullable Hit find(String wanted) {
        String plain = Names.plain(wanted);
        if (plain.isEmpty()) {
            return null;
        }
        Hit hit = first(Match.EXACT, p -> p.name().equals(wanted) || Names.leaf(p.name()).equals(wanted));
        hit = hit != null ? hit : first(Match.NORMALIZED, p -> plain(p).name().equals(plain) || plain(p).entry().equals(plain));
        hit = hit != null ? hit : first(Match.DIRECTORY,
                p -> plain(p).directory().equals(plain) || p.library() instanceof SoundFontLibrary && p.path().equals(wanted));
        hit = hit != null ? hit : kit(wanted);
        hit = hit != null ? hit : first(Match.PREFIX, p -> plain(p).entry().startsWith(plain));
        hit = hit != null ? hit : first(Match.SUBSTRING, p -> plain(p).name().contains(plain));
        return hit != null ? hit : alias(wanted);
    }

    private Plain plain(LibraryPreset preset) {
        return plains.computeIfAbsent(preset, p -> {
            String name = Names.plain(p.name());
            String entry = p.entry().name().equals(p.name()) ? name : Names.plain(p.entry().name());
            String directory = Names.plain(Paths.directoryName(p.path()));
            return new Plain(name, entry, directory.equals(entry) ? entry : directory);
        });
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

    /** The preset of a bank and program of a SoundFont. */
    @Nullable
    Hit inBank(int bank, int program) {
        String path = bank + ":" + program;
        return first(Match.DIRECTORY, p -> p.library() instanceof SoundFontLibrary && p.path().equals(path));
    }

    private @Nullable Hit alias(String wanted) {
        GeneralMidi.Term program = midi.program(wanted);
        if (program == null) {
            return null;
        }
        Set<String> names = program.names().stream().map(Names::plain).collect(Collectors.toSet());
        Hit named = first(Match.ALIAS, p -> names.contains(plain(p).entry()));
        return named != null ? named : first(Match.ALIAS, p -> p.entry().gmProgram() != null && p.entry().gmProgram() == program.number());
    }

    /** The nearest names so far, nearest first; of equal distance the first stays first. */
    private static final class Nearest {
        private record Scored(String name, int distance) {}

        private final List<Scored> best = new ArrayList<>();
        private final int farthest;

        Nearest(int farthest) {
            this.farthest = farthest;
        }

        /** Names at this distance or farther are not among the nearest. */
        int limit() {
            return best.size() < CANDIDATES ? farthest : best.getLast().distance();
        }

        void add(String name, int distance) {
            if (distance >= limit() || best.stream().anyMatch(scored -> scored.name().equals(name))) {
                return;
            }
            int at = best.size();
            while (at > 0 && best.get(at - 1).distance() > distance) {
                at--;
            }
            best.add(at, new Scored(name, distance));
            if (best.size() > CANDIDATES) {
                best.removeLast();
            }
        }

        List<String> names() {
            return best.stream().map(Scored::name).toList();
        }
    }

    /**
     * The five nearest names by edit distance to the whole name, to one of its words or to its initials, the names of kits and drums
     * included.
     */
    synchronized List<String> candidates(String wanted) {
        String plain = Names.plain(Names.leaf(wanted));
        if (plain.isEmpty() || plain.length() > LONGEST_NAME) {
            return List.of();
        }
        // Among very many names only those that are a slip of the pen away are looked for: comparing all would take seconds.
        Nearest nearest = new Nearest(presets.size() > MANY ? 3 + plain.length() / 4 : Integer.MAX_VALUE);
        String family = family(Names.leaf(wanted));
        for (LibraryPreset preset : presets) {
            if (preset.entry().percussionKey() < 0) {
                int distance = distance(plain, plain(preset).entry(), preset.entry().name(), nearest.limit());
                if (distance < nearest.limit()) {
                    nearest.add(preset.fullName(), distance + strangeness(family, preset));
                }
            }
        }
        for (Library library : libraries) {
            BitSet keys = drumKeys.computeIfAbsent(library, this::drumKeys);
            for (GeneralMidi.Term drum : midi.drums()) {
                if (keys.get(drum.number())) {
                    int distance = drum.names()
                            .stream()
                            .mapToInt(n -> distance(plain, Names.plain(n), n, Integer.MAX_VALUE))
                            .min()
                            .orElseThrow();
                    nearest.add(library.name() + "/" + Resolution.Target.Kit.NAME + "/" + drum.name(),
                            distance + (family == null || family.equals("Kit") ? 0 : OTHER_FAMILY));
                }
            }
        }
        return nearest.names();
    }

    /** The Starter's preset of the family that a name belongs to by its General MIDI program or drum; null if it names neither. */
    private @Nullable String family(String name) {
        GeneralMidi.Hit program = midi.programIn(name);
        GeneralMidi.Hit drum = midi.drumIn(name);
        if (program != null && (drum == null || program.length() >= drum.length())) {
            return StandIn.familyOf(program.term().number());
        }
        return drum == null ? null : "Kit";
    }

    /** What a preset of another family is farther away: who looks for a piano does not want a bass, however alike the names are. */
    private int strangeness(@Nullable String family, LibraryPreset preset) {
        if (family == null) {
            return 0;
        }
        Integer program = preset.entry().gmProgram();
        String own = preset.library().source() instanceof StarterSource ? preset.name()
                : program != null ? StandIn.familyOf(program) : family(preset.entry().name());
        return own == null || own.equals(family) ? 0 : OTHER_FAMILY;
    }

    private BitSet drumKeys(Library library) {
        BitSet keys = new BitSet();
        for (LibraryPreset preset : presets) {
            if (preset.library() == library && preset.entry().percussionKey() >= 0) {
                keys.set(preset.entry().percussionKey());
            }
        }
        return keys;
    }

    /** Distance to the whole name or, one more, to one of its words or to its initials ("agp"), if it is below the limit. */
    private static int distance(String plain, String plainName, String name, int limit) {
        int nearest = Names.distance(plain, plainName, limit);
        if (plain.length() >= LEAST_INITIALS && plain.length() <= MOST_INITIALS && Names.initials(name).equals(plain)) {
            nearest = Math.min(nearest, 1);
        }
        int from = 0;
        for (int at = 0; at <= name.length(); at++) {
            if (at == name.length() || !Character.isLetterOrDigit(name.charAt(at))) {
                if (at > from && at - from < name.length()) {
                    int most = Math.min(nearest, limit) - 1;
                    nearest = Math.min(nearest, 1 + Names.distance(plain, name.substring(from, at).toLowerCase(Locale.ROOT), most));
                }
                from = at + 1;
            }
        }
        return nearest;
    }
}
