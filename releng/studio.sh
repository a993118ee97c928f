# Sourced, in the root of the project, by the scripts that start the packaged Studio (releng/package.sh) as a user does. Sets up a virtual display and a
# separate home and workspace in WORK; has functions that start, close and kill the Studio and that count the results.
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
# The JVM takes the user's home from the password file, not from HOME.
JAVA_TOOL_OPTIONS=-Duser.home=$WORK
export JAVA_TOOL_OPTIONS
# Tests use no network: the only library is the Starter.
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
# The layout of the windows, which the platform saves.
LAYOUT=$WORKSPACE/.metadata/.plugins/org.eclipse.e4.workbench/workbench.xmi
# The folder on the command line; empty for none.
NAMED=$WORKSPACE
WINDOW=
launch() {
  WINDOW=
  STUDIO=
  "$BIN/songwalker" ${NAMED:+"$NAMED"} > "$WORK/log" 2>&1 &
  LAUNCHED=$!
}
# opened TITLE: true if the window is titled TITLE; closes a welcome page that lies before it. The page itself is never closed if it is what is waited for:
# it may open between the two looks at the title.
opened() {
  titled "$1" && return 0
  [ "$1" != Welcome ] && titled Welcome && xdotool search --onlyvisible --name 'SongWalker Studio' windowactivate && past_welcome "$1"
}
# start TITLE: launches the Studio and waits until its window is active and titled TITLE.
start() {
  launch
  waits 60 opened "$1" || fail "no window titled '$1'"
  WINDOW=$(xdotool search --onlyvisible --name 'SongWalker Studio' | tail -n 1)
  STUDIO=$(xdotool getwindowpid "$WINDOW")
  xdotool windowactivate "$WINDOW"
  waits 20 active || fail "the window does not come to the front"
}
active() { [ "$(xdotool getactivewindow 2>/dev/null)" = "$WINDOW" ]; }
gone() { ! kill -0 "$LAUNCHED" 2>/dev/null && { [ -z "$STUDIO" ] || ! kill -0 "$STUDIO" 2>/dev/null; }; }
kill_it() {
  kill -9 $STUDIO "$LAUNCHED" 2>/dev/null
  waits 20 gone || fail "the killed process still runs"
  wait "$LAUNCHED" 2>/dev/null
}
close_it() {
  xdotool key alt+F4
  waits 30 gone || fail "the window was closed and the process still runs"
  wait "$LAUNCHED" || fail "exit code $? after the window was closed"
}
# copy FILE: the file with the unsaved text of a file of the examples.
copy() { echo "$WORKSPACE/.metadata/.plugins/org.songwalker.ui/unsaved/$(printf '/Examples/%s' "$1" | base64 -w 0 | tr '+/' '-_' | tr -d '=').txt"; }
# unmaximise: the first start maximises its window on the screen of 1,440 pixels; a double-click on the title gives it a size that can be changed.
unmaximise() {
  waits 20 maximised || fail "the first start does not maximise its window, which has the width $(width)"
  xdotool mousemove 700 8 click --repeat 2 --delay 60 1
  waits 20 smaller || fail "a maximised window does not become smaller again"
}
maximised() { [ "$(width)" -ge 1430 ]; }
smaller() { [ "$(width)" -lt 1430 ]; }
width() { xdotool getwindowgeometry --shell "$WINDOW" | sed -n 's/^WIDTH=//p'; }
