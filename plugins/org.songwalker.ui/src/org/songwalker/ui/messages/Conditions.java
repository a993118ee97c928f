// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.messages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.session.Problem;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.live.LiveListener;
import org.songwalker.session.live.LiveSession;

/**
 * Keeps the notices about what holds for longer: presets of the rack for which Starter instruments play (R001), and a sound device that
 * does not. All presets with one cause are one notice. Called on the threads of the live session.
 */
public final class Conditions implements LiveListener {
    private static final String NETWORK = "network";
    private static final String PRESETS = "presets";
    private static final String ARRIVING = "arriving";
    private static final String AUDIO = "audio";
    /** What the session says of a preset that is on its way. */
    private static final String LOADING = "is being loaded.";
    /** What {@code preset.source.Network} says in each of its sentences about a library that cannot be reached. */
    private static final List<String> UNREACHABLE = List.of("check the network", "the server did not answer", "the program runs offline");

    private final LiveSession live;
    private final Notices notices;
    private final Remedies remedies;
    /** R001 of the programs that play, by program. */
    private final Map<Path, List<Problem>> replaced = new LinkedHashMap<>();

    /** What can be done about a condition. UI thread; returns at once, except for the choice. */
    public interface Remedies {
        /** Opens the devices again. */
        void connect();

        /** Opens the libraries again. */
        void openLibraries();

        /** Lets the user choose other libraries. */
        void chooseLibraries();
    }

    public Conditions(LiveSession live, Notices notices, Remedies remedies) {
        this.live = live;
        this.notices = notices;
        this.remedies = remedies;
    }

    @Override
    public void said(String sentence) {
        if (!device() || !sentence.equals(live.figures().sentence())) {
            notices.say(Notice.of(sentence));
        }
    }

    /** True if the wanted device does not play. */
    private boolean device() {
        String failure = live.figures().sentence();
        if (failure.isEmpty()) {
            notices.over(AUDIO);
            return false;
        }
        notices.stand(AUDIO, new Notice(true, failure, List.of(), new Notice.Deed("Connect Again", remedies::connect)));
        return true;
    }

    @Override
    public void problems(Path source, List<Problem> problems) {
        List<Problem> missing = problems.stream().filter(problem -> problem.code().equals(IssueCode.R001.name())).toList();
        synchronized (replaced) {
            replaced.put(source, missing);
        }
        presets();
    }

    @Override
    public void changed() {
        device();
        presets();
    }

    private void presets() {
        SessionFile rack = live.rack();
        List<Problem> unreachable = new ArrayList<>();
        List<Problem> unknown = new ArrayList<>();
        List<Problem> loading = new ArrayList<>();
        Set<Path> sources;
        synchronized (replaced) {
            replaced.entrySet().removeIf(entry -> entry.getValue().isEmpty() || !plays(rack, entry.getKey()));
            sources = Set.copyOf(replaced.keySet());
            for (Problem problem : replaced.values().stream().flatMap(List::stream).distinct().toList()) {
                (problem.message().contains(LOADING) ? loading
                        : UNREACHABLE.stream().anyMatch(problem.message()::contains) ? unreachable : unknown).add(problem);
            }
        }
        stand(ARRIVING, loading, "Loading: %s", null);
        stand(NETWORK, unreachable, "No network: %s", new Notice.Deed("Try Again", () -> again(sources)));
        stand(PRESETS, unknown, "Not found in the libraries: %s", new Notice.Deed("Choose Libraries", remedies::chooseLibraries));
    }

    private static boolean plays(@Nullable SessionFile rack, Path source) {
        return rack != null && rack.slots().stream().anyMatch(slot -> source.endsWith(slot.source()));
    }

    private void stand(String cause, List<Problem> problems, String sentence, Notice.@Nullable Deed deed) {
        if (problems.isEmpty()) {
            notices.over(cause);
        } else {
            String who = problems.size() == 1 ? "a Starter instrument plays for 1 preset"
                    : "Starter instruments play for " + problems.size() + " presets";
            notices.stand(cause, new Notice(true, sentence.formatted(who),
                    problems.stream().map(p -> p.file() + ", line " + p.line() + ": " + p.message()).toList(), deed));
        }
    }

    /** Opens the libraries again and loads the programs again that miss a preset. */
    private void again(Set<Path> sources) {
        remedies.openLibraries();
        sources.forEach(live::saved);
    }
}
