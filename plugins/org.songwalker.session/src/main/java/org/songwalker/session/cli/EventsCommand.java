// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.lang.issue.Severity;
import org.songwalker.session.EventsJson;
import org.songwalker.session.Problem;
import org.songwalker.session.RenderJob;
import org.songwalker.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the engine as {@code render} does and prints the events instead of writing the audio. */
@Command(name = "events", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Prints what a program does, event by event.")
final class EventsCommand implements Callable<Integer> {
    private static final int RATE = 48_000;
    private static final int BLOCK = 1024;

    @Mixin
    private Input input = new Input();

    @Option(names = "--json", description = "print the event list as JSON")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Session session = input.prepare(true, RATE, false);
        input.refuseErrors(session);
        RenderJob job = new RenderJob(session, EngineSettings.at(RATE), BLOCK, -1, 0, true);
        RenderJob.Report report = job.run((stereo, frames) -> {}, frames -> !Thread.currentThread().isInterrupted());
        if (report == null) {
            return Interruption.EXIT_CODE;
        }
        List<Problem> shown = report.problems().stream().filter(problem -> problem.severity() != Severity.INFO).toList();
        input.common.print(input.common.err(), shown);
        input.saySteals(session, report.steals());
        input.sayWhySilent(session, report.frames());
        if (json) {
            List<Problem> all = new ArrayList<>(session.problems());
            all.addAll(report.problems());
            input.common.out()
                    .println(EventsJson.text(EventsJson.document(session.mode(), RATE, session.totalBeats(),
                            (double) report.frames() / RATE, report.events(), all), true));
        } else {
            report.events().forEach(this::line);
        }
        return 0;
    }

    private void line(TraceEvent event) {
        TraceEvent.Place place = event.place();
        String what = EventsJson
                .text(EventsJson.event(event).without(List.of("type", "slot", "firing", "beat", "frame", "file", "line", "column")), false);
        input.common.out()
                .printf(Locale.ROOT, "%10.4f %9d  slot %d firing %d  %-8s %s%d:%d  %s%n", place.beat(), place.frame(), place.slot(),
                        place.firing(), EventsJson.type(event), place.file().isEmpty() ? "" : place.file() + ":", place.line(),
                        place.column(), what);
    }
}
