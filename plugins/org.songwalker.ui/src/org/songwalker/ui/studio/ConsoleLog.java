// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.MessageConsole;
import org.eclipse.ui.console.MessageConsoleStream;
import org.jspecify.annotations.Nullable;
import org.songwalker.session.Problem;
import org.songwalker.session.live.LiveListener;

/**
 * Writes the messages, problems, faults and log of the live session to the Console, and the latest message to the status line. Any thread.
 */
public final class ConsoleLog implements LiveListener {
    private final IWorkbench workbench;
    /** Programs whose errors were shown. */
    private final Set<Path> broken = ConcurrentHashMap.newKeySet();
    private final ImageDescriptor icon;
    private @Nullable MessageConsoleStream stream;

    /** @param icon of the console */
    public ConsoleLog(IWorkbench workbench, ImageDescriptor icon) {
        this.workbench = workbench;
        this.icon = icon;
    }

    private synchronized MessageConsoleStream stream() {
        MessageConsoleStream open = stream;
        if (open == null) {
            MessageConsole console = new MessageConsole("SongWalker", icon);
            ConsolePlugin.getDefault().getConsoleManager().addConsoles(new IConsole[] {console});
            open = console.newMessageStream();
            open.setActivateOnWrite(false);
            stream = open;
        }
        return open;
    }

    /** Drops lines after the console is closed: the workbench closes it before the sessions thread ends. */
    private void write(String line) {
        MessageConsoleStream open = stream();
        if (!open.isClosed()) {
            open.println(line);
        }
    }

    @Override
    public void said(String sentence) {
        write(sentence);
        if (!workbench.getDisplay().isDisposed()) {
            workbench.getDisplay().asyncExec(() -> StatusLine.say(workbench, sentence));
        }
    }

    @Override
    public void fault(int slot, Path source, Problem fault) {
        write(fault.text());
    }

    @Override
    public void logged(int slot, String text) {
        write(text);
    }

    @Override
    public void problems(Path source, List<Problem> problems) {
        problems.forEach(problem -> write(problem.text()));
        if (problems.stream().anyMatch(Problem::error)) {
            broken.add(source);
        } else if (broken.remove(source)) {
            said(source.getFileName() + " has no errors any more."); // replaces the message about the errors in the status line
        }
    }
}
