#!/bin/sh
# Starts the server as the registry's image does: with arguments alone redis-server (or valkey-server) is meant,
# and it does not run as root. Outside a container's network nobody can ask it, so it needs no protected mode.
set -eu

for server in redis valkey; do
  if command -v "$server-server" >/dev/null; then break; fi
done

case ${1:-} in
  "" | -* | *.conf) set -- "$server-server" "$@" ;;
esac

if [ "$1" = "$server-server" ]; then
  set -- "$@" --protected-mode no
  if [ "$(id -u)" = 0 ]; then
    find . \! -user "$server" -exec chown "$server" '{}' +
    exec setpriv --reuid="$server" --regid="$server" --init-groups "$@"
  fi
fi
exec "$@"
