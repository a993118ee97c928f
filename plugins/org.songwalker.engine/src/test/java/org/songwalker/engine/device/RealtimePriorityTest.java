// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the system says of a thread that has asked. */
class RealtimePriorityTest {
    private final RealtimePriority priority = new RealtimePriority();

    /** Priority and policy of the calling thread: fields 40 and 41 of proc(5)'s stat; policy 1 is first in, first out. */
    private static List<String> scheduling() throws Exception {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ")).subList(37, 39);
    }

    private static <T> T onAThread(Callable<T> work) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                answer.complete(work.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.get();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theThreadThatAsksRunsFirstWhereItIsGrantedAndElseAsBefore() throws Exception {
        onAThread(() -> {
            assertEquals(List.of("0", "0"), scheduling());
            boolean granted = priority.ask();
            assertEquals(granted ? List.of("20", "1") : List.of("0", "0"), scheduling());
            return granted;
        });
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aThreadThatItStartsIsOrdinary() throws Exception {
        assertEquals(List.of("0", "0"), onAThread(() -> {
            priority.ask();
            return onAThread(RealtimePriorityTest::scheduling);
        }));
    }

    @Test
    void askingAllocatesNoByteOnTheThreadThatAsks() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertEquals(0, onAThread(() -> {
            threads.getCurrentThreadAllocatedBytes();
            long before = threads.getCurrentThreadAllocatedBytes();
            priority.ask();
            return threads.getCurrentThreadAllocatedBytes() - before;
        }));
    }
}
