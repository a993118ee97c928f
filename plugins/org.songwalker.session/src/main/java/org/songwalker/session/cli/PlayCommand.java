// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.device.Devices;
import org.songwalker.lang.issue.Severity;
import org.songwalker.session.Problem;
import org.songwalker.session.Session;
import org.songwalker.session.live.Figures;
import org.songwalker.session.live.LiveListener;
import org.songwalker.session.live.LiveSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays live until everything has sounded, or until Ctrl-C. */
@Command(name = "play", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Plays live until done or Ctrl-C.")
final class PlayCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 20;

    @Mixin
    private Input input = new Input();

    @Option(names = "--midi-in", paramLabel = "NAME|all", description = "MIDI input that plays the program")
    private @Nullable String midiIn;

    @Option(names = "--device", paramLabel = "NAME", description = "audio output, as 'songwalker devices' lists it")
    private @Nullable String device;

    @Override
    public Integer call() throws Exception {
        Session session = input.prepare(true, (int) LiveSession.SAMPLE_RATE, midiIn != null, new Devices()::inputChannels);
        input.refuseErrors(session);
        try (LiveSession live = new LiveSession()) {
            live.addListener(new Terminal());
            Figures figures = live.perform(session, device, midiIn, () -> {
                Thread.sleep(POLL_MILLIS);
                return true;
            });
            if (!input.common.quiet && figures.drops().total() > 0) {
                input.common.err().println("Lost: " + figures.drops().text() + ". Choose larger buffers or fewer voices.");
            }
        } catch (InterruptedException e) {
            return Interruption.EXIT_CODE;
        }
        return 0;
    }

    /** Prints the messages of a performance to the error stream. */
    private final class Terminal implements LiveListener {
        @Override
        public void said(String sentence) {
            input.common.err().println(sentence);
        }

        @Override
        public void fault(int slot, Path source, Problem fault) {
            if (fault.severity() != Severity.INFO) {
                input.common.print(input.common.err(), List.of(fault));
            }
        }

        @Override
        public void logged(int slot, String text) {
            input.common.err().println(text);
        }

        @Override
        public void failed(String sentence, Throwable cause) {
            said(sentence);
        }
    }
}
