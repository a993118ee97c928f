// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.benchmarks;

import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.parser.IParser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.songwalker.lang.CompileResult;
import org.songwalker.lang.SongStandaloneSetup;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.ide.SwServer;
import org.songwalker.lang.issue.SwIssue;

/** A program of 2,001 lines: parsing, checking, compiling, and a keystroke in its middle until the server has said what is wrong. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LanguageBenchmark {
    private final String text = Programs.song(500);
    private final int middle = text.indexOf("0.8", text.indexOf("track t250"));
    private final LinkedBlockingQueue<Integer> checked = new LinkedBlockingQueue<>();
    private IParser parser;
    private IParseResult parsed;
    private SwCompiler compiler;
    private SwServer server;
    private URI document;
    private int version = 1;

    @Setup
    public void setUp() throws Exception {
        parser = new SongStandaloneSetup().createInjectorAndDoEMFRegistration().getInstance(IParser.class);
        parsed = parser.parse(new StringReader(text));
        compiler = new SwCompiler(PresetCatalog.NONE);
        server = SwServer.start(PresetCatalog.NONE, (address, checkedVersion, issues) -> checked.add(checkedVersion));
        document = URI.create("untitled:song.sw");
        server.open(document, version, text);
        checked.take();
    }

    @Benchmark
    public IParseResult parse() {
        return parser.parse(new StringReader(text));
    }

    @Benchmark
    public List<SwIssue> parseAndCheckInBothModes() {
        return compiler.check(text);
    }

    @Benchmark
    public CompileResult compileATreeForASlot() {
        return compiler.compile(parsed, org.songwalker.runtime.Mode.REACTIVE);
    }

    @Benchmark
    public int keystrokeToDiagnostics() throws InterruptedException {
        version++;
        server.change(document, version, text.substring(0, middle + 2) + version % 10 + text.substring(middle + 3));
        int said = checked.take();
        while (said < version) {
            said = checked.take();
        }
        return said;
    }
}
