// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The editor of programs: the platform's generic editor with colours from the real scanner, and markers, completion and outline from the
 * one language server, called in process. UI thread, except what the language server tells.
 */
@NullMarked
package org.songwalker.ui.editor;

import org.jspecify.annotations.NullMarked;
