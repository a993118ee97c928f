// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.xtext.parser.IParseResult;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.compile.UsedFiles;
import org.songwalker.lang.issue.SwIssue;

/**
 * One version of an open document. Tree and issues are made when they are first needed, on the server's worker thread; everything else is
 * immutable.
 */
final class OpenDocument {
    private static final Pattern USE = Pattern.compile("^[ \\t]*use[ \\t]*[\"']", Pattern.MULTILINE);

    private final String address;
    private final @Nullable Integer version;
    private final SourceText text;
    private final boolean inStep;
    private @Nullable IParseResult parsed;
    private @Nullable List<SwIssue> issues;

    private OpenDocument(String address, @Nullable Integer version, SourceText text, boolean inStep) {
        this.address = address;
        this.version = version;
        this.text = text;
        this.inStep = inStep;
    }

    static OpenDocument of(String address, @Nullable Integer version, SourceText text) {
        return new OpenDocument(address, version, text, true);
    }

    /** This document after an edit that could not be applied. */
    OpenDocument outOfStep() {
        return new OpenDocument(address, version, text, false);
    }

    /** The address in the letters of the client. */
    String address() {
        return address;
    }

    /** The client's number for this text, null if it gave none. */
    @Nullable
    Integer version() {
        return version;
    }

    SourceText text() {
        return text;
    }

    /** True if the text may use other files. */
    boolean usesFiles() {
        return USE.matcher(text.text()).find();
    }

    /** False if the client has another text than this. */
    boolean inStep() {
        return inStep;
    }

    /** True if the text is too long to be parsed with each edit. */
    boolean large() {
        return text.length() > Documents.LIVE_CHARACTERS;
    }

    /** The tree, null for a text that is too long. Worker thread. */
    @Nullable
    IParseResult parsed(SwCompiler compiler) {
        if (parsed == null && !large()) {
            parsed = compiler.parse(text.text());
        }
        return parsed;
    }

    /** What both modes find wrong; nothing for a text that is too long. Worker thread. */
    List<SwIssue> issues(SwCompiler compiler, PresetCatalog catalog, UsedFiles files) {
        List<SwIssue> found = issues;
        if (found == null) {
            IParseResult tree = parsed(compiler);
            found = tree == null ? List.of() : compiler.with(catalog).with(files).check(tree);
            issues = found;
        }
        return found;
    }
}
