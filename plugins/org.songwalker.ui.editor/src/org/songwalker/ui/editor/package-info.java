// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Extends the platform's generic editor for programs: colours and outline from the language's own scanner and parser, markers and proposals
 * from one language server in this process ({@link org.songwalker.ui.editor.Language}). UI thread, except for what the language server
 * calls.
 */
@NullMarked
package org.songwalker.ui.editor;

import org.jspecify.annotations.NullMarked;
