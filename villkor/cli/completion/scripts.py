"""What each shell runs to let villkor suggest words, and where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from villkor.base.diagnostic import UserError
from villkor.base.disk import (
    make_folder,
    write_whole,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_BASH = """\
# Tab efter villkor i bash. Skapat av villkor --install-completion.
_villkor_words() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("${line%$'\\r'}")
    done < <(_VILLKOR_COMPLETE=bash COMP_TYPE="$COMP_TYPE" \\
        "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o bashdefault -o default -F _villkor_words villkor
"""
_ZSH = """\
# Tab efter villkor i zsh. Skapat av villkor --install-completion.
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
_villkor_words() {
    local -a found
    found=("${(@f)$(_VILLKOR_COMPLETE=zsh \\
        "${words[1]}" "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ -n "${found[1]}" ]]; then
        _describe -V villkor found \\
            -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}'
    else
        _files
    fi
}
compdef _villkor_words villkor
"""
_FISH = """\
# Tab efter villkor i fish. Skapat av villkor --install-completion.
function __villkor_words
    set -l typed (commandline -opc) (commandline -ct)
    set -l found (_VILLKOR_COMPLETE=fish villkor $typed[2..-1] 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c villkor -f -k -a '(__villkor_words)'
"""
_POWERSHELL = """\
# Tab efter villkor i PowerShell. Skapat av villkor --install-completion.
Register-ArgumentCompleter -Native -CommandName villkor -ScriptBlock {
    param($begun, $line, $cursor)
    $words = @($line.CommandElements | Select-Object -Skip 1 |
        ForEach-Object { $_.ToString().Trim([char[]]"'`"") })
    if ($begun -eq '') { $words += '' }
    $before = [Console]::OutputEncoding
    [Console]::OutputEncoding = [Text.Encoding]::UTF8
    $env:_VILLKOR_COMPLETE = 'powershell'
    $env:_VILLKOR_WORDS = $words -join "`n"
    try {
        villkor | ForEach-Object {
            $word, $told = $_ -split "`t", 2
            $typed = $word
            if ($word -match '[^\\w.,:/=-]') { $typed = "'" + $word.Replace("'", "''") + "'" }
            [Management.Automation.CompletionResult]::new(
                $typed, $word, 'ParameterValue', $told)
        }
    } finally {
        Remove-Item Env:_VILLKOR_COMPLETE -ErrorAction Ignore
        Remove-Item Env:_VILLKOR_WORDS -ErrorAction Ignore
        [Console]::OutputEncoding = $before
    }
}
"""
SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}
# where its profile is, and whether it may run what stands there
_ASKED = (
    "[Console]::OutputEncoding = [Text.Encoding]::UTF8; $PROFILE; Get-ExecutionPolicy"
)
_UNASKED = frozenset({"RemoteSigned", "Unrestricted", "Bypass"})
_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_ALSO = {"pwsh": "powershell", "sh": "bash"}


class Installed(Struct, frozen=True):
    """The file that was written, and the one of the shell's own that now reads it, if
    it does not find the file by itself.
    """

    script: Path
    reader: Path | None = None


def shell_named(
    named: str,
    environment: Mapping[str, str],
) -> str:
    """The shell that is named, or that of the person who asks.

    Raises UserError if it is none of those that villkor has a script for.
    """
    own = environment.get("SHELL", "powershell" if os.name == "nt" else "")
    word = Path(named or own).stem.casefold()
    shell = _ALSO.get(word, word)
    if shell in SCRIPTS:
        return shell
    names = ", ".join(SCRIPTS)
    raise UserError(
        f"villkor känner inte till skalet ”{word}”." if word else "Skalet är okänt.",
        f"Skriv vilket det är: villkor --install-completion SKAL. Skal: {names}.",
    )


def install_script(
    shell: str,
    environment: Mapping[str, str],
) -> Installed:
    """Write the script of a shell where it reads it. Twice is as once.

    Raises UserError if PowerShell does not say where that is, or may not run it, and
    OSError.
    """
    home = Path.home()
    if shell == "fish":
        config = environment.get("XDG_CONFIG_HOME") or home / ".config"
        script = Path(config, "fish", "completions", "villkor.fish")
        _write_script(script, shell)
        return Installed(script)
    data = environment.get("XDG_DATA_HOME") or home / ".local" / "share"
    script = Path(data, "villkor", f"completion.{'ps1' if os.name == 'nt' else shell}")
    reader = _reader_of(
        shell,
        home,
        environment,
    )
    _write_script(script, shell)
    _add_line(reader, f'. "{_as_read(shell, script, home)}"')
    return Installed(script, reader)


def _reader_of(
    shell: str,
    home: Path,
    environment: Mapping[str, str],
) -> Path:
    """The file that a shell reads when it starts."""
    if shell == "bash":
        return home / ".bashrc"
    if shell == "zsh":
        return Path(environment.get("ZDOTDIR") or home, ".zshrc")
    return _profile_of_powershell()


def _profile_of_powershell() -> Path:
    for program in ("pwsh", "powershell"):
        found = shutil.which(program)
        if found:
            asked = [found, "-NoProfile", "-Command", _ASKED]
            # our own words
            told = subprocess.run(  # noqa: S603
                asked,
                capture_output=True,
                check=False,
            )
            path, _, policy = told.stdout.decode("utf-8", "replace").partition("\n")
            if path.strip() and "\ufffd" not in path:
                _require_policy(policy.strip())
                return Path(path.strip())
    raise UserError(
        "PowerShell säger inte var dess profil ligger. Inget är skrivet.",
        "Klistra in det som villkor --show-completion powershell visar i profilen.",
    )


def _require_policy(policy: str) -> None:
    """Refuse where PowerShell runs no profile: it would complain each time it starts."""
    if policy not in _UNASKED:
        raise UserError(
            f"PowerShell kör inga skript här (Get-ExecutionPolicy: {policy}). Inget är "
            "skrivet.",
            "Skriv Set-ExecutionPolicy RemoteSigned -Scope CurrentUser i PowerShell, om "
            "it-avdelningen tillåter det, och försök igen.",
        )


def _as_read(
    shell: str,
    script: Path,
    home: Path,
) -> str:
    """The script as its shell finds it. Windows' own PowerShell reads the letters å, ä
    and ö of a profile as others, so a home that has them is not spelt out.
    """
    if shell == "powershell" and script.is_relative_to(home):
        return f"$HOME/{script.relative_to(home).as_posix()}"
    return str(script)


def _write_script(
    script: Path,
    shell: str,
) -> None:
    make_folder(script.parent)
    write_whole(script, SCRIPTS[shell].encode())


def _add_line(
    reader: Path,
    line: str,
) -> None:
    """Add a line to a file of the user's own, unless it is there.

    It is added and the rest not written anew: the file is not ours.
    """
    make_folder(reader.parent)
    with reader.open("a+b") as file:
        file.seek(0)
        before = file.read()
        coding = _UTF_16.get(before[:2], "utf-8")
        text = before.decode(coding, "surrogateescape")
        if line not in text.splitlines():
            between = "\n" if text and not text.endswith("\n") else ""
            file.write(f"{between}{line}\n".encode(coding))
