#!/bin/sh
# Puts the built site on a server, next to the one that is up, and then switches.
#
#   DOEL=/var/www/kennisbank sh .ci/publiceer.sh
#   DOEL=user@host:/var/www/kennisbank BEWAAR=5 sh .ci/publiceer.sh
#
# The target gets a folder uitgaven/ with one folder per release, and a symlink huidig
# that the web server serves. The symlink is replaced in one step, so a visitor sees the
# old site or the new one. Going back: point huidig at an older folder in the same way.
# Needs rsync here and there, and GNU coreutils there.
set -eu

SITE=${SITE:-site}
KEEP=${BEWAAR:-5}

fail() {
  echo "$1 Er is niets gepubliceerd." >&2
  exit 1
}

case ${DOEL:-} in
*:/*) host=${DOEL%%:*} path=${DOEL#*:} ;;
/*) host='' path=$DOEL ;;
*) fail "Zeg waarheen: DOEL=/pad of DOEL=gebruiker@server:/pad." ;;
esac
case $path$host in
*[!A-Za-z0-9/._@-]*) fail "In DOEL mogen alleen letters, cijfers en / . _ - @ staan." ;;
esac
case $host in
-*) fail "In DOEL staat geen server." ;;
esac
case $KEEP in
'' | *[!0-9]* | 0) fail "BEWAAR is een aantal: hoeveel uitgaven er blijven staan." ;;
esac
[ -f "$SITE/index.html" ] && [ -f "$SITE/404.html" ] || fail "In $SITE/ staat geen gebouwde site. Draai eerst: make site."
strange=$(find "$SITE/" ! -type f ! -type d | head -n 1)
[ -z "$strange" ] || fail "In $SITE/ staat iets dat geen gewoon bestand is: $strange. Draai eerst: make site."
command -v rsync >/dev/null || fail "Het programma rsync ontbreekt."

# Runs a script where the site goes.
there() {
  if [ -n "$host" ]; then ssh "$host" "$1"; else sh -c "$1"; fi
}

release=$(date -u +%Y%m%dT%H%M%SZ)-$(git rev-parse --short HEAD 2>/dev/null || echo los)

# Until all is there, the name of the release starts with a dot; one that a stopped run left goes after a day. What did not change is a hard link to
# the same file of the site that is up: it is not sent, and it keeps its time, which browsers ask for.
there "set -e
mkdir -p '$path/uitgaven'
cd '$path'
if [ -e huidig ] && [ ! -L huidig ]; then echo 'In DOEL is huidig geen symlink.' >&2; exit 1; fi
find uitgaven -mindepth 1 -maxdepth 1 -name '.*' -mtime +0 -exec rm -rf {} +
mkdir uitgaven/.'$release'" || fail "In DOEL kan geen nieuwe uitgave staan."
linked=$(there "if [ -e '$path/huidig' ]; then echo --link-dest=../../huidig/; fi")
# shellcheck disable=SC2086 # empty the first time
if ! rsync --recursive --checksum --chmod=D755,F644 $linked \
  "$SITE/" "${host:+$host:}$path/uitgaven/.$release/"; then
  there "rm -rf '$path'/uitgaven/.'$release'"
  fail "Het kopiëren is gestopt."
fi
there "set -e
cd '$path'
mv uitgaven/.'$release' uitgaven/'$release'
ln -sfn uitgaven/'$release' huidig.nieuw
mv -T huidig.nieuw huidig
cd uitgaven
ls -1 | sort -r | tail -n +$((KEEP + 1)) | while read -r old; do rm -rf \"./\$old\"; done"

echo "Gepubliceerd: $DOEL/huidig wijst naar uitgaven/$release."
