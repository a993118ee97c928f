// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A library on a web server, as static files. */
final class WebSource implements LibrarySource {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private final String base;
    private final Network network;

    WebSource(String address, Network network) {
        String plain = address.replaceFirst("[?#].*", "");
        this.base = plain.endsWith("/") ? plain : plain + "/";
        this.network = network;
    }

    @Override
    public String location() {
        return base;
    }

    @Override
    public String describe(String path) {
        return LibrarySource.isWebAddress(path) ? path : base + encode(path);
    }

    @Override
    public byte[] read(String path, int limit) throws PresetException {
        return network.read(describe(path), limit);
    }

    @Override
    public byte[] readSample(String path, int limit) throws PresetException {
        return network.fetch(describe(path), limit).body();
    }

    @Override
    public @Nullable StoredSample stored(SamplePath sample) {
        return network.sample(describe(sample.path()), sample.codec());
    }

    @Override
    public void store(SamplePath sample, StoredSample decoded) {
        network.keep(describe(sample.path()), sample.codec(), decoded);
    }

    @Override
    public void loaded(String presetPath, List<SamplePath> samples) {
        network.loaded(describe(presetPath), samples.stream().map(s -> new SamplePath(describe(s.path()), s.codec())).toList());
    }

    @Override
    public boolean atHand(String presetPath) {
        return network.complete(describe(presetPath));
    }

    @Override
    public long bytes(String presetPath, Set<String> samplePaths) {
        return network.bytes(describe(presetPath));
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public int changes() {
        return network.changes();
    }

    /** The path with everything but slashes and unreserved characters percent-encoded (RFC 3986). */
    private static String encode(String path) {
        StringBuilder out = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c == '/' || UNRESERVED.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return out.toString();
    }
}
