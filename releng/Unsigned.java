// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes the signatures out of the jars of a folder, which are copies that the build has made. The JVM keeps no class of a signed jar in its
 * ahead-of-time cache, and half of the classes that a start needs come from signed jars. Run by releng/built.sh.
 */
public final class Unsigned {
    private Unsigned() {}

    public static void main(String[] arguments) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                unsign(jar);
            }
        }
    }

    /** Works on a copy, so that a jar is whole whenever the program is stopped. */
    private static void unsign(Path jar) throws IOException {
        Path copy = jar.resolveSibling(jar.getFileName() + ".unsigned");
        Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        boolean signed;
        try (FileSystem zip = FileSystems.newFileSystem(copy)) {
            List<Path> signatures;
            Path folder = zip.getPath("META-INF");
            try (Stream<Path> all = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
                signatures = all.filter(file -> file.toString().matches(".*\\.(SF|RSA|DSA|EC)")).toList();
            }
            for (Path signature : signatures) {
                Files.delete(signature);
            }
            signed = !signatures.isEmpty();
        }
        if (signed) {
            Files.move(copy, jar, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.delete(copy);
        }
    }
}
