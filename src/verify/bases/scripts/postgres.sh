#!/bin/bash
# Starts PostgreSQL as the registry's image does, and makes the database first when its folder is empty.
# Reads POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB, or <name>_FILE with the path of a file that holds the value,
# POSTGRES_INITDB_ARGS, POSTGRES_HOST_AUTH_METHOD and PGDATA.
set -euo pipefail

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

# Sets a variable from itself, from the file that its _FILE twin names, or to a default.
take() {
  local name=$1 file="${1}_FILE"
  [[ -z ${!name:-} || -z ${!file:-} ]] || fail "error: both $name and $file are set (but are exclusive)"
  if [[ -n ${!file:-} ]]; then
    [[ -r ${!file} ]] || fail "error: $file names ${!file}, which cannot be read"
    printf -v "$name" %s "$(<"${!file}")"
  fi
  [[ -n ${!name:-} ]] || printf -v "$name" %s "${2:-}"
}

make_folders() {
  mkdir -p "$PGDATA" /var/run/postgresql
  chmod 00700 "$PGDATA" || :
  chmod 03775 /var/run/postgresql || :
}

make_database() {
  local passwords
  passwords=$(mktemp)
  printf '%s\n' "$POSTGRES_PASSWORD" >"$passwords"
  eval 'initdb --username="$POSTGRES_USER" --pwfile="$passwords" '"${POSTGRES_INITDB_ARGS:-}"
  rm "$passwords"
  printf '\nhost all all all %s\n' "${POSTGRES_HOST_AUTH_METHOD:-$(postgres -C password_encryption)}" \
    >>"$PGDATA/pg_hba.conf"
}

ask() {
  PGHOST='' PGHOSTADDR='' PGPASSWORD=$POSTGRES_PASSWORD \
    psql -v ON_ERROR_STOP=1 --no-psqlrc --username "$POSTGRES_USER" --no-password "$@"
}

# Runs the scripts of /docker-entrypoint-initdb.d in the order of their names.
run_scripts() {
  local script
  for script in /docker-entrypoint-initdb.d/*; do
    case $script in
      *.sh)
        echo "$0: running $script"
        # shellcheck source=/dev/null
        if [[ -x $script ]]; then "$script"; else . "$script"; fi
        ;;
      *.sql) echo "$0: running $script" && ask --dbname "$POSTGRES_DB" -f "$script" ;;
      *.sql.gz) echo "$0: running $script" && gunzip -c "$script" | ask --dbname "$POSTGRES_DB" ;;
      *.sql.xz) echo "$0: running $script" && xzcat "$script" | ask --dbname "$POSTGRES_DB" ;;
      *'*') ;;
      *) echo "$0: ignoring $script" ;;
    esac
  done
}

first_start() {
  if [[ -z $POSTGRES_PASSWORD && ${POSTGRES_HOST_AUTH_METHOD:-} != trust ]]; then
    fail "Error: Database is uninitialized and superuser password is not specified." \
      "       Set POSTGRES_PASSWORD to a value that is not empty, for example with" \
      "       \"-e POSTGRES_PASSWORD=password\" on \"docker run\"." \
      "       POSTGRES_HOST_AUTH_METHOD=trust lets everyone in without a password; that is not recommended."
  fi
  make_database
  pg_ctl -D "$PGDATA" -o "-c listen_addresses='' -p ${PGPORT:-5432}" -w start
  if [[ $POSTGRES_DB != postgres ]]; then
    ask --dbname postgres --set db="$POSTGRES_DB" <<<'CREATE DATABASE :"db";'
  fi
  export POSTGRES_USER POSTGRES_PASSWORD POSTGRES_DB PGUSER=${PGUSER:-$POSTGRES_USER} PGDATABASE=${PGDATABASE:-$POSTGRES_DB}
  run_scripts
  pg_ctl -D "$PGDATA" -m fast -w stop
  printf '\nPostgreSQL init process complete; ready for start up.\n\n'
}

if [[ ${1:-} == -* ]]; then set -- postgres "$@"; fi
[[ ${1:-} == postgres ]] || exec "$@"

make_folders
if [[ $(id -u) == 0 ]]; then
  find "$PGDATA" /var/run/postgresql \! -user postgres -exec chown postgres '{}' +
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi

if [[ -s $PGDATA/PG_VERSION ]]; then
  printf '\nPostgreSQL Database directory appears to contain a database; Skipping initialization\n\n'
else
  take POSTGRES_USER postgres
  take POSTGRES_PASSWORD
  take POSTGRES_DB "$POSTGRES_USER"
  # The scripts' environment must not reach the server that stays.
  (first_start)
fi
exec "$@"
