// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.trace;

/** What a raw trace record says; {@link TraceRing} documents the fields each uses. */
enum TraceType {
    NOTE, SET, PROPERTY, SONG, BEND, RELEASE, STOP, EXTEND, STEAL, HANDLER, FAULT, GATE, VALUE, FIRING, SONG_FIRING, LOG, LOG_LEFT_OUT,
    GLIDE, VOICE_GLIDE, TEMPO_GLIDE, VOICE_PROPERTY, PROGRAM
}
