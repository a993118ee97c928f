# Sourced by ./songwalker, releng/verify and releng/launch-test. Knows whether what was built is up to date. Needs ROOT, the folder of the project.
# A mark is a file with the time at which the build began; what was built is stale if a source, a resource or a pom is newer than its mark.

JARS=$ROOT/plugins/org.songwalker.session/target
# The command line needs only the plain jars; the Studio also what is built of its plug-ins and products.
CLI_BUILT=$JARS/built
STUDIO_BUILT=$JARS/studio-built
AOT=$JARS/songwalker.aot
LIVE_AOT=$JARS/songwalker-live.aot

# Commands that make sound get the vector module and a collector with short pauses; the others start faster without.
FLAGS='--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dguice_custom_class_loading=CHILD'
QUICK='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'
LIVE='--add-modules=jdk.incubator.vector -XX:+UseZGC'

# stale MARK LEFT-OUT FOLDERS…: true if a source, resource or pom in the folders is newer than the mark; ignores the paths LEFT-OUT and what builds write.
stale() {
  against=$1
  left_out=$2
  shift 2
  [ -f "$against" ] || return 0
  [ -n "$(find "$ROOT/pom.xml" "$ROOT/.mvn" "$@" \( -name target -o -name src-gen -o -name generated -o -name bin -o -path '*/src/test' -o -path "$left_out" \
      -o -path '*/org.songwalker.ui/examples' -o -name '.polyglot.*' -o -name '.tycho-consumer-pom.xml' -o -name dependency-reduced-pom.xml \) -prune \
      -o -type f -newer "$against" -print 2>/dev/null | head -n 1)" ]
}
cli_stale() { stale "$CLI_BUILT" '*/org.songwalker.ui*' "$ROOT/plugins" "$ROOT/releng/docs/language"; }
studio_stale() { stale "$STUDIO_BUILT" '*.tests' "$ROOT/plugins" "$ROOT/features" "$ROOT/product" "$ROOT/target-platform"; }

class_path() {
  printf '%s' "$JARS"/org.songwalker.session-*.jar
  for jar in "$JARS"/lib/*.jar; do printf ':%s' "$jar"; done
}

# record_aot LOG: one run of the compiler and one render record in the JVM's ahead-of-time caches the classes that a start needs. The caches hold for these
# jars and flags only. releng/benchmarks/README.md has what they save.
record_aot() {
  rm -f "$AOT" "$LIVE_AOT"
  # shellcheck disable=SC2086 # flags are several words
  "$JAVA_HOME/bin/java" $QUICK "$ROOT/releng/Unsigned.java" "$JARS/lib" >>"$1" 2>&1 || true
  # shellcheck disable=SC2086
  "$JAVA_HOME/bin/java" $QUICK $FLAGS -XX:AOTCacheOutput="$AOT" -cp "$(class_path)" org.songwalker.session.cli.Main check \
    "$ROOT"/product/examples/*.sw >>"$1" 2>&1 || true
  # shellcheck disable=SC2086
  "$JAVA_HOME/bin/java" $LIVE $FLAGS -XX:AOTCacheOutput="$LIVE_AOT" -cp "$(class_path)" org.songwalker.session.cli.Main render \
    "$ROOT/product/examples/drum-loop.sw" --offline -o "$JARS/recorded.wav" >>"$1" 2>&1 || true
  rm -f "$JARS/recorded.wav"
}
