// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code songwalker lsp} as a process, under a JVM without options. */
class LspCommandTest {
    private static final String OPEN = "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":"
            + "{\"uri\":\"file:///c%3A/%C3%A4/x.sw\",\"version\":3,\"text\":\"nope\\n\"}}}";
    private static final String SHUTDOWN = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}";
    private static final String EXIT = "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}";
    @TempDir
    private Path folder;
    private Process server;

    @AfterEach
    void kill() {
        server.destroyForcibly();
    }

    private static String initialize(String process) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"processId\":" + process
                + ",\"rootUri\":null,\"capabilities\":{}}}";
    }

    private void start() throws IOException {
        server = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "org.songwalker.session.cli.Main", "lsp")
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private void send(String... bodies) throws IOException {
        for (String body : bodies) {
            server.getOutputStream().write(("Content-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
        }
        server.getOutputStream().flush();
    }

    /** The next message on stdout, which has to be framed; null at its end. */
    private String next() throws IOException {
        InputStream in = server.getInputStream();
        StringBuilder header = new StringBuilder();
        for (int c = in.read(); !header.toString().endsWith("\r\n\r") || c != '\n'; c = in.read()) {
            if (c < 0) {
                assertThat(header.toString()).isEmpty();
                return null;
            }
            header.append((char) c);
            assertThat("Content-Length: ".startsWith(header.toString()) || header.toString().startsWith("Content-Length: "))
                    .as(header.toString())
                    .isTrue();
        }
        int length = Integer.parseInt(header.toString().replaceAll("\\D", ""));
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Test
    void stdoutCarriesMessagesAloneAndShutdownWithExitIsCode0() throws Exception {
        start();
        send(initialize("null"), OPEN);
        assertThat(next()).contains("\"id\":1", "capabilities");
        assertThat(next()).contains("publishDiagnostics", "\"uri\":\"file:///c%3A/%C3%A4/x.sw\"", "\"version\":3", "'nope'");
        send(SHUTDOWN);
        assertThat(next()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":null}");
        send(EXIT);
        assertThat(server.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isZero();
        assertThat(next()).isNull();
        assertThat(Files.readString(folder.resolve("err"))).doesNotContain("log4j", "Exception");
    }

    @Test
    void exitWithoutShutdownIsCode1WithinASecond() throws Exception {
        start();
        send(initialize("null"));
        next();
        send(EXIT);
        assertThat(server.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isEqualTo(1);
    }

    @Test
    void theEndOfInputEndsTheProcessAndDrainsItsAnswers() throws Exception {
        start();
        send(initialize("null"), OPEN, SHUTDOWN);
        server.getOutputStream().close();
        assertThat(next()).contains("\"id\":1");
        assertThat(next() + next()).contains("\"id\":2", "publishDiagnostics");
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isZero();
    }

    @Test
    void theDeathOfTheClientEndsTheProcessWithinTenSeconds() throws Exception {
        start();
        Process client = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version").start();
        send(initialize(Long.toString(client.pid())));
        client.waitFor();
        assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
