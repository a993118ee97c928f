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
import org.songwalker.runtime.words.EndMode;

/** Renders a session offline, from beat 0 to its end, in blocks. One use, one thread. */
public final class RenderJob {
    private final Session session;
    private final Engine engine;
    private final int block;
    private final double durationSeconds;
    private final double tailSeconds;
    private float peak;

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
     * @param events   the event list
     * @param problems faults of running, each place and message once
     */
    public record Report(long frames, float peak, List<TraceEvent> events, List<Problem> problems) {}

    /**
     * @param block           frames per call of the engine; does not change the result
     * @param durationSeconds exact length; below 0: to the end
     * @param tailSeconds     seconds to render after the end, at least 0
     */
    public RenderJob(Session session, EngineSettings settings, int block, double durationSeconds, double tailSeconds) {
        this.session = session;
        this.engine = session.start(settings);
        this.block = block;
        this.durationSeconds = durationSeconds;
        this.tailSeconds = tailSeconds;
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
            engine.trace().poll();
            int wanted = exact < 0 ? block : (int) Math.min(block, exact - done);
            measure(stereo, wanted);
            sink.write(stereo, wanted);
            done += wanted;
            if (exact < 0 && end < 0) {
                long known = engine.endFrame(mode);
                end = known < 0 ? -1 : known + Math.round(tailSeconds * rate);
            }
        }
        return new Report(end, peak, events(), faults());
    }

    private void measure(float[] stereo, int frames) {
        for (int i = 0; i < 2 * frames; i++) {
            peak = Math.max(peak, Math.abs(stereo[i]));
        }
    }

    /** The trace, preceded by the presets that are not available, which were known before the first frame. */
    private List<TraceEvent> events() {
        List<TraceEvent> events = new ArrayList<>();
        for (int slot = 0; slot < session.parts().size(); slot++) {
            for (Sounds.Missing missing : session.parts().get(slot).outcome().missing()) {
                TraceEvent.Place place = new TraceEvent.Place(slot, 0, 0, 0, missing.use().line(), missing.use().column());
                events.add(new TraceEvent.Fault(place, "R001", missing.message()));
            }
        }
        events.addAll(engine.trace().events());
        return events;
    }

    private List<Problem> faults() {
        Set<Problem> faults = new LinkedHashSet<>();
        for (TraceEvent event : engine.trace().events()) {
            if (event instanceof TraceEvent.Fault fault) {
                String file = session.parts().get(fault.place().slot()).label();
                faults.add(Problem.running(file, fault.place().line(), fault.place().column(), fault.code(), fault.message()));
            }
        }
        if (engine.trace().dropped() > 0) {
            faults.add(Problem.running(session.parts().getFirst().label(), 1, 1, "R003",
                    engine.trace().dropped() + " events were too many for the event list and are missing from it"));
        }
        return List.copyOf(faults);
    }
}
