// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.messages.Notice;
import org.songwalker.ui.messages.Notices;

/** What the message bar shows, and for how long. */
class NoticesTest {
    private final AtomicLong now = new AtomicLong(1_000_000);
    private final Notices notices = new Notices(now::get);

    @Test
    void aMessageGoesAfterATimeThatItsLengthNeeds() {
        notices.say(Notice.of("short"));
        now.addAndGet(6_000);
        assertEquals("short", notices.passing().sentence());
        now.addAndGet(400);
        assertNull(notices.passing());
        notices.say(Notice.of("long ".repeat(1_000)));
        now.addAndGet(19_999);
        assertEquals(1, notices.left());
        now.addAndGet(1);
        assertNull(notices.passing());
        assertEquals(0, notices.left());
    }

    @Test
    void theNewestConditionStandsUntilItIsOver() {
        notices.stand("a", Notice.of("A"));
        notices.stand("b", Notice.of("B"));
        assertEquals("B", notices.standing().sentence());
        notices.over("b");
        assertEquals("A", notices.standing().sentence());
        notices.over("a");
        assertNull(notices.standing());
    }

    @Test
    void aConditionThatIsToldAgainIsTheSameNotice() {
        AtomicInteger changes = new AtomicInteger();
        notices.addListener(changes::incrementAndGet);
        notices.stand("a", new Notice(true, "A", List.of("one"), null));
        notices.stand("a", new Notice(true, "A", List.of("one"), null));
        assertEquals(1, changes.get());
        notices.stand("a", new Notice(true, "A", List.of("one", "two"), null));
        assertEquals(2, changes.get());
        notices.over("nothing");
        assertEquals(2, changes.get());
    }
}
