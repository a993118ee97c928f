// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.equinox.app.IApplication;
import org.jspecify.annotations.Nullable;
import org.songwalker.session.StandardError;

/** Starts the Studio again with the command line of this process, in the same or another workspace. */
final class Relaunch {
    private static @Nullable Path workspace;

    private Relaunch() {}

    /** True if the operating system tells how this process was started. */
    static boolean possible() {
        ProcessHandle.Info info = ProcessHandle.current().info();
        return info.command().isPresent() && info.arguments().isPresent();
    }

    /** Sets the workspace for {@link #now}. UI thread. */
    static void into(Path folder) {
        workspace = folder;
    }

    /** Starts the new process and returns the exit code with which this one has to end. */
    static Integer now() throws IOException {
        ProcessHandle.Info info = ProcessHandle.current().info();
        if (info.command().isEmpty() || info.arguments().isEmpty()) {
            return IApplication.EXIT_RESTART;
        }
        List<String> call = new ArrayList<>();
        call.add(info.command().get());
        List<String> arguments = Arrays.asList(info.arguments().get());
        for (int i = 0; i < arguments.size(); i++) {
            if (workspace != null && arguments.get(i).equals("-data")) {
                i++;
            } else {
                call.add(arguments.get(i));
            }
        }
        if (workspace != null) {
            call.add("-data");
            call.add(workspace.toString());
        }
        // The error stream would carry only the JVM's warning about the vector module.
        ProcessBuilder process = new ProcessBuilder(call).inheritIO().redirectError(ProcessBuilder.Redirect.DISCARD);
        process.environment().remove(StandardError.VARIABLE); // the new process inherits no saved error stream
        process.start();
        return IApplication.EXIT_OK;
    }
}
