// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.presets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songwalker.session.UserSettings;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Ui;

/** A library on a web server is downloaded to be used offline; that can be cancelled and goes on from there later. */
class PresetDownloadTest {
    private static final int PRESETS = 4;
    private final CountDownLatch second = new CountDownLatch(1);
    private final AtomicBoolean asked = new AtomicBoolean();
    private HttpServer server;
    private Browser browser;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = body(exchange.getRequestURI().getPath());
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        browser = Browser.open(address());
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** A file of the library; the sample of the second preset waits until the test lets it go. */
    private byte[] body(String path) throws InterruptedException {
        if (path.equals("/index.json")) {
            StringBuilder entries = new StringBuilder();
            for (int i = 1; i <= PRESETS; i++) {
                entries.append(i == 1 ? "" : ",")
                        .append("{\"type\":\"preset\",\"name\":\"Tone ")
                        .append(i)
                        .append("\",\"path\":\"")
                        .append(i)
                        .append("/preset.json\",\"category\":\"sampler\"}");
            }
            return bytes("{\"format\":\"songwalker-index\",\"version\":1,\"name\":\"Far\",\"entries\":[" + entries + "]}");
        }
        if (path.endsWith("preset.json")) {
            return bytes("""
                    {"name": "Tone", "node": {"type": "sampler", "config": {"zones": [{"keyRange": {"low": 0, "high": 127},
                     "pitch": {"rootNote": 60, "fineTuneCents": 0}, "sampleRate": 44100,
                     "audio": {"type": "external", "url": "tone.raw", "codec": "raw"}}]}}}
                    """);
        }
        if (path.equals("/2/tone.raw")) {
            asked.set(true);
            second.await();
        }
        byte[] sample = new byte[2_000];
        Arrays.fill(sample, (byte) Character.getNumericValue(path.charAt(1)));
        return sample;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @AfterEach
    void stop() throws Exception {
        second.countDown();
        browser.close();
        server.stop(0);
        UserSettings.read(UserSettings.file(System.getenv())).cache().clear(address());
    }

    private static List<Job> downloads() {
        return Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.getName().equals("Downloading 'Far'")).toList();
    }

    private static List<String> rows(String mark) {
        return List.of("Tone 1, Far · sampler", "Tone 2, Far · sampler", "Tone 3, Far · sampler" + mark, "Tone 4, Far · sampler" + mark);
    }

    @Test
    void aDownloadIsCancelledAndGoesOnLater() throws Exception {
        browser.find("tone", List.of("Tone 1, Far · sampler, not downloaded", "Tone 2, Far · sampler, not downloaded",
                "Tone 3, Far · sampler, not downloaded", "Tone 4, Far · sampler, not downloaded"));
        Ui.command("org.songwalker.ui.presets.download");
        Ui.until("the second preset to be asked for", asked::get);
        assertEquals(1, downloads().size());
        downloads().getFirst().cancel();
        second.countDown();
        browser.says("2 of 4 presets of 'Far' are on this machine; the download was cancelled, and starting it again goes on from here.");
        browser.until(rows(", not downloaded"));
        assertEquals(List.of(), downloads());
        Hands.focus(browser.search());
        Ui.command("org.songwalker.ui.presets.download");
        browser.says("4 of 4 presets of 'Far' are on this machine.");
        browser.until(rows(""));
    }
}
