// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.ILog;
import org.songwalker.session.UserSettings;
import org.songwalker.session.WholeFile;

/** The workspaces that were open before, latest first, stored in the user's configuration folder. Any thread. */
final class Workspaces {
    private static final int REMEMBERED = 8;

    private Workspaces() {}

    private static Path file() {
        return UserSettings.file(System.getenv()).resolveSibling("workspaces.txt");
    }

    /** Workspaces that were open before and still exist, latest first; empty if the list cannot be read. */
    static List<Path> recent() {
        try {
            return Files.readAllLines(file(), StandardCharsets.UTF_8)
                    .stream()
                    .filter(line -> !line.isBlank())
                    .map(Path::of)
                    .filter(Files::isDirectory)
                    .toList();
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }

    /** The workspace that was open last, or {@code songwalker-workspace} in the user's home if there is none. */
    static Path lastOrDefault() {
        List<Path> recent = recent();
        return recent.isEmpty() ? Path.of(System.getProperty("user.home", "."), "songwalker-workspace") : recent.getFirst();
    }

    /** Puts a workspace first in the list. If the list cannot be written, that is only logged. */
    static void remember(Path workspace) {
        List<String> lines = new ArrayList<>();
        Path path = workspace.toAbsolutePath().normalize();
        lines.add(path.toString());
        recent().stream().map(Path::toString).filter(line -> !line.equals(path.toString())).limit(REMEMBERED - 1).forEach(lines::add);
        try {
            WholeFile.replace(file(), (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            ILog.of(Workspaces.class).warn("The list of workspaces cannot be written; the next start opens the usual one.", e);
        }
    }
}
