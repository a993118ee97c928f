#!/bin/sh
# Packs the built Linux product with its own Java runtime into product/target/package/songwalker: releng/package.sh. Its bin/songwalker takes the
# commands of the command line; with a workspace folder or no argument it opens the Studio. Needs a built product (releng/mvn verify).
set -e
cd "$(dirname "$0")/.."
. releng/jdk.sh
find_jdk
BIN=$JAVA_HOME/bin
PRODUCT=product/target/products/org.songwalker.product/linux/gtk/$(uname -m)/songwalker-studio
LIB=plugins/org.songwalker.session/target
W=product/target/package
[ -d "$PRODUCT" ] && [ -d "$LIB/lib" ] || { echo "package: build first: releng/mvn verify" >&2; exit 3; }
rm -rf "$W"
mkdir -p "$W/launch"
cp -r "$PRODUCT" "$W/product"
rm -rf "$W/product/p2" "$W/product/artifacts.xml" "$W/product/eclipse.ini"
cp "$PRODUCT"/plugins/org.eclipse.equinox.launcher_*.jar "$W/launch/equinox-launcher.jar"
mkdir "$W/cli"
cp "$LIB"/lib/*.jar "$LIB"/org.songwalker.session-*-SNAPSHOT.jar "$W/cli/"
"$BIN/jlink" --add-modules java.se,jdk.unsupported,jdk.incubator.vector,jdk.crypto.ec,jdk.zipfs,jdk.xml.dom,jdk.charsets,jdk.localedata,jdk.jfr,jdk.management,jdk.accessibility,jdk.net \
  --strip-debug --no-header-files --no-man-pages --compress zip-6 --include-locales=en --generate-cds-archive --output "$W/runtime"
. releng/studio-flags.sh
jit=
for flag in $STUDIO_JIT; do jit="$jit --java-options $flag"; done
# shellcheck disable=SC2086 # options are several words
"$BIN/jpackage" --type app-image --name songwalker-studio --app-version 1.0.0 --input "$W/launch" --main-jar equinox-launcher.jar \
  --main-class org.eclipse.equinox.launcher.Main --runtime-image "$W/runtime" --dest "$W/out" --app-content "$W/product" --app-content "$W/cli" \
  --java-options --add-modules=jdk.incubator.vector --java-options --enable-native-access=ALL-UNNAMED --java-options -XX:+UseZGC $jit \
  --java-options -Dguice_custom_class_loading=CHILD --java-options '-Dosgi.install.area=$APPDIR/../product' \
  --java-options '-Dosgi.configuration.area=@user.home/.songwalker/configuration'
# The native launcher lies in lib, because the JVM warns about the vector module on stderr and no option silences it: the scripts save the stream as 3 and
# close it, and StandardError restores it.
mkdir -p "$W/songwalker/bin" "$W/songwalker/lib"
mv "$W/out/songwalker-studio" "$W/songwalker/lib/studio"
cat > "$W/songwalker/bin/songwalker-studio" <<'SH'
#!/bin/sh
# Opens the Studio: songwalker-studio [-data WORKSPACE]
case $(locale charmap 2>/dev/null) in UTF-8 | '') ;; *) LC_ALL=C.UTF-8; export LC_ALL ;; esac # file names in UTF-8
HERE=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "songwalker: the Studio needs a display; without one the command line works: songwalker --help" >&2
  exit 3
fi
SONGWALKER_STDERR=3; export SONGWALKER_STDERR
(: >&2) || exec 2>/dev/null # a caller may have closed it
exec 3>&2 2>/dev/null
exec "$HERE/lib/studio/bin/songwalker-studio" "$@"
SH
cat > "$W/songwalker/bin/songwalker" <<'SH'
#!/bin/sh
# Commands run from plain jars; a folder or no argument opens the Studio.
case $(locale charmap 2>/dev/null) in UTF-8 | '') ;; *) LC_ALL=C.UTF-8; export LC_ALL ;; esac # file names and results in UTF-8
HERE=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
studio() {
  [ -f "$1" ] && { echo "songwalker: '$1' is a file, and a workspace is a folder; to play the file, write: songwalker play $1" >&2; exit 2; }
  exec "$HERE/bin/songwalker-studio" -data "$1"
}
# As in the script of the project: a path is a workspace, a word is a command unless a folder has its name.
case "${1:-}" in
  '') exec "$HERE/bin/songwalker-studio" ;;
  -*) ;;
  */* | .*) studio "$1" ;;
  *) [ -d "$1" ] && studio "$1" ;;
esac
SONGWALKER_STDERR=3; export SONGWALKER_STDERR
(: >&2) || exec 2>/dev/null # a caller may have closed it
exec 3>&2 2>/dev/null
exec "$HERE/lib/studio/lib/runtime/bin/java" --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED -Dguice_custom_class_loading=CHILD \
  -Djava.awt.headless=true -XX:+UseSerialGC -cp "$HERE/lib/studio/lib/cli/*" org.songwalker.session.cli.Main "$@"
SH
chmod +x "$W/songwalker/bin/songwalker" "$W/songwalker/bin/songwalker-studio"
rm -rf "$W/product" "$W/cli" "$W/launch" "$W/runtime" "$W/out"
echo "$W/songwalker"
