// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.issue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of a code in releng/docs/language/explain.md, which is packed into this bundle. Texts hold {@code `words`} of programs between
 * backquotes.
 *
 * @param code    the code
 * @param meaning what it means and what to do
 * @param wrong   a program that gives this code and no other
 * @param right   the program as it is right
 * @param why     why it is so
 */
public record Explanation(IssueCode code, String meaning, String wrong, String right, String why) {
    private static final Pattern PAGE = Pattern.compile(
            "\\n## (\\w+)\\n\\n(.*?)\\n\\n```wrong\\n(.*?)\\n```\\n\\n```right\\n(.*?)\\n```\\n\\n(.*?)\\n(?=\\n## |\\z)", Pattern.DOTALL);

    /** Reads the page of a code. */
    public static Explanation of(IssueCode code) {
        Matcher pages = PAGE.matcher(document());
        while (pages.find()) {
            if (pages.group(1).equals(code.name())) {
                return new Explanation(code, pages.group(2), pages.group(3), pages.group(4), pages.group(5));
            }
        }
        throw new IllegalStateException("no page explains " + code);
    }

    private static String document() {
        try (InputStream in = Explanation.class.getResourceAsStream("explain.md")) {
            if (in == null) {
                throw new IllegalStateException("explain.md is not in the bundle");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it means and what to do, as plain text. */
    public String plainMeaning() {
        return plain(meaning);
    }

    /** The page for a terminal. */
    public String text() {
        return code + " (" + code.severity().text() + "): " + plain(meaning) + "\n\nWrong:\n" + wrong.indent(4) + "\nRight:\n"
                + right.indent(4) + "\n" + plain(why) + "\n";
    }

    /** The page as a document of HTML 5. */
    public String html() {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>" + code + "</title></head>\n<body>\n<h1>" + code
                + " (" + code.severity().text() + ")</h1>\n<p>" + marked(meaning) + "</p>\n<h2>Wrong</h2>\n<pre><code>" + escaped(wrong)
                + "</code></pre>\n<h2>Right</h2>\n<pre><code>" + escaped(right) + "</code></pre>\n<h2>Why</h2>\n<p>" + marked(why)
                + "</p>\n</body>\n</html>\n";
    }

    private static String plain(String text) {
        return text.replaceAll("`([^`]+)`", "$1");
    }

    private static String marked(String text) {
        return escaped(text).replaceAll("`([^`]+)`", "<code>$1</code>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
