// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.workbench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Works in dialogs, modal ones too, and closes what a test leaves open. UI thread. */
public final class Dialogs {
    private static final int PERIOD_MILLIS = 20;
    private static final long LONGEST_NANOS = 20_000_000_000L;
    private final List<Shell> before = Arrays.asList(Display.getCurrent().getShells());
    private final long end = System.nanoTime() + LONGEST_NANOS;
    private final Driver driver;
    private boolean answered;
    private Throwable problem;

    /** Opens a dialog; may block until it is closed. */
    public interface Step {
        void run() throws Exception;
    }

    /** Works in the dialog. */
    public interface Driver {
        void in(Shell dialog) throws Exception;
    }

    private Dialogs(Driver driver) {
        this.driver = driver;
    }

    /** Opens a dialog, runs the driver in it and waits until that is done. Throws what the driver throws. */
    public static void answer(Step opens, Driver driver) throws Exception {
        Dialogs dialogs = new Dialogs(driver);
        Display.getCurrent().timerExec(PERIOD_MILLIS, dialogs::look);
        opens.run();
        Ui.until("the dialog to be answered", () -> dialogs.answered);
        if (dialogs.problem instanceof Error error) {
            throw error;
        } else if (dialogs.problem instanceof Exception exception) {
            throw exception;
        }
    }

    /** A visible window with a title that is not among the known ones, null if there is none. Tooltips have no title. */
    public static Shell beside(List<Shell> known) {
        return Arrays.stream(Display.getCurrent().getShells())
                .filter(shell -> !known.contains(shell) && shell.isVisible() && !shell.getText().isEmpty())
                .findFirst()
                .orElse(null);
    }

    private void look() {
        Shell dialog = beside(before);
        if (dialog == null && System.nanoTime() < end) {
            Display.getCurrent().timerExec(PERIOD_MILLIS, this::look);
            return;
        }
        Display.getCurrent().asyncExec(() -> drive(dialog)); // after the dialog has opened
    }

    private void drive(Shell dialog) {
        try {
            if (dialog == null) {
                throw new AssertionError("no dialog opened");
            }
            driver.in(dialog);
        } catch (Exception | AssertionError e) {
            problem = e;
        } finally {
            closeRest(before);
            answered = true;
        }
    }

    /** Closes every window that is not among the known ones. */
    public static void closeRest(List<Shell> known) {
        for (Shell shell : Display.getCurrent().getShells()) {
            if (!known.contains(shell) && !shell.isDisposed() && (shell.getStyle() & SWT.TOOL) == 0) {
                shell.close();
            }
        }
    }

    /** The text of labels, text fields and links in a dialog or a view, one per line. */
    public static String words(Composite dialog) {
        return Widgets.all(dialog, Control.class).stream().map(control -> switch (control) {
            case Label label -> label.getText();
            case Text text -> text.getText();
            case Link link -> link.getText();
            default -> "";
        }).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
    }
}
