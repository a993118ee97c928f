// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.songwalker.engine.cpu.Deadlines;
import org.songwalker.engine.cpu.LoadMonitor;
import org.songwalker.engine.cpu.Warmup;
import org.songwalker.engine.device.RealtimePriority;
import org.songwalker.engine.instrument.Waveform;

/** What takes minutes: {@code releng/soak engine}. Lengths are system properties, so that a trial may be short. */
@EnabledIfSystemProperty(named = "songwalker.soak", matches = "true", disabledReason = "long; run it with releng/soak engine")
class SoakTest {
    private static final int RATE = 48_000;
    private static final int BLOCK = 256;
    private static final int SLOTS = 4;
    private static final int KEYS = 64;

    private static int property(String name, int usual) {
        return Integer.getInteger("songwalker.soak." + name, usual);
    }

    @Test
    void eightThreadsControlForAMinute() throws InterruptedException {
        int seconds = property("stressSeconds", 60);
        StressTest.storm(seconds * RATE / BLOCK, 4_000_000);
    }

    /**
     * Renders 256 voices for ten minutes in real time, as a device with two buffers would ask for them, while another thread makes garbage.
     * A buffer is missed if it is ready more than one buffer's time after its turn; two missed in a row are a pair, and the device would
     * have run dry. The kernels are warmed up before, as in {@code LivePlayer}. The worst buffers are printed with the reason: the thread
     * was woken late, lost its processor while it rendered (a busy machine), or computed too long. The thread has the priority of a
     * device's thread.
     */
    @Test
    void noPairOfBuffersIsMissedWhileGarbageIsMade() throws InterruptedException {
        Throwable[] failure = new Throwable[1];
        Thread audio = Thread.ofPlatform().name("soak-audio").priority(Thread.MAX_PRIORITY).start(() -> {
            try {
                live();
            } catch (InterruptedException | RuntimeException | Error e) {
                failure[0] = e;
            }
        });
        audio.join();
        if (failure[0] != null) {
            throw new AssertionError(failure[0].getMessage(), failure[0]);
        }
    }

    /** Hundredths of seconds that the machine's host has taken from all processors; 0 where the system does not tell. */
    private static long stolen() {
        try {
            return Long.parseLong(Files.readAllLines(Path.of("/proc/stat")).getFirst().trim().split(" +")[8]);
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    /** What the host has taken so far, noted ten times a second: the file is slow to read, so the thread that plays cannot ask. */
    private static long[] thefts(AtomicBoolean done, int seconds) {
        long[] taken = new long[10 * seconds + 600];
        long begin = System.nanoTime();
        for (int i = 0; i < taken.length; i++) {
            taken[i] = done.get() ? taken[i - 1] : stolen();
            long due = begin + (i + 1) * 100_000_000L;
            while (!done.get() && System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
        return taken;
    }

    /** A thread that only waits for the same beats and does nothing: how late the machine wakes anybody. */
    private static long[] idle(AtomicBoolean done, long period) {
        new RealtimePriority().ask();
        long[] lateness = new long[Deadlines.BOUNDS.length + 1];
        long due = System.nanoTime() + period / 2;
        while (!done.get()) {
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
            }
            long late = System.nanoTime() - due;
            lateness[share(late, period)]++;
            due += late > 2 * period ? late : period;
        }
        return lateness;
    }

    private static int share(long late, long period) {
        int share = 0;
        while (share < Deadlines.BOUNDS.length && late > Deadlines.BOUNDS[share] * period) {
            share++;
        }
        return share;
    }

    /** What is written down of a missed buffer while there is no time to say it; nanoseconds since the beginning, and of each part. */
    private record Missed(long[] at, long[] woken, long[] rendered, long[] computed) {
        Missed(int most) {
            this(new long[most], new long[most], new long[most], new long[most]);
        }

        String text(int i, long[] thefts) {
            int tenth = (int) Math.min(at[i] / 100_000_000, thefts.length - 2);
            return String.format(
                    "at %.3f s: woken %.2f ms late, %.2f ms of rendering, %.2f ms of them computing; the host took %d0 ms in the second before",
                    at[i] / 1e9, woken[i] / 1e6, rendered[i] / 1e6, computed[i] / 1e6, thefts[tenth + 1] - thefts[Math.max(0, tenth - 10)]);
        }
    }

    private static void live() throws InterruptedException {
        int seconds = property("liveSeconds", 600);
        System.out.println("warm-up: " + Warmup.inBackground(EngineSettings.at(RATE)).join());
        Engine engine = playing();
        LoadMonitor monitor = new LoadMonitor(engine::render, RATE);
        float[] stereo = new float[2 * BLOCK];
        for (int i = 0; i < 4000; i++) {
            monitor.render(stereo, 0, BLOCK);
            engine.trace().poll();
        }
        Deadlines before = monitor.deadlines();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        AtomicBoolean done = new AtomicBoolean();
        Thread garbage = Thread.ofPlatform().start(() -> waste(done));
        long period = 1_000_000_000L * BLOCK / RATE;
        long[][] others = new long[2][];
        Thread idler = Thread.ofPlatform().priority(Thread.MAX_PRIORITY).start(() -> others[0] = idle(done, period));
        Thread thefts = Thread.ofPlatform().start(() -> others[1] = thefts(done, seconds));
        System.out.println("real-time priority: " + (new RealtimePriority().ask() ? "granted" : "refused; the highest ordinary one"));
        long blocks = (long) seconds * RATE / BLOCK;
        Missed late = new Missed(1000);
        long[] lateness = new long[Deadlines.BOUNDS.length + 1];
        long first = System.nanoTime();
        long begin = first;
        int missed = 0;
        long pairs = 0;
        long worst = 0;
        long mostComputed = 0;
        for (long n = 0; n < blocks; n++) {
            long due = begin + n * period;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
            }
            long woken = System.nanoTime();
            long computed = threads.getCurrentThreadCpuTime();
            monitor.render(stereo, 0, BLOCK);
            computed = threads.getCurrentThreadCpuTime() - computed;
            long ready = System.nanoTime();
            mostComputed = Math.max(mostComputed, computed);
            worst = Math.max(worst, ready - due);
            lateness[share(ready - due, period)]++;
            if (ready - due > period) {
                if (missed < late.at().length) {
                    late.at()[missed] = due - first;
                    late.woken()[missed] = woken - due;
                    late.rendered()[missed] = ready - woken;
                    late.computed()[missed] = computed;
                }
                missed++;
            }
            if (ready - due > 2 * period) {
                pairs++;
                begin += ready - due - period;
            }
        }
        done.set(true);
        garbage.join();
        idler.join();
        thefts.join();
        System.out.printf(
                "live: %d s, %d voices, %d buffers, %d missed, %d pairs missed, worst %.2f ms, most computed %.2f ms, load %.3f%n", seconds,
                engine.voices(), blocks, missed, pairs, worst / 1e6, mostComputed / 1e6, monitor.load());
        System.out.printf("stolen by the machine's host meanwhile: %.2f s%n", (others[1][others[1].length - 1] - others[1][0]) / 100.0);
        System.out.println("an idle thread of the same priority woken behind its turn, of a buffer's time: " + new Deadlines(others[0]));
        System.out.println("ready behind its turn, of a buffer's time: " + new Deadlines(lateness));
        long[] rendering = monitor.deadlines().counts();
        for (int i = 0; i < rendering.length; i++) {
            rendering[i] -= before.counts()[i];
        }
        System.out.println("rendering, of a buffer's time: " + new Deadlines(rendering));
        // What the host takes counts as computing where the guest is not told; its clock ticks in hundredths.
        for (int i = 0; i < Math.min(40, missed); i++) {
            System.out.println(late.text(i, others[1]));
        }
        assertEquals(SLOTS * KEYS, engine.voices());
        assertEquals(0, pairs, "pairs of buffers missed");
    }

    private static Engine playing() {
        Engine engine = new Engine(EngineSettings.at(RATE).withSlots(SLOTS));
        for (int slot = 0; slot < SLOTS; slot++) {
            engine.control().submit(Programs.install(slot, Programs.hold(), Programs.tone(Waveform.SAWTOOTH)));
            for (int key = 0; key < KEYS; key++) {
                engine.control().midi(Midi.noteOn(0, 30 + key, 100, 1 << slot));
            }
        }
        return engine;
    }

    /** 200 MB a second, in pieces, some of which live for a while. */
    private static void waste(AtomicBoolean done) {
        byte[][] kept = new byte[4096][];
        long begin = System.nanoTime();
        for (long n = 0; !done.get(); n++) {
            kept[(int) (n % kept.length)] = new byte[4096];
            long due = begin + n * 4096 * 5;
            if (due - System.nanoTime() > 1_000_000) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
    }

    @Test
    void tenMillionEventsLeaveNothingBehind() {
        int events = property("events", 10_000_000);
        Engine engine = new Engine(EngineSettings.at(RATE).withSlots(SLOTS));
        for (int slot = 0; slot < SLOTS; slot++) {
            engine.control().submit(Programs.install(slot, Programs.hold(), Programs.tone(Waveform.SINE)));
        }
        Random random = new Random(5);
        float[] stereo = new float[2 * BLOCK];
        List<CommandLog.Entry> log = new ArrayList<>();
        float peak = 0;
        for (int sent = 0; sent < events; sent++) {
            int key = random.nextInt(128);
            int slots = 1 << random.nextInt(SLOTS);
            boolean taken = engine.control()
                    .midi(random.nextBoolean() ? Midi.noteOn(0, key, 1 + random.nextInt(127), slots) : Midi.noteOff(0, key, slots));
            assertTrue(taken, "event " + sent + " was refused");
            if (sent % 200 == 199) {
                engine.render(stereo, 0, BLOCK);
                engine.trace().poll();
                engine.trace().clear();
                engine.drainLog(log);
                log.clear();
                for (float sample : stereo) {
                    peak = Math.max(peak, Math.abs(sample));
                    assertTrue(Float.isFinite(sample), "a sample is " + sample + " behind event " + sent);
                }
            }
        }
        EngineStatus status = engine.status();
        System.out.printf("events: %d, peak %.3f, %s%n", events, peak, status);
        assertEquals(0, engine.control().droppedMessages());
        assertTrue(engine.mostVoices() <= 256, engine.mostVoices() + " voices at once");
        engine.control().submit(new Command.Panic());
        for (int i = 0; i < 40; i++) {
            engine.render(stereo, 0, BLOCK);
        }
        assertEquals(0, engine.voices());
    }
}
