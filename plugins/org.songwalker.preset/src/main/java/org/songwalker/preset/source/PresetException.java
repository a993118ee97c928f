// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import org.jspecify.annotations.Nullable;

/**
 * The one failure of this bundle: something a preset needs could not be read. The message names the file, the field if there is one, what
 * was found and what was expected, ready to be shown to a user.
 */
public final class PresetException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_FIELD = 160;

    /** What went wrong, for callers that treat the cases differently. */
    public enum Reason {
        /** The folder, server or network did not answer. */
        UNREACHABLE,
        /** The place answered, and the file is not there. */
        ABSENT,
        /** The file is there and is not what it should be. */
        MALFORMED,
        /** The file asks for something this program does not do. */
        UNSUPPORTED
    }

    private final Reason reason;
    private final String file;
    private final String field;

    /**
     * @param file  path of the file as a user knows it
     * @param field JSON field such as {@code node.config.zones[3].audio}, empty if the whole file is meant
     */
    public PresetException(Reason reason, String file, String field, String problem) {
        this(reason, file, field, problem, null);
    }

    public PresetException(Reason reason, String file, String field, String problem, @Nullable Throwable cause) {
        super(file + ": " + (field.isEmpty() ? "" : shortened(field) + ": ") + problem, cause);
        this.reason = reason;
        this.file = file;
        this.field = field;
    }

    /** A deeply nested field by its first and last parts. */
    private static String shortened(String field) {
        return field.length() <= LONGEST_FIELD ? field
                : field.substring(0, LONGEST_FIELD / 2) + "…" + field.substring(field.length() - LONGEST_FIELD / 2);
    }

    public Reason reason() {
        return reason;
    }

    public String file() {
        return file;
    }

    /** The JSON field at fault, or an empty string. */
    public String field() {
        return field;
    }
}
