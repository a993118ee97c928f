# Sourced by the scripts in this folder and by ./songwalker. Sets JAVA_HOME to a JDK 25 and MVN to a Maven 3.9, or says what is missing.

# Prints the major version of a JDK; the release file has it, so usually no JVM is started.
jdk_major() {
  [ -x "$1/bin/javac" ] || return 1
  if [ -f "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    return 0
  fi
  "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1
}

find_jdk() {
  for candidate in "${JAVA_HOME:-}" "$(path_jdk)" /usr/lib/jvm/* "$(mac_jdk)"; do
    [ -n "$candidate" ] && [ "$(jdk_major "$candidate")" = 25 ] && { JAVA_HOME=$candidate; export JAVA_HOME; return 0; }
  done
  echo "songwalker: no JDK 25 found (looked at JAVA_HOME, the PATH and /usr/lib/jvm). Install one, for example Temurin 25, or set JAVA_HOME to it." >&2
  exit 3
}

path_jdk() {
  command -v javac >/dev/null 2>&1 && dirname "$(dirname "$(readlink -f "$(command -v javac)")")"
}

mac_jdk() {
  [ -x /usr/libexec/java_home ] && /usr/libexec/java_home -v 25 2>/dev/null
}

maven_is_39() {
  JAVA_HOME=$JAVA_HOME "$1" -v 2>/dev/null | grep -q 'Apache Maven 3\.9\.'
}

# An older mvn fetches the newer one by its Maven coordinates, so the project contains no download address.
find_maven() {
  cache=${XDG_CACHE_HOME:-$HOME/.cache}/songwalker/maven
  MVN=$cache/apache-maven-3.9.16/bin/mvn
  [ -x "$MVN" ] && return 0
  if command -v mvn >/dev/null 2>&1; then
    maven_is_39 mvn && { MVN=mvn; return 0; }
    echo "songwalker: fetching Maven 3.9.16 (once)" >&2
    mkdir -p "$cache"
    log=$cache/fetch.log
    if (cd "$cache" && mvn -B dependency:get -Dartifact=org.apache.maven:apache-maven:3.9.16:tar.gz:bin -Dtransitive=false >"$log" 2>&1); then
      repository=$(cd "$cache" && mvn -q -B help:evaluate -Dexpression=settings.localRepository -DforceStdout 2>/dev/null)
      tarball=org/apache/maven/apache-maven/3.9.16/apache-maven-3.9.16-bin.tar.gz
      [ -f "$repository/$tarball" ] || repository=$HOME/.m2/repository
      # The home of Java is that of the password file, whatever HOME says.
      [ -f "$repository/$tarball" ] || repository=$(getent passwd "$(id -u)" | cut -d: -f6)/.m2/repository
      unpacked=$(mktemp -d "$cache/unpack.XXXXXX")
      tar -xzf "$repository/$tarball" -C "$unpacked" \
        && mv "$unpacked/apache-maven-3.9.16" "$cache/" 2>/dev/null
      rm -rf "$unpacked"
      [ -x "$MVN" ] && return 0
    fi
    echo "songwalker: Maven 3.9.16 could not be fetched with the installed mvn; see $log." >&2
    exit 3
  fi
  echo "songwalker: no Maven found. Install Maven (any 3.x), for example with: apt-get install maven" >&2
  exit 3
}
