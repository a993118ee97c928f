# Sourced by the scripts that start the packaged Studio (releng/package.sh) as a user does, from the folder of the project: a virtual display, a home
# and a workspace of their own in WORK, what starts, ends and kills it, and the count of what held.
. releng/display.sh
TEST=$(basename "$0")
ROOT=$PWD
BIN=$ROOT/product/target/package/songwalker/bin
[ -x "$BIN/songwalker" ] || { echo "$TEST: package first: releng/package.sh" >&2; exit 3; }
need_test_tools || exit 3

WORK=$(mktemp -d)
LAUNCHED=
STUDIO=
XVFB=
WM=
trap 'kill -9 $LAUNCHED $STUDIO $WM $XVFB 2>/dev/null; wait 2>/dev/null; rm -rf "$WORK" 2>/dev/null || { sleep 1; rm -rf "$WORK"; }' EXIT
trap 'exit 130' INT TERM
HOME=$WORK
XDG_CONFIG_HOME=$WORK/config
export HOME XDG_CONFIG_HOME
# The JVM asks the password file, not HOME, for the user's folder.
JAVA_TOOL_OPTIONS=-Duser.home=$WORK
export JAVA_TOOL_OPTIONS
# No network in a test: the Starter library alone.
mkdir -p "$XDG_CONFIG_HOME/songwalker"
printf '{"libraries":["%s"]}' "$WORK/no-library" > "$XDG_CONFIG_HOME/songwalker/settings.json"
sound_file "$WORK"
start_display "$WORK" 1440x900 || exit 3

passed=0
failed=0
ok() { passed=$((passed + 1)); echo "ok: $1"; }
# A later step builds on the earlier ones, so the first failure ends the run.
fail() {
  failed=1
  echo "FAILED: $1" >&2
  [ -s "$WORK/log" ] && tail -n 20 "$WORK/log" >&2
  echo "the title is '$(title)'" >&2
  if [ -n "$STUDIO_TEST_SHOT" ] && command -v import >/dev/null 2>&1; then import -window root "$STUDIO_TEST_SHOT"; fi
  finish
}
finish() { echo "$TEST: $passed passed, $failed failed"; exit $failed; }

# ---- a run of the Studio

WORKSPACE=$WORK/workspace
# What the platform keeps of its windows.
LAYOUT=$WORKSPACE/.metadata/.plugins/org.eclipse.e4.workbench/workbench.xmi
# The folder that the call names; empty for none.
NAMED=$WORKSPACE
WINDOW=
launch() {
  WINDOW=
  STUDIO=
  "$BIN/songwalker" ${NAMED:+"$NAMED"} > "$WORK/log" 2>&1 &
  LAUNCHED=$!
}
# start TITLE: until its window is in front. The title is that of the editor in front, see titled.
start() {
  launch
  waits 60 titled "$1" || fail "no window titled '$1'"
  WINDOW=$(xdotool search --onlyvisible --name 'SongWalker Studio' | tail -n 1)
  STUDIO=$(xdotool getwindowpid "$WINDOW")
  xdotool windowactivate "$WINDOW"
  waits 20 active || fail "the window does not come to the front"
}
active() { [ "$(xdotool getactivewindow 2>/dev/null)" = "$WINDOW" ]; }
gone() { ! kill -0 "$LAUNCHED" 2>/dev/null && { [ -z "$STUDIO" ] || ! kill -0 "$STUDIO" 2>/dev/null; }; }
kill_it() {
  kill -9 $STUDIO "$LAUNCHED" 2>/dev/null
  waits 20 gone || fail "the killed process is still there"
  wait "$LAUNCHED" 2>/dev/null
}
close_it() {
  xdotool key alt+F4
  waits 30 gone || fail "the window was closed and the process goes on"
  wait "$LAUNCHED" || fail "exit code $? after the window was closed"
}
# copy FILE: where the Studio keeps what is typed into a file of the examples and not saved.
copy() { echo "$WORKSPACE/.metadata/.plugins/org.songwalker.ui/unsaved/$(printf '/Examples/%s' "$1" | base64 -w 0 | tr '+/' '-_' | tr -d '=').txt"; }
width() { xdotool getwindowgeometry --shell "$WINDOW" | sed -n 's/^WIDTH=//p'; }
