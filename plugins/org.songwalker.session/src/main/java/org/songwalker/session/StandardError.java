// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Gives the process back the standard error stream that its start script has put aside. Before any of our code runs, the JVM prints "Using
 * incubator modules" there, which no option turns off; so the scripts start it with the stream closed off and its original under another
 * number, named by the environment variable {@code SONGWALKER_STDERR}.
 */
public final class StandardError {
    /** Names the number of the saved stream. */
    public static final String VARIABLE = "SONGWALKER_STDERR";
    private static final int STDERR = 2;

    private StandardError() {}

    /** Restores the stream, for Java and for native libraries. No effect without the variable. Call it first of all. */
    @SuppressWarnings("restricted")
    public static void restore() {
        String kept = System.getenv(VARIABLE);
        if (kept == null || !kept.matches("\\d{1,4}")) {
            return;
        }
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle dup2 = linker.downcallHandle(linker.defaultLookup().findOrThrow("dup2"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            int result = (int) dup2.invokeExact(Integer.parseInt(kept), STDERR);
            if (result < 0) {
                System.out.println("songwalker: messages cannot be shown, for the error stream could not be opened again.");
            }
        } catch (Throwable e) { // what invokeExact declares
            throw new IllegalStateException(e);
        }
    }
}
