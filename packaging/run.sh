#!/bin/sh
# Installs what is missing and opens Papershelf; arguments go to papershelf:  sh packaging/run.sh [arguments]
set -eu
packaging=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
project=$(dirname -- "$packaging")
. "$packaging/install.sh"

papershelf="$project/.venv/bin/papershelf"

has_display() {
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]
}

# The main job on a machine without a screen: a picture of the window, and a collection as BibTeX.
show_without_display() {
    say "There is no display, so here is the window as a picture and one of its collections as BibTeX:"
    QT_QPA_PLATFORM=offscreen "$papershelf" --demo --screenshot papershelf-demo.png </dev/null || fail "The window could not be painted."
    "$papershelf" --demo export --collection "Survey/Test-time compute" -o papershelf-demo.bib </dev/null ||
        fail "The collection could not be exported."
    cat <<END
  $PWD/papershelf-demo.png
  $PWD/papershelf-demo.bib
Go on without a display, in the folder $project:
  .venv/bin/papershelf pull --date 2026-03-31
  .venv/bin/papershelf list is:unread --limit 20
  .venv/bin/papershelf collect Survey/2026 2603.27481
  .venv/bin/papershelf export --collection Survey/2026 -o survey.bib
  .venv/bin/papershelf --help
Or, where there is a display:
  sh packaging/run.sh          opens your own library
  sh packaging/run.sh --demo   opens a throw-away library to look around in
END
}

if has_display; then
    install_papershelf window ""
else
    install_papershelf screenless ""
    if [ $# -eq 0 ] || [ "$*" = --demo ]; then
        show_without_display
        exit
    fi
fi
exec "$papershelf" "$@"
