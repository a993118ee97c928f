// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.sfz;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.index.Paths;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.PresetException;

/**
 * Reads the text of an SFZ file with the files that it includes: what its headers say, joined for each region. A region has what its
 * global, master and group headers say, the nearer of them first.
 */
public final class SfzText {
    private static final int LARGEST = 8 << 20;
    private static final int DEEPEST = 16;
    private static final int MOST_FILES = 1_000;
    private static final int MOST_REGIONS = 20_000;
    private static final int MOST_DEFINITIONS = 10_000;
    private static final int MOST_OPCODES = 2_000;
    /** Characters of all values of all regions together: some hundred times those of the largest instruments. */
    private static final long MOST_CHARACTERS = 64 << 20;
    private static final int LONGEST_LINE = 100_000;
    private static final int LONGEST_PATH = 1_000;
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?(\\*/|\\z)", Pattern.DOTALL);
    private static final Pattern DEFINE = Pattern.compile("#define\\s+(\\$\\w+)\\s+(\\S*)");
    private static final Pattern INCLUDE = Pattern.compile("#include\\s+\"([^\"]*)\"");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\w+");
    /** A header, or the name of an opcode. A value ends where another begins. */
    private static final Pattern MARK = Pattern.compile("<(\\w+)>|(?<![^\\s>])([A-Za-z_]\\w*)=");

    /**
     * One region: its opcodes and their values.
     *
     * @param folder {@code default_path} where it stands, which begins the path of its sample
     */
    record Region(Map<String, String> opcodes, String folder) {}

    private final LibrarySource source;
    private final String path;
    private final List<Region> regions = new ArrayList<>();
    private final Map<String, String> control = new HashMap<>();
    private final TreeMap<String, String> definitions = new TreeMap<>();
    private final Map<String, Map<String, String>> levels = new LinkedHashMap<>();
    private final List<String> others = new ArrayList<>();
    private Map<String, String> current = new HashMap<>();
    private @Nullable Map<String, String> region;
    private String regionFolder = "";
    private int files;
    private long characters;

    private SfzText(LibrarySource source, String path) {
        this.source = source;
        this.path = path;
        for (String level : List.of("global", "master", "group")) {
            levels.put(level, Map.of());
        }
    }

    /**
     * Reads a file.
     *
     * @param path its path in the source; no other file than those of the source is read
     */
    public static SfzText read(LibrarySource source, String path) throws PresetException {
        SfzText text = new SfzText(source, path);
        text.file(path, 0);
        text.endRegion();
        return text;
    }

    List<Region> regions() {
        return regions;
    }

    /** What its control headers say. */
    Map<String, String> control() {
        return control;
    }

    /** Headers that say nothing a region has, each once. */
    List<String> otherHeaders() {
        return others;
    }

    /** What messages call it. */
    public String file() {
        return source.describe(path);
    }

    String path() {
        return path;
    }

    LibrarySource source() {
        return source;
    }

    private PresetException wrong(PresetException.Reason reason, String problem) {
        return new PresetException(reason, file(), "", problem);
    }

    private void file(String each, int depth) throws PresetException {
        if (depth > DEEPEST || ++files > MOST_FILES) {
            throw wrong(PresetException.Reason.UNSUPPORTED,
                    "it includes more than " + MOST_FILES + " files, or files in more than " + DEEPEST + " levels");
        }
        byte[] bytes = source.read(each, LARGEST);
        characters += bytes.length;
        String text = COMMENT.matcher(decoded(bytes)).replaceAll(" ");
        for (String line : text.split("\\R|\\r")) {
            if (line.length() > LONGEST_LINE) {
                throw wrong(PresetException.Reason.MALFORMED, "a line is longer than " + LONGEST_LINE + " characters");
            }
            int comment = line.indexOf("//");
            line(comment < 0 ? line : line.substring(0, comment), depth);
        }
    }

    /** UTF-8, or Latin letters of Windows if it is no UTF-8. */
    private static String decoded(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private void line(String raw, int depth) throws PresetException {
        Matcher define = DEFINE.matcher(raw);
        while (define.find()) {
            if (definitions.size() >= MOST_DEFINITIONS) {
                throw wrong(PresetException.Reason.UNSUPPORTED, "more than " + MOST_DEFINITIONS + " definitions");
            }
            definitions.put(define.group(1), define.group(2));
        }
        String line = replaced(DEFINE.matcher(raw).replaceAll(" "));
        Matcher include = INCLUDE.matcher(line);
        int from = 0;
        while (include.find()) {
            marks(line.substring(from, include.start()));
            file(resolved(include.group(1), "#include"), depth + 1);
            from = include.end();
        }
        marks(line.substring(from));
    }

    /** Paths count from the file itself, included ones too; none leads out of the source. */
    String resolved(String reference, String field) throws PresetException {
        if (reference.length() > LONGEST_PATH) {
            throw new PresetException(PresetException.Reason.MALFORMED, file(), field,
                    "the path is longer than " + LONGEST_PATH + " characters");
        }
        String slashes = reference.replace('\\', '/');
        if (LibrarySource.isWebAddress(slashes)) {
            throw new PresetException(PresetException.Reason.MALFORMED, file(), field, "an address; expected a file of the library");
        }
        return Paths.resolve(path, slashes, file(), field);
    }

    private String replaced(String line) throws PresetException {
        if (line.indexOf('$') < 0) {
            return line;
        }
        StringBuilder out = new StringBuilder();
        Matcher variable = VARIABLE.matcher(line);
        while (variable.find()) {
            String name = variable.group();
            int length = name.length();
            while (length > 1 && !definitions.containsKey(name.substring(0, length))) {
                length--;
            }
            String known = length > 1 ? definitions.get(name.substring(0, length)) : name;
            variable.appendReplacement(out, Matcher.quoteReplacement(length > 1 ? known + name.substring(length) : name));
            if (out.length() > LONGEST_LINE) {
                throw wrong(PresetException.Reason.MALFORMED, "a line is longer than " + LONGEST_LINE + " characters");
            }
        }
        return variable.appendTail(out).toString();
    }

    private void marks(String line) throws PresetException {
        Matcher mark = MARK.matcher(line);
        String opcode = null;
        int from = 0;
        while (mark.find()) {
            if (opcode != null) {
                put(opcode, line.substring(from, mark.start()).strip());
            }
            if (mark.group(1) != null) {
                header(mark.group(1));
                opcode = null;
            } else {
                opcode = mark.group(2);
            }
            from = mark.end();
        }
        if (opcode != null) {
            put(opcode, line.substring(from).strip());
        }
    }

    private void header(String name) throws PresetException {
        endRegion();
        current = new HashMap<>();
        if (name.equals("region")) {
            region = current;
            regionFolder = control.getOrDefault("default_path", "");
        } else if (name.equals("control")) {
            current = control;
        } else if (levels.containsKey(name)) {
            boolean below = false;
            for (Map.Entry<String, Map<String, String>> level : levels.entrySet()) {
                if (level.getKey().equals(name)) {
                    level.setValue(current);
                    below = true;
                } else if (below) {
                    level.setValue(Map.of());
                }
            }
        } else if (!others.contains(name) && others.size() < MOST_OPCODES) {
            others.add(name);
        }
    }

    private void put(String opcode, String value) throws PresetException {
        if (current.size() >= MOST_OPCODES) {
            throw wrong(PresetException.Reason.UNSUPPORTED, "more than " + MOST_OPCODES + " opcodes of a header");
        }
        current.put(SfzOpcodes.canonical(opcode), value);
    }

    /** Puts nearer opcodes over others. A key stands for the ends of the range and the pitch of the sample too. */
    private static void put(Map<String, String> all, Map<String, String> nearer) {
        if (nearer.containsKey("key")) {
            all.keySet().removeAll(List.of("lokey", "hikey", "pitch_keycenter"));
        }
        all.putAll(nearer);
    }

    private void endRegion() throws PresetException {
        Map<String, String> own = region;
        region = null;
        if (own == null) {
            return;
        }
        Map<String, String> all = new HashMap<>();
        levels.values().forEach(level -> put(all, level));
        put(all, own);
        for (Map.Entry<String, String> each : all.entrySet()) {
            characters += each.getKey().length() + each.getValue().length();
        }
        if (regions.size() >= MOST_REGIONS || characters > MOST_CHARACTERS) {
            throw wrong(PresetException.Reason.UNSUPPORTED, "more than " + MOST_REGIONS + " regions, or very long ones");
        }
        regions.add(new Region(all, regionFolder));
    }
}
