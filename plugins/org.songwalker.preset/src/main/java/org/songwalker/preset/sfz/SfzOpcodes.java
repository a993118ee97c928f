// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.sfz;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The opcodes of one region, read by name. What nobody asked for has no effect. */
final class SfzOpcodes {
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(Map.entry("loopmode", "loop_mode"),
            Map.entry("loopstart", "loop_start"), Map.entry("loopend", "loop_end"), Map.entry("offby", "off_by"),
            Map.entry("pitch", "tune"), Map.entry("bendup", "bend_up"), Map.entry("benddown", "bend_down"), Map.entry("cutoff1", "cutoff"),
            Map.entry("gain", "volume"), Map.entry("filtype", "fil_type"), Map.entry("polyphony_group", "group"));
    private static final Pattern KEY = Pattern.compile("([a-gA-G])([#b♯♭]?)(-?\\d+)");
    private static final int[] SEMITONES = {9, 11, 0, 2, 4, 5, 7};
    /** Names and texts for people; they make no sound. */
    private static final Pattern SILENT = Pattern.compile("(\\w+_)?label(_\\w+)?|image|sample_quality|hint_\\w+|md5|load_\\w+");

    private final Map<String, String> values;
    private final Set<String> read = new HashSet<>();
    private final Map<String, String> wrong = new LinkedHashMap<>();

    /** @param opcodes by their {@link #canonical} names */
    SfzOpcodes(Map<String, String> opcodes) {
        values = opcodes;
    }

    /** The one name of an opcode that has several. */
    static String canonical(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace("_oncc", "_cc");
        return OTHER_NAMES.getOrDefault(lower, lower);
    }

    boolean says(String name) {
        return values.containsKey(name);
    }

    String text(String name, String otherwise) {
        read.add(name);
        return values.getOrDefault(name, otherwise);
    }

    /** A number within limits; one that is no number counts as not said. */
    double number(String name, double otherwise, double low, double high) {
        String value = text(name, "");
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(value);
            if (Double.isFinite(number)) {
                return Math.clamp(number, low, high);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        wrong.put(name, value);
        return otherwise;
    }

    int whole(String name, int otherwise, int low, int high) {
        return (int) number(name, otherwise, low, high);
    }

    /** A MIDI key as a number or a name, of which {@code c4} is 60; -1 is none. */
    int key(String name, int otherwise) {
        String value = text(name, "");
        Matcher key = KEY.matcher(value);
        if (key.matches() && key.group(3).length() < 4) {
            int semitone = SEMITONES[Character.toLowerCase(key.group(1).charAt(0)) - 'a'];
            int sign = key.group(2).isEmpty() ? 0 : "#♯".contains(key.group(2)) ? 1 : -1;
            return Math.clamp(12 * (Integer.parseInt(key.group(3)) + 1) + semitone + sign, -1, 127);
        }
        return whole(name, otherwise, -1, 127);
    }

    /** The numbers of controllers for which an opcode is said, with their values: {@code cutoff_cc74=1200} for {@code cutoff_cc}. */
    Map<Integer, Double> controllers(String prefix, double most) {
        Map<Integer, Double> found = new LinkedHashMap<>();
        for (String name : values.keySet().stream().sorted().toList()) {
            if (name.startsWith(prefix) && name.length() > prefix.length() && name.length() <= prefix.length() + 3
                    && name.substring(prefix.length()).chars().allMatch(c -> c >= '0' && c <= '9')) {
                found.put(Integer.parseInt(name.substring(prefix.length())), number(name, 0, -most, most));
            }
        }
        return found;
    }

    /** Takes back that an opcode has been read: it has no effect after all. */
    void ignore(String name) {
        read.remove(name);
    }

    /** Names that have no effect, numbers of controllers and steps left out: {@code ampeg_attack_cc20} is {@code ampeg_attack_ccN}. */
    Set<String> withoutEffect() {
        Set<String> names = new HashSet<>();
        for (String name : values.keySet()) {
            if (!read.contains(name) && !SILENT.matcher(name).matches()) {
                names.add(name.replaceAll("\\d+", "N"));
            }
        }
        return names;
    }

    /** Opcodes whose value is no number, with it. */
    Map<String, String> wrong() {
        return wrong;
    }
}
