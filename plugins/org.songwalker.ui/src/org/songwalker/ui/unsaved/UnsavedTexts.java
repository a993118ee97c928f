// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.unsaved;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.FrameworkUtil;
import org.songwalker.session.WholeFile;

/**
 * Writes unsaved texts of editors to disk at most half a second after an edit, so that after a kill the next start can restore them
 * ({@link Recovery}). Each text has one file, named after its path in the workspace. Any thread may call; one background thread writes,
 * except in {@link #saving}.
 */
public final class UnsavedTexts {
    private static final long DELAY_MILLIS = 500;
    private static final long RETRY_MILLIS = 5_000;
    private static final long LAST_WRITES_SECONDS = 5;
    private final ScheduledThreadPoolExecutor writer = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().name("songwalker-unsaved").daemon(true).factory());
    private final Map<String, Supplier<String>> pending = new ConcurrentHashMap<>();
    /** Paths whose last write failed: they were reported and are tried again. */
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** A text that was not saved when the Studio ended. */
    record Text(String workspacePath, String text) {}

    /** Called by the component runtime. */
    void activate() {
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Ends a clean run. Waits up to five seconds until outdated copies are deleted; otherwise the next start would restore texts that were
     * saved or given up. Called by the component runtime.
     */
    void deactivate() throws InterruptedException {
        writer.shutdown();
        writer.awaitTermination(LAST_WRITES_SECONDS, TimeUnit.SECONDS);
    }

    private static Path folder() {
        return Platform.getStateLocation(FrameworkUtil.getBundle(UnsavedTexts.class)).append("unsaved").toPath();
    }

    private static Path kept(String workspacePath) {
        return folder()
                .resolve(Base64.getUrlEncoder().withoutPadding().encodeToString(workspacePath.getBytes(StandardCharsets.UTF_8)) + ".txt");
    }

    /**
     * Has the text of a file written after half a second. Later edits do not extend that delay, so that the texts of users who type without
     * a pause are written too.
     *
     * @param text returns the text; called on the writer's thread, or by {@link #saving}
     */
    public void changed(IFile file, Supplier<String> text) {
        String path = file.getFullPath().toPortableString();
        if (pending.put(path, text) == null && !writer.isShutdown()) {
            writer.schedule(() -> write(path), DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Writes the copy of a file that is about to be saved, on the calling thread. Otherwise a kill after the save but before the copy is
     * deleted would restore an older text over the saved one.
     */
    public void saving(IFile file) {
        write(file.getFullPath().toPortableString());
    }

    /** Deletes the copy of a file that was saved or reverted, or whose editor was closed. */
    public void clean(IFile file) {
        clean(file.getFullPath().toPortableString());
    }

    void clean(String path) {
        pending.remove(path);
        if (!writer.isShutdown()) {
            writer.execute(() -> delete(path));
        }
    }

    /** Writes the copy of a text that waits for it; if that fails, tries again later. */
    private synchronized void write(String path) {
        Supplier<String> text = pending.remove(path);
        if (text == null) {
            return;
        }
        try {
            WholeFile.replace(kept(path), text.get().getBytes(StandardCharsets.UTF_8));
        } catch (IOException | OutOfMemoryError e) {
            if (failing.add(path)) {
                ILog.of(UnsavedTexts.class).warn("The unsaved text of " + path + " cannot be kept for a restart; save it soon.", e);
            }
            if (pending.putIfAbsent(path, text) == null && !writer.isShutdown()) {
                writer.schedule(() -> write(path), RETRY_MILLIS, TimeUnit.MILLISECONDS);
            }
            return;
        }
        failing.remove(path);
    }

    private static void delete(String path) {
        try {
            Files.deleteIfExists(kept(path));
        } catch (IOException e) {
            ILog.of(UnsavedTexts.class).warn("An outdated copy of " + path + " cannot be deleted from " + folder() + ".", e);
        }
    }

    /** The texts that the last run left on disk. Reads the disk. */
    List<Text> left() {
        List<Text> texts = new ArrayList<>();
        if (!Files.isDirectory(folder())) {
            return texts;
        }
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt")).sorted().toList()) {
                String name = file.getFileName().toString();
                byte[] path = Base64.getUrlDecoder().decode(name.substring(0, name.length() - 4));
                texts.add(new Text(new String(path, StandardCharsets.UTF_8), Files.readString(file, StandardCharsets.UTF_8)));
            }
        } catch (IOException | IllegalArgumentException e) {
            ILog.of(UnsavedTexts.class).warn("Unsaved texts of the last run cannot be read from " + folder() + ".", e);
        }
        return texts;
    }
}
