// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The one language server of the language, for the Studio in process and for other editors on stdin and stdout. It parses, checks and
 * completes; it never plays. The server's own threads enter here; {@link org.songwalker.lang.ide.SwServer} takes calls from any thread.
 */
@NullMarked
package org.songwalker.lang.ide;

import org.jspecify.annotations.NullMarked;
