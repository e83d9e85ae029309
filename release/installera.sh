#!/bin/sh
# Installerar villkor utan nätverk: sh installera.sh [MAPP]. Kör det igen för att uppdatera.
set -eu
unset CDPATH
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-"${XDG_DATA_HOME:-"$HOME/.local/share"}/villkor/program"}
fits='import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))'
python=
for each in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11; do
    if [ -z "$python" ] && "$each" -c "$fits" 2>/dev/null; then
        python=$each
    fi
done
if [ -z "$python" ]; then
    echo "villkor behöver Python 3.11, 3.12 eller 3.13. Installera det först, eller säg var det finns: PYTHON=… sh installera.sh" >&2
    exit 1
fi
mkdir -p "$target" "$HOME/.local/bin"
target=$(cd "$target" && pwd)
"$python" -m venv "$target"
"$target/bin/python" -m pip install --disable-pip-version-check --quiet --force-reinstall \
    --no-index --find-links "$here/hjul" "villkor[xlsx,stavning,redigerare]"
ln -sf "$target/bin/villkor" "$HOME/.local/bin/villkor"
echo "$("$target/bin/villkor" --version) är installerat i $target."
case ":$PATH:" in
    *":$HOME/.local/bin:"*) echo "Skriv villkor i ett terminalfönster." ;;
    *) echo "Lägg $HOME/.local/bin i PATH, öppna ett nytt terminalfönster och skriv villkor." ;;
esac
