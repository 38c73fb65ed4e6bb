#!/bin/sh
# Starts the registry as the registry's image does: a file of settings alone means "serve".
set -eu

case ${1:-} in
  *.yaml | *.yml) set -- registry serve "$@" ;;
  serve | garbage-collect | help | -*) set -- registry "$@" ;;
esac
exec "$@"
