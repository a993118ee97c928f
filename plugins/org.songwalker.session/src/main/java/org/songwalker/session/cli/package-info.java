// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The command line: one class per call, the same words in the repository's script and in the packaged product. Results go to stdout,
 * progress and diagnostics to stderr, exit codes as in the contract. Runs on the main thread, with no display and no OSGi.
 */
@NullMarked
package org.songwalker.session.cli;

import org.jspecify.annotations.NullMarked;
