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
    first, rest = arguments[:1], list(arguments[1:])
    if first and first[0].casefold() in _VERSION:
        return [_VERSION_OPTION, *rest]
    if first and first[0].casefold() in _HELP:
        asked = [_of_words(word.casefold(), _COMMANDS, _COMMANDS) for word in rest[:1]]
        return [*filter(None, asked), "--help"]
    found = []
    for word in arguments:
        if word.startswith(("-", "/")) and word.casefold() in _HELP:
            found.append("--help")
        else:
            found.append(word)
    return found


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
    if Path(word).exists():
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
