// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.util.List;

/**
 * Counters of an engine at the end of a slice. Immutable.
 *
 * @param frame           frames rendered so far
 * @param voices          voices that sound
 * @param mostVoices      most voices that have sounded at once
 * @param firings         firings that live
 * @param voiceFrames     frames rendered, summed over voices
 * @param droppedFirings  note-ons that found no program or no free context
 * @param droppedCommands commands refused by a full queue
 * @param droppedMessages messages refused by a full queue
 * @param droppedTrace    trace records lost because nobody read them
 * @param droppedLog      log entries lost because nobody read them
 * @param slots           one for each slot
 */
public record EngineStatus(long frame, int voices, int mostVoices, int firings, long voiceFrames, long droppedFirings, long droppedCommands,
        long droppedMessages, long droppedTrace, long droppedLog, List<SlotStatus> slots) {

    /**
     * A slot's share.
     *
     * @param voices      voices that sound
     * @param firings     firings that live
     * @param voiceFrames frames rendered, summed over its voices: its share of the cost
     */
    public record SlotStatus(int voices, int firings, long voiceFrames) {}

    public EngineStatus {
        slots = List.copyOf(slots);
    }
}
