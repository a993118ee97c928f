// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that {@code https_proxy}, {@code http_proxy} and {@code no_proxy} name, as other programs of a shell take it; else the one that
 * the system or Java's own properties name. This machine itself is never asked through a proxy.
 */
final class EnvironmentProxies extends ProxySelector {
    private static final int USUAL_PORT = 80;
    private final Map<String, String> environment;

    EnvironmentProxies(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
        URI named = proxy(Objects.requireNonNullElse(uri.getScheme(), "http"));
        if (named == null) {
            ProxySelector system = ProxySelector.getDefault();
            return system == null ? List.of(Proxy.NO_PROXY) : system.select(uri);
        }
        if (direct(host)) {
            return List.of(Proxy.NO_PROXY);
        }
        int port = named.getPort() > 0 ? named.getPort() : USUAL_PORT;
        return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(named.getHost(), port)));
    }

    private @Nullable URI proxy(String scheme) {
        for (String name : List.of(scheme + "_proxy", scheme.toUpperCase(Locale.ROOT) + "_PROXY", "all_proxy", "ALL_PROXY")) {
            String value = environment.getOrDefault(name, "").strip();
            if (!value.isEmpty() && !name.equals("HTTP_PROXY")) { // a web server sets that one from a header of a stranger
                try {
                    URI uri = URI.create(value.contains("://") ? value : "http://" + value);
                    if (uri.getHost() != null) {
                        return uri;
                    }
                } catch (IllegalArgumentException e) {
                    return null; // no address: the system's own setting counts
                }
            }
        }
        return null;
    }

    private boolean direct(String host) {
        if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
            return true;
        }
        String except = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
        return Arrays.stream(except.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .map(name -> name.startsWith("*.") ? name.substring(2) : name.startsWith(".") ? name.substring(1) : name)
                .anyMatch(name -> name.equals("*") || !name.isEmpty() && (host.equals(name) || host.endsWith("." + name)));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The failure reaches the reader of the file, who says it.
    }
}
