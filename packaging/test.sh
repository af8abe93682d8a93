#!/bin/sh
# Installs what is missing and runs all tests without a screen; arguments go to pytest:  sh packaging/test.sh [arguments]
set -eu
packaging=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
project=$(dirname -- "$packaging")
. "$packaging/install.sh"

install_papershelf screenless tests
cd "$project"
QT_QPA_PLATFORM=offscreen
export QT_QPA_PLATFORM
exec .venv/bin/python -m pytest "$@" </dev/null
