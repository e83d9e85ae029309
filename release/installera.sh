#!/bin/sh
# Installerar villkor utan nätverk: sh installera.sh [MAPP]. Kör det igen för att uppdatera.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-"${XDG_DATA_HOME:-"$HOME/.local/share"}/villkor/program"}
python=${PYTHON:-python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "villkor behöver Python 3.11 eller senare. Installera det först, eller säg var det finns: PYTHON=… sh installera.sh" >&2
    exit 1
fi
"$python" -m venv "$target"
"$target/bin/python" -m pip install --disable-pip-version-check --quiet --upgrade \
    --no-index --find-links "$here/hjul" "villkor[xlsx]"
mkdir -p "$HOME/.local/bin"
ln -sf "$target/bin/villkor" "$HOME/.local/bin/villkor"
echo "$("$target/bin/villkor" --version) är installerat i $target."
case ":$PATH:" in
    *":$HOME/.local/bin:"*) echo "Skriv villkor i ett terminalfönster." ;;
    *) echo "Lägg $HOME/.local/bin i PATH, öppna ett nytt terminalfönster och skriv villkor." ;;
esac
