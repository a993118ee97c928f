// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.sound;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.SessionFile;
import org.songwalker.ui.tests.workbench.SoundFile;
import org.songwalker.ui.tests.workbench.Ui;

/** The limiter keeps a rack that is too loud below full scale. */
@EnabledIfEnvironmentVariable(named = SoundFile.VARIABLE, matches = ".+", disabledReason = "needs a sound device that writes a file, as releng/verify sets up")
class LimiterTest {
    private static final float CEILING = 0.98f;

    @AfterEach
    void quiet() throws Exception {
        Ui.panic();
    }

    @Test
    void fourSlotsWith12DecibelsOfGainStayBelowTheCeiling() throws Exception {
        IFile program = Ui.file("loud.sw", "const s = Oscillator({type: 'square'})\ns(midi.note) *midi.velocity\n");
        List<SessionFile.Slot> slots = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            slots.add(SessionFile.Slot.of("Loud " + i, program.getName(), Mode.REACTIVE).withLevel(12, 0));
        }
        var loaded = Ui.live().rack(SessionFile.of(slots), program.getLocation().toPath().getParent());
        Ui.until("the rack", loaded::isDone);
        Ui.until("a silent device", SoundFile::silent);
        Ui.live().key(60, 127);
        Ui.until("0.2 s of a level above the limiter's threshold", () -> SoundFile.rms() > 0.8f);
        for (int i = 0; i < 20; i++) {
            SoundFile.until(4800, () -> true);
            assertTrue(SoundFile.peak() <= CEILING, "peak " + SoundFile.peak());
        }
        assertTrue(Ui.live().master().clipped(), "the clip lamp shows that the limiter had to work");
    }
}
