// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.PresetCatalog;

/**
 * The language server for other editors: the messages of {@link Protocol} on two streams.
 *
 * <p>
 * The tour: {@link MessageReader} cuts the input into messages, {@link Protocol} takes each on the reading thread, {@link Documents} checks
 * and answers on its worker, and {@link MessageWriter} writes. An edit that cannot be applied never leaves the server with another text
 * than the editor: the document goes out of step until the editor sends its full text ({@link Documents}).
 */
public final class StdioMain {
    /** How often the client's process is looked for. */
    private static final long LOOK_MILLIS = 2_000;
    /** How long answers to earlier questions may take after the end of the input, and after {@code exit} in the proper order. */
    private static final long PATIENCE_MILLIS = 5_000;

    private StdioMain() {}

    /**
     * Serves until {@code exit}, the end of the input, or the death of the client's process. Nobody else may write to {@code out}. The
     * calling thread waits.
     *
     * @return exit code of the process: 0 if the client had sent {@code shutdown}, else 1
     */
    public static int serve(InputStream in, OutputStream out, PresetCatalog catalog) throws InterruptedException {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        MessageWriter writer = new MessageWriter(new BufferedOutputStream(out), () -> end.complete(1));
        Protocol protocol = new Protocol(() -> new SwCompiler(PresetCatalog.NONE), catalog, writer, client -> watch(client, end),
                System.err::println);
        Thread.ofPlatform().name("language server messages").daemon().start(() -> {
            try {
                end.complete(read(new MessageReader(new BufferedInputStream(in)), protocol));
            } catch (IOException | InterruptedException e) {
                end.complete(1);
            } catch (Exception | Error e) {
                end.completeExceptionally(e);
            }
        });
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the language server ended", e.getCause());
        }
    }

    private static int read(MessageReader messages, Protocol protocol) throws IOException, InterruptedException {
        while (!protocol.exited()) {
            try {
                byte[] message = messages.next();
                if (message == null) {
                    protocol.documents().finish(PATIENCE_MILLIS);
                    return protocol.shutDown() ? 0 : 1;
                }
                protocol.take(message);
            } catch (MessageReader.Unframed e) {
                protocol.unframed(String.valueOf(e.getMessage()), e.lost());
            }
        }
        if (protocol.shutDown()) {
            protocol.documents().finish(PATIENCE_MILLIS);
            return 0;
        }
        return 1;
    }

    /** Ends the server when a process has died. */
    private static void watch(long process, CompletableFuture<Integer> end) {
        Optional<ProcessHandle> client = ProcessHandle.of(process);
        Thread.ofPlatform().name("language server client").daemon().start(() -> {
            try {
                while (client.filter(ProcessHandle::isAlive).isPresent() && !zombie(process)) {
                    Thread.sleep(LOOK_MILLIS);
                }
                end.complete(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** True if a process has ended on Linux, but its parent has not asked for its exit code yet; Java calls it alive. */
    private static boolean zombie(long process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            int name = stat.lastIndexOf(") ");
            return name >= 0 && stat.startsWith("Z", name + 2);
        } catch (IOException e) {
            return false; // another system, or gone: ProcessHandle knows
        }
    }
}
