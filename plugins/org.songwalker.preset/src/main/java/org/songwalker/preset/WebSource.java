// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

/** A library on a web server, as static files. */
final class WebSource implements PresetSource {
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
        return Paths.isWebAddress(path) ? path : base + Paths.encode(path);
    }

    @Override
    public byte[] read(String path, int limit) throws PresetException {
        return network.read(describe(path), limit);
    }
}
