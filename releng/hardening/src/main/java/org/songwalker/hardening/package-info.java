// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * What the tests of several bundles share to damage things: {@link org.songwalker.hardening.Fuzz} damages inputs, and
 * {@link org.songwalker.hardening.FailingFiles} is a file system that fails when it is told to. Tests only; no product contains it. A
 * fuzzer and a file system each belong to the test that made them.
 */
@NullMarked
package org.songwalker.hardening;

import org.jspecify.annotations.NullMarked;
