#!/usr/bin/env bash
# Set up .venv from the lock, with hashes, so that .venv/bin/dagmar exists. Run by `make setup`; see docs/decisions/0001.
#
# Does nothing when the lock and pyproject.toml are those that .venv was made from. Needs a Python from 3.11 that can make
# virtual environments: on Debian it is installed with apt when we are root, and otherwise named.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly venv=.venv
readonly made_from=$venv/made-from # copies of the files that .venv was made from, and its folder

stop() {
    printf 'make setup: %s\n' "$@" >&2
    exit 1
}

is_recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
makes_environments() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

# The first Python that will do; one that can make environments goes before one that cannot.
find_python() {
    local candidate recent=
    for candidate in ${PYTHON:-python3 /usr/bin/python3 python3.11 python3.12 python3.13 python3.14}; do
        is_recent "$candidate" || continue
        if makes_environments "$candidate"; then
            echo "$candidate"
            return
        fi
        recent=${recent:-$candidate}
    done
    echo "$recent"
}

# Only Debian's own Python is helped by Debian's package.
install_from_debian() {
    local missing=python3-venv
    [ -x /usr/bin/python3 ] || missing="python3 python3-venv"
    command -v apt-get >/dev/null ||
        stop "Python 3.11 or newer with the modules venv and ensurepip is missing, and this is not Debian. Install it, or name one: make setup PYTHON=/path/to/python3"
    [ "$(id -u)" = 0 ] ||
        stop "Debian's $missing is missing, and only root can install it. Run: sudo apt-get install $missing"
    echo "make setup: installing $missing with apt"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
}

python=$(find_python)
if [ -z "$python" ] && [ -n "${PYTHON:-}" ]; then
    stop "Dagmar needs Python 3.11 or newer, and PYTHON=$PYTHON is not ($("$PYTHON" --version 2>&1 | head -n 1 || true))."
elif [ -z "$python" ] && [ -x /usr/bin/python3 ]; then
    stop "Dagmar needs Python 3.11 or newer, and this machine has $(/usr/bin/python3 --version 2>&1). Debian 12 and later have it. Another is named so: make setup PYTHON=/path/to/python3"
elif [ -z "$python" ] || ! makes_environments "$python"; then
    install_from_debian
    python=$(find_python)
    [ -n "$python" ] && makes_environments "$python" ||
        stop "Debian's python3 and python3-venv are installed, but no Python from 3.11 found here can make virtual environments (venv, ensurepip). Name another: make setup PYTHON=/path/to/python3"
fi

# An environment holds its own path in many places, so one that was moved or copied is made anew.
if ! [ "$(cat $made_from/folder 2>/dev/null)" = "$PWD" ] || ! [ -x $venv/bin/python ] || ! is_recent $venv/bin/python || ! $venv/bin/python -m pip --version >/dev/null 2>&1; then
    rm -rf $venv
    "$python" -m venv $venv
    mkdir -p $made_from
    echo "$PWD" >$made_from/folder
fi

if ! cmp -s requirements.lock $made_from/requirements.lock; then
    echo "make setup: installing what requirements.lock names into $venv (a few minutes the first time)"
    rm -f $made_from/requirements.lock $made_from/pyproject.toml
    $venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
    cp requirements.lock $made_from/
fi

if ! cmp -s pyproject.toml $made_from/pyproject.toml || ! [ -x $venv/bin/dagmar ]; then
    # No build isolation: what builds the package (hatchling) is in the lock too, so nothing comes without a hash.
    $venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
    cp pyproject.toml $made_from/
    echo "make setup: .venv/bin/dagmar is ready"
fi
