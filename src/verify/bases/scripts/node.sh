#!/bin/sh
# Starts what it is given; an option or a file that cannot be run is meant for Node, as in the registry's image.
set -eu

case ${1:-} in
  -*) set -- node "$@" ;;
  *)
    if ! command -v "$1" >/dev/null || { [ -f "$1" ] && [ ! -x "$1" ]; }; then set -- node "$@"; fi
    ;;
esac
exec "$@"
