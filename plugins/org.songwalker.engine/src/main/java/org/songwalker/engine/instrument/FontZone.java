// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

import org.jspecify.annotations.Nullable;

/**
 * What a zone of a SoundFont says beyond a {@link Zone}: its generators, those of preset and instrument added up, and its modulators (sound
 * reference 12). Immutable; any thread.
 */
public final class FontZone {
    private final double[] generators;
    private final Modulators modulators;
    private final double rootKey;
    private final double correctionCents;
    private final boolean companion;
    private final @Nullable ZoneGate gate;

    /**
     * @param generators      a value for each generator, by number ({@link FontGenerator#COUNT} of them), in the units of the font; copied
     * @param modulators      what moves them
     * @param rootKey         key at which the sample sounds untransposed
     * @param correctionCents what the sample's own pitch correction adds
     * @param companion       true for the second side of a stereo pair: it counts together with the first, which the zone before it plays
     */
    public FontZone(double[] generators, Modulators modulators, double rootKey, double correctionCents, boolean companion) {
        this(generators, modulators, rootKey, correctionCents, companion, null);
    }

    /** @param gate when it sounds; null if its keys and velocities alone say that */
    public FontZone(double[] generators, Modulators modulators, double rootKey, double correctionCents, boolean companion,
            @Nullable ZoneGate gate) {
        if (generators.length != FontGenerator.COUNT) {
            throw new IllegalArgumentException(generators.length + " generators, expected " + FontGenerator.COUNT);
        }
        this.generators = generators.clone();
        this.modulators = modulators;
        this.rootKey = rootKey;
        this.correctionCents = correctionCents;
        this.companion = companion;
        this.gate = gate;
    }

    /** The value of a generator before modulators. */
    public double get(int generator) {
        return generators[generator];
    }

    /** Fills in all generators as their modulators move them. */
    public void evaluate(Modulators.Inputs inputs, double[] into) {
        System.arraycopy(generators, 0, into, 0, FontGenerator.COUNT);
        modulators.addTo(into, inputs);
    }

    public Modulators modulators() {
        return modulators;
    }

    public double rootKey() {
        return rootKey;
    }

    public double correctionCents() {
        return correctionCents;
    }

    /** When it sounds; null if its keys and velocities alone say that. */
    public @Nullable ZoneGate gate() {
        return gate;
    }

    /** True for the second side of a stereo pair, which does not count against the polyphony. */
    public boolean companion() {
        return companion;
    }
}
