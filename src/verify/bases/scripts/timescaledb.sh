#!/bin/bash
# Adds TimescaleDB to the new database and to every database made later, as the registry's image does.
set -euo pipefail

for database in template1 "$POSTGRES_DB"; do
  psql -v ON_ERROR_STOP=1 --no-psqlrc --quiet --username "$POSTGRES_USER" --dbname "$database" \
    -c 'SET client_min_messages = error; CREATE EXTENSION IF NOT EXISTS timescaledb CASCADE'
done
