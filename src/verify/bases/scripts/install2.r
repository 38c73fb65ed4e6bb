#!/bin/sh
# Installs packages of R by name, as install2.r of the registry's image does, but as Debian's r-cran-<name>, already built.
# Options of the real one: --error (-e) is what happens here anyway, --skipinstalled (-s) too; --ncpus, --repos and
# --deps with their values are understood and ignored.
set -eu

names=""
while [ $# -gt 0 ]; do
  case $1 in
    -e | --error | -s | --skipinstalled) ;;
    -n | --ncpus | -r | --repos | -d | --deps | -l | --libloc | -m | --method) shift ;;
    --*=*) ;;
    -*) echo "install2.r: the stand-in does not know the option $1" >&2 && exit 1 ;;
    *) names="$names $1" ;;
  esac
  shift
done

packages=""
for name in $names; do
  packages="$packages r-cran-$(printf %s "$name" | tr '[:upper:]' '[:lower:]')"
done
echo "install2.r (stand-in): installing Debian's packages$packages"
apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages
rm -rf /var/lib/apt/lists/*
for name in $names; do
  Rscript -e "cat('$name', as.character(packageVersion('$name')), '\n')"
done
