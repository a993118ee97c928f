// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.text.IDocument;
import org.osgi.framework.FrameworkUtil;

/**
 * Keeps the texts of editors that are not saved on disk, half a second behind the last key, so that the next start can bring them back after a
 * kill. One file a text, named after its path in the workspace. Any thread; the disk is touched in a thread of its own.
 */
final class Unsaved implements AutoCloseable {
    private static final long DELAY_MILLIS = 500;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("songwalker-unsaved").daemon(true).factory());
    private final Map<String, ScheduledFuture<?>> pending = new ConcurrentHashMap<>();

    /** A text that was not saved when the Studio ended. */
    record Text(String workspacePath, String text) { }

    private static Path folder() {
        return Platform.getStateLocation(FrameworkUtil.getBundle(Unsaved.class)).append("unsaved").toPath();
    }

    private static Path kept(String workspacePath) {
        return folder().resolve(Base64.getUrlEncoder().withoutPadding().encodeToString(workspacePath.getBytes(StandardCharsets.UTF_8)) + ".txt");
    }

    /** A document was edited. */
    void changed(IFile file, IDocument document) {
        String path = file.getFullPath().toPortableString();
        ScheduledFuture<?> before = pending.put(path, writer.schedule(() -> write(path, document.get()), DELAY_MILLIS, TimeUnit.MILLISECONDS));
        if (before != null) {
            before.cancel(false);
        }
    }

    /** A document was saved, reverted or closed: what is on disk is what counts. */
    void clean(IFile file) {
        String path = file.getFullPath().toPortableString();
        ScheduledFuture<?> before = pending.remove(path);
        if (before != null) {
            before.cancel(false);
        }
        if (!writer.isShutdown()) {
            writer.execute(() -> delete(path));
        }
    }

    private static void write(String path, String text) {
        try {
            Files.createDirectories(folder());
            Path fresh = Files.createTempFile(folder(), "text", ".tmp");
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            Files.move(fresh, kept(path), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            ILog.of(Unsaved.class).warn("The unsaved text of " + path + " cannot be kept for a restart; save it soon.", e);
        }
    }

    private static void delete(String path) {
        try {
            Files.deleteIfExists(kept(path));
        } catch (IOException e) {
            ILog.of(Unsaved.class).warn("An outdated copy of " + path + " cannot be deleted from " + folder() + ".", e);
        }
    }

    /** What the last run has left. Reads the disk. */
    static List<Text> left() {
        List<Text> texts = new ArrayList<>();
        if (!Files.isDirectory(folder())) {
            return texts;
        }
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt")).toList()) {
                String name = file.getFileName().toString();
                byte[] path = Base64.getUrlDecoder().decode(name.substring(0, name.length() - 4));
                texts.add(new Text(new String(path, StandardCharsets.UTF_8), Files.readString(file, StandardCharsets.UTF_8)));
            }
        } catch (IOException | IllegalArgumentException e) {
            ILog.of(Unsaved.class).warn("Unsaved texts of the last run cannot be read from " + folder() + ".", e);
        }
        return texts;
    }

    @Override
    public void close() {
        writer.shutdown();
    }
}
