# Sourced by the scripts that open windows: sees to GTK, a virtual display and a file as sound device, or says what to install.

PACKAGES='xvfb xauth libgtk-3-0 fonts-dejavu-core dbus-x11 libasound2 libasound2-data'
# What drives the packaged Studio from outside, as a user does.
TEST_PACKAGES="$PACKAGES xdotool openbox perl-base"

have_window_system() {
  command -v xvfb-run >/dev/null 2>&1 && command -v xauth >/dev/null 2>&1 && ldconfig -p 2>/dev/null | grep -q 'libgtk-3\.so\.0'
}

have_gtk() {
  [ "$(uname)" != Linux ] || ldconfig -p 2>/dev/null | grep -q 'libgtk-3\.so\.0'
}

# Every program that the tests call, so that a machine that lacks one of them is told before the build and not after it.
have_test_tools() {
  have_window_system && have_all xdotool openbox dbus-launch perl && [ -r "$ALSA" ] && ldconfig -p 2>/dev/null | grep -q 'libasound\.so\.2'
}

have_all() {
  for tool in "$@"; do
    command -v "$tool" >/dev/null 2>&1 || return 1
  done
}

ALSA=/usr/share/alsa/alsa.conf

# Installs what a window needs where it may; else prints the one command that does and fails.
need_gtk() {
  have_gtk || need have_gtk "a window needs GTK 3" "$PACKAGES"
}

# The same with a virtual display and a sound device for tests, and what drives a window from outside.
need_test_tools() {
  have_test_tools || need have_test_tools "the tests of the Studio need GTK 3, Xvfb, ALSA, xdotool, openbox, dbus-launch and perl" "$TEST_PACKAGES"
}

# need HAVE WHY PACKAGES: installs packages until HAVE holds, or says how.
need() {
  if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "songwalker: installing $3" >&2
    apt_log=$(mktemp) || return 1
    # shellcheck disable=SC2086 # a list of names
    if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $3; } >"$apt_log" 2>&1; then
      tail -n 5 "$apt_log" >&2
    fi
    rm -f "$apt_log"
    $1 && return 0
  fi
  echo "songwalker: $2. Install them: sudo apt-get install $3" >&2
  return 1
}

# waits SECONDS CONDITION…: looks four times a second whether a condition holds; fails after the seconds. Conditions may wait themselves.
waits() (
  left=$(($1 * 4))
  shift
  until "$@"; do
    left=$((left - 1))
    [ $left -gt 0 ] || exit 1
    sleep 0.25
  done
)

# start_display FOLDER SIZE: a virtual display with a window manager, its number in DISPLAY, its processes in XVFB and WM, its log in the folder.
start_display() {
  Xvfb -displayfd 3 -screen 0 "$2x24" 3>"$1/display" >"$1/xvfb.log" 2>&1 &
  XVFB=$!
  waits 20 test -s "$1/display" || { cat "$1/xvfb.log" >&2; return 1; }
  DISPLAY=:$(cat "$1/display")
  export DISPLAY
  openbox >"$1/openbox.log" 2>&1 &
  WM=$!
  waits 20 xdotool get_desktop >/dev/null 2>&1 || { cat "$1/openbox.log" >&2; return 1; }
}

# What follows asks and drives the Studio's window, whose number is in WINDOW.
title() { xdotool getwindowname "${WINDOW:-$(xdotool search --onlyvisible --name 'SongWalker Studio' 2>/dev/null | tail -n 1)}" 2>/dev/null | sed 's/ *$//'; }
# titled TITLE: the whole title but the product's name.
titled() { [ "$(title)" = "$1 - SongWalker Studio" ]; }
# A key that arrives marks the editor as changed, and undo takes the mark away: then the editor listens.
listening() { waits 10 marked "$1" && waits 10 unmarked "$1"; }
marked() {
  xdotool key F12
  xdotool key space
  waits 3 titled "*$1"
}
unmarked() {
  xdotool key ctrl+z
  waits 3 titled "$1"
}
# beside KEY TITLE: goes to the editor on one side of the one in front.
beside() {
  xdotool key F12
  xdotool key "ctrl+$1"
  waits 3 titled "$2"
}

# sound_file FOLDER: a default sound device that keeps time and writes what it plays into FOLDER/sound.raw, 16 bits, stereo, 48 kHz. Its input
# hears noise, and does not keep time.
# ALSA's null device does not pace, so a reader of a short pipe does; it begins the file anew after a minute, so that no disk is filled, and ends
# with the player.
sound_file() {
  cat > "$1/pace" <<'PACE'
use strict;
fcntl(STDIN, 1031, 4096); # F_SETPIPE_SZ: what waits in the pipe is heard late
open(my $out, '>>', $ARGV[0]) or die; # where a device is switched, two of us append for a moment
my ($bytes, $block) = (0, '');
while (my $n = sysread(STDIN, $block, 1920)) {
  if ($bytes > 60 * 48000 * 4) { truncate($out, 0); $bytes = 0; }
  syswrite($out, $block);
  $bytes += $n;
  select(undef, undef, undef, $n / (48000 * 4));
}
PACE
  printf '<%s>\npcm.!default { type asym playback.pcm { type file slave.pcm "null" file "|perl %s %s" format "raw" }\n  capture.pcm { type file slave.pcm "null" file "/dev/null" infile "/dev/urandom" format "raw" } }\nctl.!default { type hw card 0 }\n' \
    "$ALSA" "$1/pace" "$1/sound.raw" > "$1/asound.conf"
  ALSA_CONFIG_PATH=$1/asound.conf
  export ALSA_CONFIG_PATH
}
