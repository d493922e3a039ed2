#!/usr/bin/env bash
# See to it that what the tests start is on the machine: PostgreSQL, a Java that Spark runs on, and Chromium.
# Run by `make setup`; `make demo` needs none of it. See docs/decisions/0015.
#
# On Debian each that is missing is installed with apt when we are root; otherwise all are named at once, and it stops.
# Nothing is left out in silence: a test that cannot start its engine fails.
set -euo pipefail

readonly debian=${DAGMAR_DEBIAN:-} # another root of the file system, for the test of this file
readonly oldest_java=17 newest_java=23 # what Spark 4.0 runs on; tests/engines/java.py says the same

stop() {
    printf 'make setup: %s\n' "$@" >&2
    exit 1
}

has_postgresql() { compgen -G "$debian/usr/lib/postgresql/*/bin/initdb" >/dev/null || command -v initdb >/dev/null; }
has_chromium() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null; }

# Any Java that will do: JAVA_HOME's, one of Debian's, or the one on the path. Its version stands in its file `release`.
has_java() {
    local home release version on_path
    on_path=$(command -v java || true)
    for home in "${JAVA_HOME:-}" "$debian"/usr/lib/jvm/* "$(dirname "$(dirname "$(readlink -f "${on_path:-/}")")")"; do
        release=$home/release
        [ -x "$home/bin/java" ] && [ -r "$release" ] || continue
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release")
        [ "${version:-0}" -ge $oldest_java ] && [ "$version" -le $newest_java ] && return
    done
    return 1
}

find_missing() {
    missing=
    has_postgresql || missing+=" postgresql"
    has_java || missing+=" default-jre-headless"
    has_chromium || missing+=" chromium"
}

find_missing
[ -n "$missing" ] || exit 0
command -v apt-get >/dev/null ||
    stop "the tests need PostgreSQL, Java $oldest_java to $newest_java and Chromium, and this is not Debian. Missing, by Debian's names:$missing. Install them; make demo works without."
[ "$(id -u)" = 0 ] ||
    stop "Debian's$missing is missing, and only root can install it. Run: sudo apt-get install$missing" "make demo works without."
echo "make setup: installing$missing with apt"
apt-get update -qq
# shellcheck disable=SC2086 -- one word a package
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
hash -r
find_missing
[ -z "$missing" ] || stop "apt has installed what was asked for, but what the tests need is still not found:$missing"
