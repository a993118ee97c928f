// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.engine.trace.TraceLog;
import org.songwalker.runtime.words.EndMode;

/** Renders a session offline, from beat 0 to its end, in blocks. One use, one thread. */
public final class RenderJob {
    private final Session session;
    private final Engine engine;
    private final int block;
    private final double durationSeconds;
    private final double tailSeconds;
    private final boolean eventList;
    private final int mostEvents;
    private final Set<Problem> faults = new LinkedHashSet<>();
    private float peak;
    private long steals;

    /** Events of the longest list; more are not kept, so that memory has a limit. */
    static final int MOST_EVENTS = 1_000_000;
    /** Different faults that are reported. */
    private static final int MOST_FAULTS = 1_000;

    /** Takes the audio, interleaved stereo, block by block. */
    public interface Sink {
        void write(float[] stereo, int frames) throws IOException;
    }

    /** Receives the number of rendered frames; returns false to stop the job. */
    public interface Progress {
        boolean go(long frames);
    }

    /**
     * The result.
     *
     * @param frames   length of the audio
     * @param peak     largest absolute sample
     * @param events   the event list, empty if none was asked for; it ends after {@value #MOST_EVENTS} events, and so does the audio
     * @param problems faults of running, each place and message once
     * @param steals   number of voices that were cut short for others
     */
    public record Report(long frames, float peak, List<TraceEvent> events, List<Problem> problems, long steals) {}

    /**
     * @param block           frames per call of the engine; does not change the result
     * @param durationSeconds exact length; below 0: to the end
     * @param tailSeconds     seconds to render after the end, at least 0
     * @param eventList       true if the report should have the event list, which takes some 200 bytes per event
     */
    public RenderJob(Session session, EngineSettings settings, int block, double durationSeconds, double tailSeconds, boolean eventList) {
        this(session, settings, block, durationSeconds, tailSeconds, eventList, MOST_EVENTS);
    }

    /** The same with another limit to the event list. */
    RenderJob(Session session, EngineSettings settings, int block, double durationSeconds, double tailSeconds, boolean eventList,
            int mostEvents) {
        this.session = session;
        this.engine = session.start(settings);
        this.block = block;
        this.durationSeconds = durationSeconds;
        this.tailSeconds = tailSeconds;
        this.eventList = eventList;
        this.mostEvents = mostEvents;
    }

    /**
     * Renders everything.
     *
     * @return the report, null if the progress said stop
     */
    public @Nullable Report run(Sink sink, Progress progress) throws IOException {
        double rate = engine.settings().sampleRate();
        long exact = durationSeconds < 0 ? -1 : Math.round(durationSeconds * rate);
        EndMode mode = session.endMode();
        float[] stereo = new float[2 * block];
        long done = 0;
        long end = exact;
        while (end < 0 || done < end) {
            if (!progress.go(done)) {
                return null;
            }
            engine.render(stereo, 0, block);
            TraceLog trace = engine.trace();
            trace.poll();
            if (!eventList) {
                collectFaults(trace.events());
                trace.clear();
            }
            int wanted = exact < 0 ? block : (int) Math.min(block, exact - done);
            measure(stereo, wanted);
            sink.write(stereo, wanted);
            done += wanted;
            if (exact < 0 && end < 0) {
                long known = engine.endFrame(mode);
                end = known < 0 ? -1 : known + Math.round(tailSeconds * rate);
            }
            if (trace.size() > mostEvents) {
                addFault("more than %,d events; the list ends after %.1f s of music".formatted(mostEvents, done / rate));
                end = done;
            }
        }
        engine.finishTrace();
        engine.trace().poll();
        List<TraceEvent> heard = engine.trace().events();
        collectFaults(heard);
        if (engine.trace().dropped() > 0) {
            addFault(engine.trace().dropped() + " events were too many for the event list and are missing from it");
        }
        return new Report(end, peak, eventList ? events(heard) : List.of(), List.copyOf(faults), steals);
    }

    private void measure(float[] stereo, int frames) {
        for (int i = 0; i < 2 * frames; i++) {
            peak = Math.max(peak, Math.abs(stereo[i]));
        }
    }

    /** The trace, preceded by the presets that are not available, which were known before the first frame. */
    private List<TraceEvent> events(List<TraceEvent> heard) {
        List<TraceEvent> events = new ArrayList<>();
        for (int slot = 0; slot < session.parts().size(); slot++) {
            for (Sounds.Missing missing : session.parts().get(slot).outcome().missing()) {
                TraceEvent.Place place = new TraceEvent.Place(slot, 0, 0, 0, missing.use().place().file(), missing.use().line(),
                        missing.use().column());
                events.add(new TraceEvent.Fault(place, missing.code(), missing.message()));
            }
        }
        events.addAll(heard);
        return events;
    }

    private void collectFaults(List<TraceEvent> events) {
        for (TraceEvent event : events) {
            steals += event instanceof TraceEvent.Steal ? 1 : 0;
            if (event instanceof TraceEvent.Fault fault && faults.size() < MOST_FAULTS) {
                String file = Problem.inside(session.parts().get(fault.place().slot()).label(), fault.place().file());
                faults.add(Problem.running(file, fault.place().line(), fault.place().column(), fault.code(), fault.message()));
            }
        }
    }

    private void addFault(String message) {
        faults.add(Problem.running(session.parts().getFirst().label(), 1, 1, "R003", message));
    }
}
