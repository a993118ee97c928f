// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.concurrent.Callable;
import org.songwalker.lang.ide.StdioMain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The language server for other editors, on stdin and stdout. */
@Command(name = "lsp", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Runs the language server on stdin and stdout.")
final class LspCommand implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Override
    public Integer call() {
        System.setOut(System.err); // whatever prints, a library too, must not print among the messages
        try {
            return StdioMain.serve(System.in, new FileOutputStream(FileDescriptor.out), common.catalog());
        } catch (InterruptedException e) {
            return Interruption.EXIT_CODE;
        }
    }
}
