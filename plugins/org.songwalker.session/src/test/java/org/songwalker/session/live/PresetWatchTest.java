// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.trace.TraceValue;
import org.songwalker.runtime.Mode;
import org.songwalker.session.Problem;
import org.songwalker.session.file.SessionFile;

/** Presets of a server that takes its time: the Starter plays at once, and the real instrument takes over when it is there. */
class PresetWatchTest implements LiveListener {
    private static final int SECONDS = 60;
    /** Another name in each run, so that nothing of it is in the cache. */
    private static final String NAME = "Tone " + UUID.randomUUID();
    private static final String PROGRAM = "song.count = song ? song.count + 1 : 1\nconst tone = loadPreset(\"Web/" + NAME
            + "\")\ntone(midi.note)\n";
    @TempDir
    Path folder;
    private final CountDownLatch answers = new CountDownLatch(1);
    private final BlockingQueue<List<String>> told = new LinkedBlockingQueue<>();
    private final Map<String, byte[]> files = Map.of("/index.json",
            json("{'format':'songwalker-index','version':1,'name':'Web','entries':[{'type':'preset','name':'" + NAME
                    + "','path':'t/preset.json','category':'sampler','tags':[]}]}"),
            "/t/preset.json",
            json("{'name':'Tone','node':{'type':'sampler','config':{'zones':[{'keyRange':{'low':0,'high':127},"
                    + "'pitch':{'rootNote':60,'fineTuneCents':0},'sampleRate':44100,'audio':{'type':'external','url':'a.raw','codec':'raw'}}]}}}"),
            "/t/a.raw", new byte[2_000]);
    private volatile boolean fails;
    private volatile boolean indexWaits;
    private HttpServer server;
    private LiveSession live;

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void problems(Path source, List<Problem> problems) {
        told.add(problems.stream().map(Problem::message).toList());
    }

    @BeforeEach
    void open() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            byte[] file = files.get(exchange.getRequestURI().getPath());
            if (indexWaits || exchange.getRequestURI().getPath().endsWith(".raw")) {
                try {
                    answers.await(SECONDS, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            exchange.sendResponseHeaders(file == null ? 404 : fails ? 503 : 200, file == null || fails ? -1 : file.length);
            if (file != null && !fails) {
                exchange.getResponseBody().write(file);
            }
            exchange.close();
        });
        server.start();
        live = new LiveSession();
        live.addListener(this);
        live.libraries(List.of("http://127.0.0.1:" + server.getAddress().getPort() + "/")).get();
        Files.writeString(folder.resolve("a.sw"), PROGRAM);
    }

    @AfterEach
    void close() {
        answers.countDown();
        live.close();
        server.stop(0);
    }

    private Instrument instrument(LiveSlot slot) {
        return slot.outcome()
                .instruments()
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().name().equals("tone"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private LiveRack rack() {
        return Objects.requireNonNull(live.liveRack());
    }

    @Test
    void aSlotPlaysTheStarterUntilItsPresetIsThere() throws Exception {
        live.rack(SessionFile.of(List.of(SessionFile.Slot.of("a.sw", "a.sw", Mode.REACTIVE))), folder).get(SECONDS, TimeUnit.SECONDS);
        assertThat(told.poll(SECONDS, TimeUnit.SECONDS))
                .containsExactly("The preset 'Web/" + NAME + "' is being loaded. Starter/Keys plays instead.");
        assertThat(instrument(rack().slots().getFirst()).name()).isEqualTo("Starter/Keys");
        answers.countDown();
        assertThat(told.poll(SECONDS, TimeUnit.SECONDS)).isEmpty();
        assertThat(instrument(rack().slots().getFirst()).name()).isEqualTo("Web/" + NAME);
        assertThat(rack().waiting()).isFalse();
    }

    @Test
    void theProgramInFrontTooAndItKeepsItsSong() throws Exception {
        live.front(folder.resolve("a.sw"), PROGRAM).get(SECONDS, TimeUnit.SECONDS);
        assertThat(told.poll(SECONDS, TimeUnit.SECONDS)).hasSize(1);
        press();
        answers.countDown();
        assertThat(told.poll(SECONDS, TimeUnit.SECONDS)).isEmpty();
        press();
        rack().engine().trace().poll();
        assertThat(rack().engine().trace().song(rack().frontSlot()).get("count")).isEqualTo(new TraceValue.Num(2));
        assertThat(instrument(Objects.requireNonNull(rack().front())).name()).isEqualTo("Web/" + NAME);
    }

    private void press() {
        live.key(60, 100);
        live.source().render(new float[2_048], 0, 1_024);
        live.key(60, 0);
        live.source().render(new float[2_048], 0, 1_024);
    }

    @Test
    void presetsOfTheStarterWaitForNoServer() throws Exception {
        indexWaits = true;
        Files.writeString(folder.resolve("a.sw"), "const tone = loadPreset(\"Starter/Lead\")\ntone(midi.note)\n");
        live.rack(SessionFile.of(List.of(SessionFile.Slot.of("a.sw", "a.sw", Mode.REACTIVE))), folder).get(SECONDS, TimeUnit.SECONDS);
        assertThat(told.poll(SECONDS, TimeUnit.SECONDS)).isEmpty();
        assertThat(instrument(rack().slots().getFirst()).name()).isEqualTo("Starter/Lead");
    }

    @Test
    void aPresetThatIsTriedIsHeardOnlyWhenItIsThere() throws Exception {
        CompletableFuture<Boolean> tried = live.audition("Web/" + NAME);
        live.background(() -> null).get(SECONDS, TimeUnit.SECONDS);
        assertThat(tried).isNotDone();
        answers.countDown();
        assertThat(tried.get(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(Objects.requireNonNull(rack().front()).outcome().problems()).isEmpty();
    }

    @Test
    void aServerThatComesBackIsAskedAgain() throws Exception {
        fails = true;
        live.rack(SessionFile.of(List.of(SessionFile.Slot.of("a.sw", "a.sw", Mode.REACTIVE))), folder).get(SECONDS, TimeUnit.SECONDS);
        List<String> problems = Objects.requireNonNull(told.poll(SECONDS, TimeUnit.SECONDS));
        assertThat(problems).hasSize(1);
        answers.countDown();
        fails = false;
        while (!problems.isEmpty()) {
            problems = Objects.requireNonNull(told.poll(SECONDS, TimeUnit.SECONDS), "nothing arrived");
        }
        assertThat(instrument(rack().slots().getFirst()).name()).isEqualTo("Web/" + NAME);
    }
}
