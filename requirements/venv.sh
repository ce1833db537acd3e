#!/bin/sh
# Makes .venv, or mends it, and installs in it what requirements/$1.txt locks, then Courroie itself.
# Asks of the machine only a Python that is recent enough, and writes nowhere but in .venv.
set -eu
cd "$(dirname "$0")/.."
kind=$1
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_ROOT_USER_ACTION=ignore
unset PYTHONHOME PYTHONPATH

recent_python() {
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    found=$(python3 --version 2>/dev/null || echo 'aucun Python / no Python')
    echo "Courroie demande Python 3.11 ou plus récent; ici : $found. Installez-le, ou nommez-le : make PYTHON=/chemin/python3.12 …" >&2
    echo "Courroie needs Python 3.11 or later; here: $found. Install it, or name it: make PYTHON=/path/to/python3.12 …" >&2
    exit 1
}

# Debian and its kin ship Python without the part that makes environments.
say_what_brings_venv() {
    family=$(. "${OS_RELEASE:-/etc/os-release}" 2>/dev/null && echo "${ID:-} ${ID_LIKE:-}") || family=
    version=$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    case " $family " in
        *" debian "* | *" ubuntu "*) package="python3-venv (python$version-venv)" command="apt install python3-venv" ;;
        *" fedora "* | *" rhel "*) package="python3-libs" command="dnf install python3-libs" ;;
        *" suse "* | *" opensuse "*) package="python3-base" command="zypper install python3-base" ;;
        *" alpine "*) package="python3" command="apk add python3" ;;
        *" arch "*) package="python" command="pacman -S python" ;;
        *) package="venv, ensurepip" command="" ;;
    esac
    echo "Il manque à Python $version de quoi faire un environnement : installez le paquet $package${command:+ ($command)}." >&2
    echo "Python $version cannot make an environment here: install the package $package${command:+ ($command)}." >&2
    exit 1
}

if ! .venv/bin/python -c 'import pip' 2>/dev/null || [ "$(cat .venv/home 2>/dev/null)" != "$PWD" ]; then
    python=$(recent_python)
    "$python" -c 'import venv, ensurepip' 2>/dev/null || say_what_brings_venv "$python"
    echo "Environnement : .venv ($("$python" --version))"
    rm -rf .venv
    "$python" -m venv .venv
    printf '%s' "$PWD" > .venv/home
fi

echo "Installation : requirements/$kind.txt (une minute, la première fois)"
.venv/bin/python -m pip install -qq --require-hashes -r "requirements/$kind.txt"
.venv/bin/python -m pip install -qq --no-deps --no-build-isolation -e .
touch ".venv/$kind.stamp"
