# Sourced by the scripts that open windows: sees to GTK, a virtual display and a file as sound device, or says what to install.

PACKAGES='xvfb xauth libgtk-3-0 fonts-dejavu-core dbus-x11 libasound2 libasound2-data'

have_window_system() {
  command -v xvfb-run >/dev/null 2>&1 && command -v xauth >/dev/null 2>&1 && ldconfig -p 2>/dev/null | grep -q 'libgtk-3\.so\.0'
}

have_gtk() {
  [ "$(uname)" != Linux ] || ldconfig -p 2>/dev/null | grep -q 'libgtk-3\.so\.0'
}

# Installs what a window needs where it may; else prints the one command that does and fails.
need_gtk() {
  have_gtk || need_window_system
}

# The same with a virtual display, for tests.
need_window_system() {
  have_window_system && return 0
  if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "songwalker: installing $PACKAGES" >&2
    # shellcheck disable=SC2086 # a list of names
    apt_log=$(mktemp) || return 1
    if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $PACKAGES; } >"$apt_log" 2>&1; then
      tail -n 5 "$apt_log" >&2
    fi
    rm -f "$apt_log"
    have_window_system && return 0
  fi
  echo "songwalker: a window needs GTK 3 and, without a display, Xvfb. Install them: sudo apt-get install $PACKAGES" >&2
  return 1
}
