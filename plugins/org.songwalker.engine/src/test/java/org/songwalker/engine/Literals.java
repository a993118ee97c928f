// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jctools.queues.varhandle.MpscVarHandleArrayQueue;
import org.songwalker.runtime.Interpreter;

/**
 * Interns every string literal of the classes that the audio thread runs. Before HotSpot compiles a method for the first time, it creates
 * the literals of the whole class, those of error messages included, on the thread whose call passed the compiler's threshold. That can be
 * the audio thread, and on a busy machine, where the compiler raises its thresholds, at any time. A literal that is interned already costs
 * nothing, so that a measurement after this call counts what the program allocates.
 */
final class Literals {
    /** The table of interned strings refers to them weakly. */
    private static final Set<String> KEPT = new HashSet<>();

    private Literals() {}

    /** Interns the literals of runtime, engine, queues and the parts of the JDK that the audio thread uses. */
    static synchronized void intern() {
        for (Class<?> in : List.of(Engine.class, Interpreter.class, MpscVarHandleArrayQueue.class)) {
            try {
                Path place = Path.of(in.getProtectionDomain().getCodeSource().getLocation().toURI());
                if (Files.isDirectory(place)) {
                    internAll(place);
                } else {
                    try (FileSystem jar = FileSystems.newFileSystem(place)) {
                        internAll(jar.getPath("/"));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
        FileSystem modules = FileSystems.getFileSystem(URI.create("jrt:/"));
        internAll(modules.getPath("modules", "jdk.incubator.vector"));
        for (String part : List.of("java/lang", "java/util", "java/nio", "jdk/internal/misc", "jdk/internal/util", "jdk/internal/vm")) {
            internAll(modules.getPath("modules", "java.base", part));
        }
    }

    private static void internAll(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".class") && !file.endsWith("module-info.class")).forEach(Literals::internClass);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void internClass(Path file) {
        try {
            for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
                if (entry instanceof StringEntry literal) {
                    KEPT.add(literal.stringValue().intern());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
