// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.unsaved;

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
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.FrameworkUtil;

/**
 * Keeps what editors show and have not saved on disk, at most half a second behind the last key, so that the next start can bring it back
 * after a kill. One file a text, named after its path in the workspace. Any thread; the disk is touched in a thread of its own.
 */
public final class UnsavedTexts {
    private static final long DELAY_MILLIS = 500;
    private static final long LAST_WRITES_SECONDS = 5;
    private final ScheduledThreadPoolExecutor writer = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().name("songwalker-unsaved").daemon(true).factory());
    private final Map<String, Supplier<String>> pending = new ConcurrentHashMap<>();

    /** A text that was not saved when the Studio ended. */
    record Text(String workspacePath, String text) {}

    /** Called by the component runtime. */
    void activate() {
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Ends a clean run: outdated copies are gone when this returns, or the next start would bring back what was saved or given up. */
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
     * The text of a file was edited. Who types without a pause is kept too: the first key starts the half second, later ones do not put it
     * off.
     *
     * @param text gives the text in the writer's thread
     */
    public void changed(IFile file, Supplier<String> text) {
        String path = file.getFullPath().toPortableString();
        if (pending.put(path, text) == null && !writer.isShutdown()) {
            writer.schedule(() -> write(path), DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * The file is about to be saved: brings its copy up to date, in the caller's thread. A kill between the saving and the end of the copy
     * would bring an older text back over what was saved.
     */
    public void saving(IFile file) {
        write(file.getFullPath().toPortableString());
    }

    /** The file was saved, reverted or its editor closed: what is on disk is what counts. */
    public void clean(IFile file) {
        clean(file.getFullPath().toPortableString());
    }

    void clean(String path) {
        pending.remove(path);
        if (!writer.isShutdown()) {
            writer.execute(() -> delete(path));
        }
    }

    private synchronized void write(String path) {
        Supplier<String> text = pending.remove(path);
        if (text == null) {
            return;
        }
        try {
            Files.createDirectories(folder());
            Path fresh = Files.createTempFile(folder(), "text", ".tmp");
            Files.writeString(fresh, text.get(), StandardCharsets.UTF_8);
            Files.move(fresh, kept(path), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            ILog.of(UnsavedTexts.class).warn("The unsaved text of " + path + " cannot be kept for a restart; save it soon.", e);
        }
    }

    private static void delete(String path) {
        try {
            Files.deleteIfExists(kept(path));
        } catch (IOException e) {
            ILog.of(UnsavedTexts.class).warn("An outdated copy of " + path + " cannot be deleted from " + folder() + ".", e);
        }
    }

    /** What the last run has left. Reads the disk. */
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
