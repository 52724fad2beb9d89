# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2154
# What tools/run and tools/test share; sourced by both, which set `house` to the folder that holds CMakeLists.txt.

build="$house/build/release"
log="$house/build/setup.log"

# A remedy on stderr, and the exit status that says "the machine lacks something".
lacks() {
  printf '%s: %s\n' "${0##*/}" "$@" >&2
  exit 3
}

# Runs a command with its output in the log, and shows the log's end if it fails.
quietly() {
  "$@" >>"$log" 2>&1 && return
  tail -n 40 "$log" >&2
  return 1
}

# Which packages of the given lists are neither installed nor provided by one that is (another nodejs brings npm).
missing_packages() {
  local wanted installed
  wanted=$(sed 's/#.*//' "$@" | tr -s ' \t' '\n' | sed '/^$/d' | sort -u)
  installed=$(dpkg-query -W -f='${Package}, ${Provides} ${db:Status-Status}\n' | sed -n 's/ installed$//p' |
    tr ',' '\n' | sed 's/(.*//; s/ //g; /^$/d' | sort -u)
  comm -23 <(echo "$wanted") <(echo "$installed")
}

# Installs what is missing of the given lists of packages, as root or with sudo.
install_packages() {
  if ! command -v dpkg-query >/dev/null; then
    echo "This is no Debian: taking it that what ${*#"$house"/} list is installed." >&2
    return
  fi
  local missing administrator=()
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  local by_hand="install them by hand: apt-get install ${missing[*]}"
  if ((EUID != 0)); then
    command -v sudo >/dev/null ||
      lacks "packages are missing, and there is neither root nor sudo to install them with; $by_hand"
    if [[ -t 0 ]]; then administrator=(sudo); else administrator=(sudo -n); fi
    "${administrator[@]}" true || lacks "packages are missing, and sudo refuses to install them; $by_hand"
  fi
  echo "Installing ${#missing[@]} packages: ${missing[*]}" >&2
  local install=("${administrator[@]}" env DEBIAN_FRONTEND=noninteractive apt-get
    -o DPkg::Lock::Timeout=300 install -y -q --no-install-recommends "${missing[@]}")
  # A machine that never asked for its package lists knows no package: ask once, then try again.
  "${install[@]}" >>"$log" 2>&1 && return
  quietly "${administrator[@]}" apt-get -q update || lacks "apt-get update failed (see above, or $log)"
  quietly "${install[@]}" || lacks "apt-get install failed (see above, or $log); $by_hand"
}

# What drives the browser in the tests, in the versions of the lock file; it goes into nothing that is built.
install_browser_driver() {
  local folder="$house/tests/browser"
  [[ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ]] && return
  echo "Installing what drives the browser in tests/browser" >&2
  quietly npm ci --prefix "$folder" --no-audit --no-fund --ignore-scripts ||
    lacks "npm ci in tests/browser failed (see above, or $log); it needs the npm registry once"
}

# Configures the preset `release`; further arguments go to cmake.
configure() {
  if command -v ccache >/dev/null; then
    export CMAKE_CXX_COMPILER_LAUNCHER="${CMAKE_CXX_COMPILER_LAUNCHER-ccache}"
    # Without this ccache passes over every file that uses the precompiled header.
    export CCACHE_SLOPPINESS="${CCACHE_SLOPPINESS-pch_defines,time_macros}"
  fi
  # A tree that was moved or copied cannot go on with the paths that it was built with.
  if ! grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$house" "$build/CMakeCache.txt"; then rm -rf "$build"; fi
  quietly cmake -S "$house" --preset release "$@" ||
    lacks "the build cannot be configured (see above, or $log)"
}

# One set-up at a time in this tree; others wait here until it is done.
lock_setup() {
  mkdir -p "$house/build"
  exec 9>"$house/build/setup.lock"
  flock 9
  : >"$log"
}

unlock_setup() {
  exec 9>&-
}
