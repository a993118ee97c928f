// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.ui.WorkspaceFolder;

/** What the Studio says of a folder that can be no workspace. */
class WorkspaceFolderTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderThatDoesNotExistIsMade() {
        Path made = folder.resolve("music/first");
        assertNull(WorkspaceFolder.problem(made));
        assertTrue(Files.isDirectory(made));
        assertNull(WorkspaceFolder.problem(made));
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        Path file = Files.createFile(folder.resolve("song.sw"));
        assertEquals("'" + file + "' is a file, and a workspace is a folder.", WorkspaceFolder.problem(file));
        assertEquals("The workspace folder '" + file.resolve("workspace") + "' cannot be made, because '" + file + "' is a file.",
                WorkspaceFolder.problem(file.resolve("workspace")));
    }

    @Test
    void aFolderThatCannotBeWrittenToIsNamed() throws Exception {
        Path used = Files.createDirectory(folder.resolve("used"));
        Files.createFile(used.resolve(".metadata")); // the Studio's own folder cannot be made in it, not even by root
        String problem = WorkspaceFolder.problem(used);
        assertTrue(problem.startsWith("The workspace folder '" + used + "' cannot be written to ("), problem);
    }
}
