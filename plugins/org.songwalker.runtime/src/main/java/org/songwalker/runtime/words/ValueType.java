// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

/** Kinds of values that words take and give. */
public enum ValueType {
    NUMBER("number"), BOOLEAN("true or false"), TEXT("text"), ARRAY("array"), LIST("list"), OBJECT("object"), PRESET("preset"),
    VOICE("voice"),
    /** Read with an index in brackets, never as a whole. */
    INDEXED("values by number"), ANY("any value"), NOTHING("nothing");

    private final String text;

    ValueType(String text) {
        this.text = text;
    }

    /** Its name in documents, without an article. */
    public String text() {
        return text;
    }
}
