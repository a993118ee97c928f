// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.MessageConsole;
import org.eclipse.ui.console.MessageConsoleStream;
import org.jspecify.annotations.Nullable;
import org.songwalker.session.Problem;
import org.songwalker.session.live.LiveListener;
import org.songwalker.ui.messages.Notice;
import org.songwalker.ui.messages.Notices;

/** Writes the messages, problems, faults and log of the live session to the Console. Any thread. */
public final class ConsoleLog implements LiveListener {
    private final Notices notices;
    /** Programs whose errors were shown. */
    private final Set<Path> broken = ConcurrentHashMap.newKeySet();
    private final ImageDescriptor icon;
    private @Nullable MessageConsoleStream stream;

    /**
     * @param notices hear when a program has no errors any more
     * @param icon    of the console
     */
    public ConsoleLog(Notices notices, ImageDescriptor icon) {
        this.notices = notices;
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
            String sentence = source.getFileName() + " has no errors any more.";
            write(sentence);
            notices.say(Notice.of(sentence)); // replaces the message about the errors
        }
    }
}
