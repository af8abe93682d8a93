# Installs Papershelf and what it needs into .venv beside the sources. Sourced by run.sh and test.sh, which set `project`.
#
# Nothing is downloaded and nobody is asked for a password unless something is really missing, so that a second run is quick.
# shellcheck shell=sh

# What Qt needs on Debian and Ubuntu to paint without a screen, and what it needs besides to open a window (X11, Wayland).
screenless_packages="libgl1 libegl1 libxkbcommon0 libglib2.0-0 libfontconfig1 libdbus-1-3"
window_packages="libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0
    libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libx11-xcb1 libxkbcommon-x11-0 libwayland-cursor0 libwayland-egl1"
newer_than_3_10='import sys; sys.exit(sys.version_info < (3, 11))'

# install_papershelf screenless|window EXTRA: afterwards .venv runs Papershelf. EXTRA is one of pyproject.toml's, or empty.
install_papershelf() {
    # An old Python ends this before anything is installed; where there is none, it is one of the packages.
    ! command -v python3 >/dev/null 2>&1 || find_python
    install_system_packages "$1"
    find_python
    make_environment
    install_requirements "$2"
}

install_system_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        if [ ! -d "$project/.venv" ] && [ "$(uname)" = Linux ]; then
            say "This system has no apt-get: if Qt misses a library (OpenGL, EGL, xkbcommon, xcb-cursor), install it with your own."
        fi
        return 0
    fi
    wanted=$screenless_packages
    [ "$1" = screenless ] || wanted="$wanted $window_packages"
    missing=$(missing_packages $wanted)
    has_a_font || missing="$missing fonts-dejavu-core"
    add_system_packages $missing $(missing_python)
}

# The names among the arguments that dpkg does not have; a library renamed for 64-bit time (libglib2.0-0t64) counts as there.
missing_packages() {
    # dpkg-query fails when it does not know one of the names, and still prints what it knows of the others.
    present=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" $(printf '%st64 ' "$@") 2>/dev/null |
        sed -n -e 's/t64 installed$//p' -e 's/ installed$//p' | tr '\n' ' ')
    for name in "$@"; do
        case " $present" in *" $name "*) ;; *) printf '%s ' "$name" ;; esac
    done
}

has_a_font() {
    for folder in /usr/share/fonts /usr/local/share/fonts "${HOME:-/root}/.local/share/fonts" "${HOME:-/root}/.fonts"; do
        [ -z "$(find -L "$folder" -name '*.[ot]t[fc]' 2>/dev/null | head -n 1)" ] || return 0
    done
    return 1
}

# Debian keeps what makes an environment (ensurepip) in a package of its own, named after the version of Python.
missing_python() {
    if ! command -v python3 >/dev/null 2>&1; then
        echo python3 python3-venv
    elif ! has_environment && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
    fi
}

add_system_packages() {
    [ $# -gt 0 ] || return 0
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1; then
        as_root=sudo
    else
        say "There is no sudo here to install what is missing; if Papershelf does not start, let root run: apt-get install $*"
        return 0
    fi
    say "Installing from the system's packages${as_root:+ (sudo may ask for your password)}: $*"
    # Without fresh lists apt may still know the packages, so only the installation decides.
    quietly $as_root apt-get update -qq || say "apt-get could not fetch fresh package lists; trying with the ones it has."
    quietly $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq -y --no-install-recommends -o DPkg::Lock::Timeout=120 "$@" ||
        fail "apt-get could not install $*; check the network connection and run this again."
}

# Sets `python` to one that is new enough, or ends with a sentence.
find_python() {
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$python" >/dev/null 2>&1 && "$python" -c "$newer_than_3_10" 2>/dev/null; then return 0; fi
    done
    found=$(python3 --version 2>/dev/null) || found="no Python"
    fail "Papershelf needs Python 3.11 or newer, and this system has $found; install a newer one and run this again."
}

# A Python that the system has replaced since leaves an environment without pip, or one that does not start.
has_environment() {
    "$project/.venv/bin/python" -c "import pip; $newer_than_3_10" 2>/dev/null
}

make_environment() {
    has_environment || quietly "$python" -m venv --clear "$project/.venv" ||
        fail "$("$python" --version) could not make an environment in $project/.venv; it needs its modules venv and ensurepip."
}

install_requirements() {
    current=$(fingerprint)
    [ "$(cat "$project/.venv/installed-${1:-plain}" 2>/dev/null)" != "$current" ] || return 0
    # What the tests need contains what the window needs.
    if [ -z "$1" ] && [ "$(cat "$project/.venv/installed-tests" 2>/dev/null)" = "$current" ]; then return 0; fi
    say "Installing Papershelf into $project/.venv (the first time takes a few minutes)."
    (cd "$project" && quietly .venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check -e ".${1:+[$1]}") ||
        fail "pip could not install what Papershelf needs; check the network connection and run this again."
    # Where PYTHONDONTWRITEBYTECODE is set, nothing else would, and each start would compile all of it anew.
    (cd "$project" && quietly .venv/bin/python -m compileall -q main.py desktop) ||
        say "Papershelf's files could not be compiled here, so it will start more slowly."
    printf '%s\n' "$current" >"$project/.venv/installed-${1:-plain}"
}

# What an installation depends on: the requirements, and the folder that an editable installation points to.
fingerprint() {
    cksum <"$project/pyproject.toml"
    printf '%s\n' "$project"
}

# Runs a command whose output matters only when it fails: then its last lines are shown and the whole is kept.
quietly() {
    log=$(mktemp "${TMPDIR:-/tmp}/papershelf-install.XXXXXX")
    if "$@" >"$log" 2>&1 </dev/null; then
        rm -f "$log"
        return 0
    fi
    tail -n 12 "$log" >&2
    say "(all of it: $log)"
    return 1
}

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "$*"
    exit 1
}
