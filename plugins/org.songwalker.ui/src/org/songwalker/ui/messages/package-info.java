// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * What the Studio tells the user outside of dialogs: {@link org.songwalker.ui.messages.Notices} keeps the messages and conditions of the
 * moment, {@link org.songwalker.ui.messages.MessageBar} shows one of them at the foot of each window, and
 * {@link org.songwalker.ui.messages.Conditions} finds out what holds for longer.
 */
@NullMarked
package org.songwalker.ui.messages;

import org.jspecify.annotations.NullMarked;
