// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A library in a folder. Absolute web addresses in its files are read from the web. */
final class FolderSource implements LibrarySource {
    private final Path root;
    private final String location;
    private final Network network;
    private final List<Path> alsoAllowed;

    FolderSource(Path root, String location, Network network, List<Path> alsoAllowed) {
        this.root = root;
        this.location = location;
        this.network = network;
        this.alsoAllowed = List.copyOf(alsoAllowed);
    }

    @Override
    public Path place() {
        return root;
    }

    @Override
    public LibrarySource linkingInto(List<Path> folders) {
        return new FolderSource(root, location, network, folders);
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public String describe(String path) {
        if (LibrarySource.isWebAddress(path)) {
            return path;
        }
        try {
            return root.resolve(path).toString();
        } catch (InvalidPathException e) {
            return root + "/" + path; // for a message only; reading it says what is wrong
        }
    }

    @Override
    public byte[] read(String path, int limit) throws PresetException {
        if (LibrarySource.isWebAddress(path)) {
            return network.read(path, limit);
        }
        Path file;
        try {
            file = root.resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw new PresetException(PresetException.Reason.MALFORMED, path, "", "not a file name: " + e.getReason(), e);
        }
        if (Files.isRegularFile(root)) {
            throw new PresetException(PresetException.Reason.ABSENT, root.toString(), "", "it is a file, not a folder");
        }
        if (!file.startsWith(root)) {
            throw new PresetException(PresetException.Reason.MALFORMED, path, "", "it leads out of the library");
        }
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) { // a pipe or device may have no end
            throw new PresetException(PresetException.Reason.UNSUPPORTED, file.toString(), "", "it is no regular file");
        }
        refuseForeignLinks(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new PresetException(PresetException.Reason.UNSUPPORTED, file.toString(), "", "larger than " + (limit >> 20) + " MiB");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new PresetException(PresetException.Reason.ABSENT, file.toString(), "", "no such file", e);
        } catch (IOException e) {
            throw new PresetException(Files.isDirectory(file) ? PresetException.Reason.ABSENT : PresetException.Reason.UNREACHABLE,
                    file.toString(), "",
                    "cannot be read" + (Files.isDirectory(file) ? ", it is a folder" : Files.isReadable(file) ? "" : ", permission denied"),
                    e);
        }
    }

    @Override
    public long bytes(String presetPath, Set<String> samplePaths) {
        try {
            long bytes = Files.size(root.resolve(presetPath));
            for (String path : samplePaths) {
                bytes += Files.size(root.resolve(path)); // a web address is no file here
            }
            return bytes;
        } catch (IOException | InvalidPathException e) {
            return -1;
        }
    }

    @Override
    public byte[] readSample(String path, int limit) throws PresetException {
        return LibrarySource.isWebAddress(path) ? network.fetch(path, limit).body() : read(path, limit);
    }

    @Override
    public @Nullable StoredSample stored(SamplePath sample) {
        return LibrarySource.isWebAddress(sample.path()) ? network.sample(sample.path(), sample.codec()) : null;
    }

    @Override
    public void store(SamplePath sample, StoredSample decoded) {
        if (LibrarySource.isWebAddress(sample.path())) {
            network.keep(sample.path(), sample.codec(), decoded);
        }
    }

    private void refuseForeignLinks(Path file) throws PresetException {
        try {
            if (!Links.inside(file, root, alsoAllowed)) {
                throw new PresetException(PresetException.Reason.UNSUPPORTED, file.toString(), "",
                        "it is a link out of the library; name the folder it leads to as a library too, or copy the file");
            }
        } catch (IOException e) {
            return; // it does not exist or cannot be read: reading it says so
        }
    }
}
