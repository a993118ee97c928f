// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.slot.InstalledProgram;
import org.songwalker.engine.slot.StoredProperties;
import org.songwalker.engine.song.SongPlayer;
import org.songwalker.engine.song.SongRouting;
import org.songwalker.engine.voice.Playable;

/**
 * A command with all that the audio thread needs to carry it out. {@link EngineControl} builds it on the thread that submits,
 * {@link CommandRunner} takes it over on the audio thread.
 */
sealed interface Prepared {

    Command command();

    /** Nothing to build. */
    record AsItIs(Command.Plain command) implements Prepared {}

    record Program(Command.Install command, InstalledProgram program) implements Prepared {}

    record Song(Command.InstallSong command, SongPlayer player) implements Prepared {}

    /** An instrument laid out, with the effects it brings. */
    record Sound(Command.SetInstrument command, Playable playable, EffectChain chain) implements Prepared {}

    record Effects(Command.ForEffects command, EffectChain chain) implements Prepared {}

    record Properties(Command.SongProperties command, StoredProperties properties) implements Prepared {}

    record Track(Command.TrackSend command, SongRouting.Track track) implements Prepared {}
}
