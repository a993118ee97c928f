# Sourced by the scripts that open windows. Provides GTK, a virtual display and a sound device that writes a file, or says what to install.

PACKAGES='xvfb xauth libgtk-3-0 fonts-dejavu-core dbus-x11 libasound2 libasound2-data'
# With the tools that drive the packaged Studio from outside, as a user does.
TEST_PACKAGES="$PACKAGES xdotool openbox perl-base"

have_window_system() {
  have_all xvfb-run xauth && have_library 'libgtk-3\.so\.0'
}

have_gtk() {
  [ "$(uname)" != Linux ] || have_library 'libgtk-3\.so\.0'
}

# Checks every program that the tests call, so that a missing one is reported before the build and not after it.
have_test_tools() {
  have_window_system && have_all xdotool openbox dbus-launch perl && [ -r "$ALSA" ] && have_library 'libasound\.so\.2'
}

# have_library PATTERN: ldconfig is in /sbin, which the PATH of a plain user on Debian does not name.
have_library() {
  PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | grep -q "$1"
}

have_all() {
  for tool in "$@"; do
    command -v "$tool" >/dev/null 2>&1 || return 1
  done
}

ALSA=/usr/share/alsa/alsa.conf

# Installs what a window needs if this user may; otherwise prints the command that does and fails.
need_gtk() {
  have_gtk || need have_gtk "a window needs GTK 3" "$PACKAGES"
}

# The same for the tests: also a virtual display, a sound device and the tools that drive a window from outside.
need_test_tools() {
  have_test_tools || need have_test_tools "the tests of the Studio need GTK 3, Xvfb, ALSA, xdotool, openbox, dbus-launch and perl" "$TEST_PACKAGES"
}

# need HAVE WHY PACKAGES: installs the packages if this user may; fails with WHY and the command if HAVE fails after that.
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
  echo "songwalker: $2. Install what is missing: sudo apt-get install $3" >&2
  return 1
}

# waits SECONDS CONDITION…: checks a condition four times a second until it holds; fails after SECONDS. A condition may wait itself.
waits() (
  left=$(($1 * 4))
  shift
  until "$@"; do
    left=$((left - 1))
    [ $left -gt 0 ] || exit 1
    sleep 0.25
  done
)

# start_display FOLDER SIZE: starts a virtual display with a window manager; sets DISPLAY, and XVFB and WM to the process ids; logs into FOLDER.
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

# The functions below read and drive the Studio's window, whose id is in WINDOW.
title() { xdotool getwindowname "${WINDOW:-$(xdotool search --onlyvisible --name 'SongWalker Studio' 2>/dev/null | tail -n 1)}" 2>/dev/null | sed 's/ *$//'; }
# titled TITLE: true if the title is TITLE and the product's name.
titled() { [ "$(title)" = "$1 - SongWalker Studio" ]; }
# past_welcome FILE: closes the welcome page, which the first start in a workspace shows; true if FILE is in front then. It presses the keys again only if the
# page is still there after a long while: a second press while the Studio is busy with the first would close FILE.
past_welcome() {
  titled Welcome && xdotool key F12 ctrl+w && waits 20 welcomed
  titled "$1"
}
welcomed() { ! titled Welcome; }
# listening FILE: true if keys reach the editor: a typed key marks it as changed, undo removes the mark.
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
# beside KEY TITLE: goes to the neighbouring editor with Ctrl+KEY; true if its title is TITLE.
beside() {
  xdotool key F12
  xdotool key "ctrl+$1"
  waits 3 titled "$2"
}

# sound_file FOLDER: sets up a default sound device that plays in real time and writes what it plays into FOLDER/sound.raw, 16 bits, stereo, 48 kHz.
# Its input gives noise, and faster than real time.
# ALSA's null device has no clock, so the reader of a short pipe sets the pace. It truncates the file every minute, so that the disk does not fill up,
# and ends with the player.
sound_file() {
  cat > "$1/pace" <<'PACE'
use strict;
fcntl(STDIN, 1031, 4096); # F_SETPIPE_SZ: what waits in the pipe delays the sound
open(my $out, '>>', $ARGV[0]) or die; # while a device is switched, two readers append for a moment
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
