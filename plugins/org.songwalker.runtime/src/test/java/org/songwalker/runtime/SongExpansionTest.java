// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songwalker.runtime.words.EndMode;
import org.songwalker.runtime.words.TrackProperty;

/** Programs as songs: virtual time, sorted by beat. */
class SongExpansionTest {

    private static Score score(Code code) {
        return SongExpansion.expand(code.build(), 1, 48_000);
    }

    private static List<String> events(Score score) {
        return score.events().stream().map(event -> Numbers.text(event.beat()) + " " + switch (event) {
            case ScoreEvent.Note note -> "note " + Numbers.text(note.pitch()) + " for " + Numbers.text(note.gateBeats());
            case ScoreEvent.Set set -> set.property().target() + " = " + set.value();
            case ScoreEvent.Property property -> property.preset().name() + "." + property.property().text();
            case ScoreEvent.SongWrite write -> "song." + write.name() + " = " + Numbers.text(write.number());
            case ScoreEvent.Glide glide -> glide.preset().name() + "." + glide.property().text() + " to " + Numbers.text(glide.value());
            case ScoreEvent.TempoGlide glide -> "tempo to " + Numbers.text(glide.bpm());
            case ScoreEvent.Log log -> "log " + log.values().length();
            case ScoreEvent.Failure failure -> failure.fault() + " " + Numbers.text(failure.number());
        }).toList();
    }

    @Test
    void notesLastTheDefaultLengthAndFollowEachOther() {
        Score score = score(Code.song().play(60).op(Op.WAIT_DEFAULT, 0, 0, 0).play(62).step(0.5).play(64).end());
        assertThat(events(score)).containsExactly("0 note 60 for 1", "1 note 62 for 1", "1.5 note 64 for 1");
        assertThat(score.totalBeats()).isEqualTo(1.5);
        assertThat(score.endMode()).isEqualTo(EndMode.TAIL);
    }

    @Test
    void aCalledTrackRunsWholeBeforeItsCallerGoesOnAndIsSortedIn() {
        Score score = score(
                Code.song().op(Op.CALL, 1, 5, 0).step(0.5).play(48).end().track("melody", 0).play(60).step(1).play(62).step(1).end());
        assertThat(events(score)).containsExactly("0 note 60 for 1", "0.5 note 48 for 1", "1 note 62 for 1");
        assertThat(score.totalBeats()).isEqualTo(2);
        assertThat(score.events()).filteredOn(event -> event.beat() != 0.5)
                .allMatch(event -> event instanceof ScoreEvent.Note note && "melody".equals(note.track()));
    }

    @Test
    void tempoSettingsBecomeTheTempoMap() {
        Score score = score(Code.song().step(2).set(5, 60).op(Op.TRACK_WRITE, TrackProperty.TEMPO.ordinal(), 5, -1).step(2).end());
        assertThat(score.tempo().seconds(2)).isEqualTo(1);
        assertThat(score.tempo().seconds(4)).isEqualTo(3);
    }

    @Test
    void theEndModeIsTheWordThatWasSet() {
        Code code = Code.song().set(5, "release");
        Score score = score(code.op(Op.TRACK_WRITE, TrackProperty.END_MODE.ordinal(), 5, code.builder.constant(0, "release")).end());
        assertThat(score.endMode()).isEqualTo(EndMode.RELEASE);
        assertThat(events(score)).containsExactly("0 song.endMode = release");
    }

    @Test
    void theGateFallsAtBeatSixteen() {
        Code code = Code.song();
        int loop = code.whileGate();
        Score score = score(code.play(60).step(5).loop(loop).play(72).end());
        assertThat(events(score)).containsExactly("0 note 60 for 1", "5 note 60 for 1", "10 note 60 for 1", "15 note 60 for 1",
                "16 note 72 for 1");
    }

    @Test
    void whatTheSongWroteIsReadBackAndSongItselfIsUndefined() {
        Score score = score(Code.song()
                .songNames("count")
                .set(5, 3)
                .op(Op.SONG_WRITE, 0, 5, 0)
                .op(Op.SONG_READ, 6, 0, 0)
                .op(Op.ADD, 6, 6, 6)
                .op(Op.SONG_WRITE, 0, 6, 0)
                .op(Op.SONG, 7, 0, 0)
                .op(Op.JUMP_UNLESS, 7, 9, 0)
                .end()
                .play(60)
                .end());
        assertThat(events(score)).startsWith("0 song.count = 3", "0 song.count = 6");
    }

    @Test
    void aSongThatSpinsEndsAfterAMillionTurnsAndALongOneAtBeat4096() {
        Code spinning = Code.song();
        int start = spinning.here();
        assertThat(events(score(spinning.op(Op.LOOP, start, 0, 0).end()))).containsExactly("0 ENDLESS 1000001");
        assertThat(events(score(Code.song().step(4_096).step(1).play(60).end()))).containsExactly("4096 TOO_LONG 4096");
    }
}
