"""What is meant by words on the command line that are not those of villkor: Swedish ones,
two in the place of one, and misspelt ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from villkor.base.hints import closest
from villkor.base.listed_words import listed_words

_HELP = {"help", "hjälp", "hjalp", "-help", "--hjälp", "-?", "/?"}
_VERSION = {"version", "-version", "-v"}
_VERSION_OPTION = "--version"
_MARKS = ("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}", "„", "»")
_NO_MARKS = str.maketrans("", "", "".join(_MARKS))
_MOST_WORDS = 6  # of a path with blanks in it
_BEGINNING = 2  # letters of a command that are enough to guess it by

_COMMANDS = {
    "init": "skapa ny nytt new starta börja create",
    "forms": "formulär formular form mallar years år",
    "check": "granska kontrollera kolla pröva validera validate lint test granskning",
    "status": "läge läget",
    "summarize-anslag": (
        "summera sammanställ sammanställning sammanfatta summering anslag "
        "summarise-anslag summera-anslag"
    ),
    "export-docx": "exportera word docx skriv lämna exportera-docx export-word",
    "export-text": "text exportera-text export-txt export-csv",
    "verify": "verifiera jämför compare diff",
    "import-docx": "importera import hämta hämta-hem läs läs-in importera-docx word-in",
    "explain": "förklara regel regler rules",
}
_OPTIONS = {
    "--to": "till mottagare recipient",
    "--output": "fil utfil ut out namn -o",
    "--output-dir": "mapp utmapp katalog outdir out-dir",
    "--draft": "utkast",
    "--template": "mall",
    "--eml": "mejl mail epost e-post",
    "--format": "typ utformat",
    "--select": "välj regel regler kod",
    "--ignore": "ignorera utelämna hoppa",
    "--strict": "sträng strikt",
    "--fix": "rätta fixa",
    "--compare": "jämför fjolåret fjol",
    "--docx": "word wordfil word-fil",
    "--from": "från fjolåret fjol",
    "--region": "län",
    "--form": "formulär formular blankett",
    "--dry-run": "prova torrkör visa-bara dryrun",
    "--force": "tvinga ändå",
    "--tracked": "spårade spårade-ändringar",
    "--write-conflicts": "konflikter skriv-konflikter",
    "--yes": "ja",
}


def as_meant(arguments: Sequence[str]) -> list[str]:
    """The command line with what asks for help, or for the version, in villkor's own
    words.
    """
    words = _without_curly_quotes(arguments)
    first, rest = words[:1], words[1:]
    if first and first[0].casefold() in _VERSION:
        return [_VERSION_OPTION, *rest]
    if first and first[0].casefold() in _HELP:
        asked = [_of_words(word.casefold(), _COMMANDS, _COMMANDS) for word in rest[:1]]
        return [*filter(None, asked), "--help"]
    found = []
    for word in words:
        if word.startswith(("-", "/")) and word.casefold() in _HELP:
            found.append("--help")
        else:
            found.append(word)
    return found


def _without_curly_quotes(arguments: Sequence[str]) -> list[str]:
    """The words with names put together that stand within typographic quotation marks:
    shells do not know those, and “Region Skåne” comes as two words.
    """
    found: list[str] = []
    name: list[str] = []
    for word in arguments:
        begins = any(
            f"{before}{mark}" in f" {word}" for mark in _MARKS for before in " ="
        )
        if not name and (not begins or _is_there(word)):
            found.append(word)
            continue
        name.append(word)
        if word.endswith(_MARKS):
            found.append(" ".join(name).translate(_NO_MARKS))
            name = []
    return [*found, *name]


def _is_there(name: str) -> bool:
    """Whether there is such a file or folder, of a name that may be too long for one."""
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


def path_with_blanks(arguments: Sequence[str]) -> str:
    """A hint for a path that exists, of which the shell has made several words because
    there were no quotation marks around it; "" if there is none.
    """
    words = list(arguments)
    for start, first in enumerate(words):
        if first.startswith("-") or _is_there(first):
            continue
        for end in range(start + 2, min(start + _MOST_WORDS, len(words)) + 1):
            joined = " ".join(words[start:end])
            if _is_there(joined):
                return f'En sökväg med blanksteg skrivs inom citattecken: "{joined}".'
    return ""


def meant_command(word: str, after: str, commands: Sequence[str]) -> str:
    """A hint for a word that is no command, and the one that stands after it."""
    folded = word.casefold().replace("_", "-")
    joined = f"{folded}-{after.casefold()}"
    if joined in commands:
        return f"Menade du ”{joined}”? Det skrivs med bindestreck."
    known = _of_words(joined, _COMMANDS, commands) or _of_words(
        folded, _COMMANDS, commands
    )
    if known:
        return f"Menade du ”{known}”?"
    begun = [f"”{name}”" for name in commands if name.startswith(folded)]
    if begun and len(folded) >= _BEGINNING:
        return f"Menade du {listed_words(begun, 'eller')}?"
    close = closest(folded, commands)
    if close:
        return f"Menade du ”{close}”?"
    if _is_there(word):
        return f"Skriv ett kommando först, till exempel villkor check {word}."
    return f"Kommandon: {', '.join(commands)}."


def meant_option(
    option: str,
    known: Iterable[str],
    elsewhere: Mapping[str, Sequence[str]],
) -> str:
    """A hint for a word that is no option of a command, of which those are `known`.

    `elsewhere` are the commands that each option belongs to.
    """
    words = list(known)
    found = _of_words(option.lstrip("-").casefold(), _OPTIONS, words)
    if found:
        return f"Menade du ”{found}”?"
    if option in elsewhere:
        owners = listed_words(elsewhere[option])
        if _VERSION_OPTION in words:  # no command is named before it
            return f"Det hör till {owners}, och skrivs efter kommandot."
        return f"Det hör till {owners}."
    close = closest(f"--{option.lstrip('-')}", words)
    if close:
        return f"Menade du ”{close}”?"
    if words:
        return f"Här kan stå: {', '.join(words)}."
    return ""


def _of_words(word: str, meanings: Mapping[str, str], known: Iterable[str]) -> str:
    """The known name that is the word, or that it is another word for; "" if none is."""
    for name in known:
        others = meanings.get(name, "").split()
        if word in {name, name.lstrip("-"), *others}:
            return name
    return ""


def typed_word(option: str, arguments: Iterable[str]) -> str:
    """The word that was typed, where an option of one letter is told of: in `-select`
    the `-s` is read alone.
    """
    for word in arguments:
        alike = word.startswith(option) and not word.startswith("--")
        if alike and len(option) <= len("-s") < len(word):
            return word
    return option
