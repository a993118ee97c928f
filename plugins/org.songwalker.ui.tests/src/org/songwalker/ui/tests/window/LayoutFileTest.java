// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.tests.workbench.Ui;

/**
 * The layout of the window is saved soon after a change and replaced as a whole; releng/studio-test kills the Studio and checks that it
 * comes back.
 */
class LayoutFileTest {
    private final Shell shell = Ui.window().getShell();
    private final Path layout = Platform.getLocation().append(".metadata/.plugins/org.eclipse.e4.workbench/workbench.xmi").toPath();
    private Rectangle before;

    @BeforeEach
    void remember() {
        before = shell.getBounds();
    }

    @AfterEach
    void restore() {
        shell.setBounds(before);
    }

    private boolean keeps(int width) throws Exception {
        return Files.exists(layout) && Files.readString(layout).contains("width=\"" + width + "\"");
    }

    @Test
    void aReaderSeesTheOldLayoutWholeWhileItIsReplaced() throws Exception {
        shell.setSize(1111, 707);
        Ui.until("the first size on disk", () -> keeps(1111));
        byte[] first = Files.readAllBytes(layout);
        try (var reader = Files.newInputStream(layout)) {
            shell.setSize(1099, 707);
            Ui.until("the second size on disk", () -> keeps(1099));
            assertArrayEquals(first, reader.readAllBytes());
        }
    }

    @Test
    void aWindowThatKeepsChangingIsSavedToo() throws Exception {
        Runnable change = new Runnable() {
            @Override
            public void run() {
                shell.setSize(shell.getSize().x == 1077 ? 1079 : 1077, 707);
                shell.getDisplay().timerExec(200, this);
            }
        };
        change.run();
        try {
            Ui.until("one of its sizes on disk", () -> keeps(1077) || keeps(1079));
        } finally {
            shell.getDisplay().timerExec(-1, change);
        }
    }
}
