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
"$BIN/jpackage" --type app-image --name songwalker-studio --app-version 1.0.0 --input "$W/launch" --main-jar equinox-launcher.jar \
  --main-class org.eclipse.equinox.launcher.Main --runtime-image "$W/runtime" --dest "$W/out" --app-content "$W/product" --app-content "$W/cli" \
  --java-options --add-modules=jdk.incubator.vector --java-options --enable-native-access=ALL-UNNAMED --java-options -XX:+UseZGC \
  --java-options -Dguice_custom_class_loading=CHILD --java-options '-Dosgi.install.area=$APPDIR/../product' \
  --java-options '-Dosgi.configuration.area=@user.home/.songwalker/configuration'
mv "$W/out/songwalker-studio" "$W/songwalker"
cat > "$W/songwalker/bin/songwalker" <<'SH'
#!/bin/sh
# Commands run from plain jars; a folder or no argument opens the Studio.
case $(locale charmap 2>/dev/null) in UTF-8 | '') ;; *) LC_ALL=C.UTF-8; export LC_ALL ;; esac # file names and results in UTF-8
HERE=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
case "${1:-}" in
  check|events|render|play|presets|devices|bench|test|doctor|explain|lsp|-*)
    exec 3>&2 2>/dev/null # the JVM warns about the vector module; StandardError restores the stream
    exec "$HERE/lib/runtime/bin/java" -Dsongwalker.stderr=3 --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED -Dguice_custom_class_loading=CHILD \
      -Djava.awt.headless=true -XX:+UseSerialGC -cp "$HERE/lib/cli/*" org.songwalker.session.cli.Main "$@" ;;
  # The Studio logs to its Error Log; on stderr there is only the JVM's warning about the vector module.
  "") exec "$HERE/bin/songwalker-studio" 2>/dev/null ;;
  *) exec "$HERE/bin/songwalker-studio" -data "$1" 2>/dev/null ;;
esac
SH
chmod +x "$W/songwalker/bin/songwalker"
rm -rf "$W/product" "$W/cli" "$W/launch" "$W/runtime" "$W/out"
echo "$W/songwalker"
