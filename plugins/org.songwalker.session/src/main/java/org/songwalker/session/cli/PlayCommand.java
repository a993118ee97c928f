// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.device.Devices;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.lang.Severity;
import org.songwalker.session.LivePlayer;
import org.songwalker.session.Problem;
import org.songwalker.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays live until everything has sounded, or until Ctrl-C. */
@Command(name = "play", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Plays live until done or Ctrl-C.")
final class PlayCommand implements Callable<Integer> {
    private static final int RATE = 48_000;
    private static final long POLL_MILLIS = 20;

    @Mixin
    private Input input = new Input();

    @Option(names = "--midi-in", paramLabel = "NAME|all", description = "MIDI input that plays the program")
    private @Nullable String midiIn;

    @Option(names = "--device", paramLabel = "NAME", description = "audio output, as 'songwalker devices' lists it")
    private @Nullable String device;

    @Override
    public Integer call() throws Exception {
        Session session = input.prepare(true, RATE, midiIn != null, new Devices()::inputChannels);
        input.refuseErrors(session);
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread main = Thread.currentThread();
        Thread hook = new Thread(() -> stop(interrupted, main), "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        try (LivePlayer player = LivePlayer.start(session, EngineSettings.at(RATE), device, midiIn, input.common.err()::println)) {
            List<String> told = new ArrayList<>();
            while (!player.ended() && !interrupted.get()) {
                Thread.sleep(POLL_MILLIS);
                tell(session, player, told);
            }
            player.close(!interrupted.get());
            if (!input.common.quiet && player.underruns() > 0) {
                input.common.err().println("The device ran dry " + player.underruns() + " times; choose larger buffers or fewer voices.");
            }
        } catch (InterruptedException e) {
            return 130;
        }
        if (!interrupted.get()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        return interrupted.get() ? 130 : 0;
    }

    private static void stop(AtomicBoolean interrupted, Thread main) {
        interrupted.set(true);
        try {
            main.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Prints faults as they come, each once. */
    private void tell(Session session, LivePlayer player, List<String> told) {
        player.engine().trace().poll();
        for (TraceEvent event : player.engine().trace().events()) {
            if (event instanceof TraceEvent.Fault fault) {
                Problem problem = Problem.running(session.parts().get(fault.place().slot()).label(), fault.place().line(), fault.place()
                        .column(), fault.code(), fault.message());
                if (problem.severity() != Severity.INFO && !told.contains(problem.text())) {
                    told.add(problem.text());
                    input.common.print(input.common.err(), List.of(problem));
                }
            }
        }
        player.engine().trace().clear();
    }
}
