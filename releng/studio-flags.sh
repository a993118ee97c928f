# Sourced by ./songwalker and releng/package.sh: how the JVM of the Studio compiles. Starting a workbench runs a lot of code a few thousand times and no more;
# compiling it with full optimisation costs more than it saves. So methods are compiled later (at two to five times the usual thresholds by the first compiler, at ten times by the second)
# except for the engine and the programs it runs, which keep the JVM's own thresholds: the warm-up of the engine takes as long as before, and notes find it
# compiled. releng/benchmarks/README.md has the figures.
STUDIO_JIT='-XX:Tier3InvocationThreshold=1000 -XX:Tier3MinInvocationThreshold=500 -XX:Tier3CompileThreshold=8000 -XX:Tier3BackEdgeThreshold=120000
-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000
-XX:CompileCommand=quiet -XX:CompileCommand=CompileThresholdScaling,org.songwalker.engine.*::*,0.1
-XX:CompileCommand=CompileThresholdScaling,org.songwalker.runtime.*::*,0.1'
