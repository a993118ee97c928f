// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.slot.InstalledProgram;
import org.songwalker.engine.slot.SlotPrograms;
import org.songwalker.engine.slot.StoredProperties;
import org.songwalker.engine.song.SongPlayer;
import org.songwalker.engine.song.SongRouting;
import org.songwalker.engine.voice.Playable;

/**
 * A command together with whatever the audio thread needs to execute it. {@link EngineControl} builds it on the submitting thread,
 * {@link CommandRunner} executes it on the audio thread.
 */
sealed interface Prepared {

    Command command();

    /** A command that needs no preparation. */
    record AsItIs(Command.Plain command) implements Prepared {}

    record Program(Command.Install command, InstalledProgram program) implements Prepared {}

    record Song(Command.InstallSong command, SongPlayer player) implements Prepared {}

    /** An instrument laid out by key, with the effects that it includes. */
    record Sound(Command.SetInstrument command, Playable playable, EffectChain chain) implements Prepared {}

    /** The programs of a slot, laid out. */
    record Choices(Command.Programs command, SlotPrograms programs) implements Prepared {}

    record Effects(Command.ForEffects command, EffectChain chain) implements Prepared {}

    record Properties(Command.SongProperties command, StoredProperties properties) implements Prepared {}

    record Track(Command.TrackSend command, SongRouting.Track track) implements Prepared {}
}
