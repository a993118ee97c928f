// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.preset.index.GeneralMidi;
import org.songwalker.preset.index.Names;
import org.songwalker.preset.source.PresetException;

/**
 * The instrument of the embedded Starter that plays in place of a preset that cannot: by General MIDI name, tag or family, drums by key
 * (language reference 0.8). Thread-safe; the first use of an instrument decodes it, later uses take no time worth naming.
 */
public final class StandIn {
    private static final Pattern PERCUSSION_KEY = Pattern.compile("(?i)percussion_?[A-G][b#]?-?\\d?_?(\\d{2})\\b");
    private static final Pattern KIT_WORD = Pattern.compile(" (standard|kit|drum kit|drumkit|drums|percussion) ");
    private static final Pattern PROGRAM_TAG = Pattern.compile("gm:(\\d{1,3})");
    private static final int PERCUSSION_PROGRAM = 128;
    private static final int NO_KEY = -1;

    private final GeneralMidi midi = new GeneralMidi();
    private final Library starter;
    private final InstrumentBuilder builder;

    /**
     * The instrument that stands in.
     *
     * @param preset name of the Starter's preset, for example {@code Keys}
     * @param key    the one key of {@code Kit} that is meant, or -1 for a whole instrument
     */
    public record Choice(String preset, int key) {
        /** {@code Starter/Keys}: what event lists show. */
        public String instrumentName() {
            return "Starter/" + preset;
        }
    }

    public StandIn(PresetRepository repository, InstrumentBuilder builder) {
        this.starter = repository.starter();
        this.builder = builder;
    }

    /** The choice for a name as a program writes it; nothing else is known of the preset. */
    public Choice choose(String name) {
        return choose(name, List.of(), null);
    }

    /**
     * @param name      the name as a program writes it, with or without its library
     * @param tags      tags of the preset, if its index was read
     * @param gmProgram program of the preset, if its index or file says it; 128 is percussion
     */
    public Choice choose(String name, List<String> tags, @Nullable Integer gmProgram) {
        Matcher key = PERCUSSION_KEY.matcher(name);
        if (key.find()) {
            return drum(Integer.parseInt(key.group(1)));
        }
        Choice named = named(name.substring(name.indexOf('/') + 1));
        if (named != null) {
            return named;
        }
        Choice tagged = gmProgram == null ? tagged(tags) : family(gmProgram);
        if (tagged != null) {
            return tagged;
        }
        Choice byLibrary = named(name);
        return byLibrary == null ? whole("Keys") : byLibrary;
    }

    /** The choice for a preset of an index whose file or samples cannot be read. */
    public Choice choose(Resolution.Target target) {
        return switch (target) {
            case Resolution.Target.Kit kit -> whole("Kit");
            case Resolution.Target.Drum drum -> drum(drum.key());
            case Resolution.Target.Single single ->
                    single.entry().entry().percussionKey() >= 0 ? drum(single.entry().entry().percussionKey())
                            : choose(single.preset(), single.entry().entry().tags(), single.entry().entry().gmProgram());
        };
    }

    private @Nullable Choice named(String name) {
        GeneralMidi.Hit program = midi.programIn(name);
        GeneralMidi.Hit drum = midi.drumIn(name);
        Matcher kit = KIT_WORD.matcher(Names.words(name));
        int kitLength = 0;
        while (kit.find()) {
            kitLength = Math.max(kitLength, kit.group().length());
        }
        if (drum != null && (kitLength > 0 || program == null || drum.length() > program.length())) {
            return program != null && program.length() > Math.max(drum.length(), kitLength) ? family(program.term().number())
                    : drum(drum.term().number());
        }
        if (program != null && program.length() > kitLength) {
            return family(program.term().number());
        }
        return kitLength > 0 ? whole("Kit") : null;
    }

    private static @Nullable Choice tagged(List<String> tags) {
        for (String tag : tags) {
            Matcher program = PROGRAM_TAG.matcher(tag);
            if (program.matches()) {
                return family(Integer.parseInt(program.group(1)));
            }
        }
        return tags.contains("percussion") ? whole("Kit") : null;
    }

    private static Choice drum(int key) {
        return key >= 35 && key <= 81 ? new Choice("Kit", key) : whole("Kit");
    }

    private static Choice whole(String preset) {
        return new Choice(preset, NO_KEY);
    }

    private static Choice family(int program) {
        return whole(familyOf(program));
    }

    /** Name of the Starter's preset that stands for a General MIDI program; 128 is percussion. */
    static String familyOf(int program) {
        if (program == PERCUSSION_PROGRAM) {
            return "Kit";
        }
        return program < 32 ? "Keys"
                : program < 40 ? "Bass" : program < 56 ? "Strings" : program < 88 ? "Lead" : program < 104 ? "Pad" : "Keys";
    }

    /** The instrument of a choice. A chosen drum is an instrument of that one key, so that it sounds without naming a pitch. */
    public Instrument instrument(Choice choice) {
        try {
            for (LibraryPreset preset : starter.presets()) {
                if (preset.name().equals(choice.preset())) {
                    Instrument whole = builder.build(new Resolution.Target.Single(preset)).instrument();
                    return choice.key() == NO_KEY ? whole : oneKey(whole, choice.key());
                }
            }
        } catch (PresetException e) {
            throw new IllegalStateException("the Starter library in the program's jar is damaged: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("the Starter has no " + choice.preset());
    }

    private static Instrument oneKey(Instrument kit, int key) {
        if (!(kit instanceof SamplerInstrument sampler)) {
            throw new IllegalStateException("the Starter's kit is no sampler");
        }
        List<Zone> zones = sampler.zones().stream().filter(z -> z.coversKey(key)).toList();
        return new SamplerInstrument(kit.name(), zones, sampler.choice(), sampler.fillGaps());
    }
}
