"""What the YAML parser complains of, said in Swedish: what it most likely is, and how to mend it.

The parser (libyaml) speaks of tokens and scalars. An officer needs to know which line to look at and what to write there,
so each complaint is matched on the parser's own phrase and on what stands on the line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

Place = tuple[int, int]  # line and column from 0
Explanation = tuple[Place, str, str]

_BLOCK = "Skriv texten på egna rader, med två blanksteg före, under en rad som slutar med | (lodstreck)."


def explain(problem: str, context: str, lines: Sequence[str], place: Place, opened: Place | None) -> Explanation:
    """The place to look at (line, column from 0), what is wrong, and how to mend it.

    `problem` and `context` are the parser's words, `opened` where the thing it was reading began, if known.
    """
    line = lines[place[0]] if place[0] < len(lines) else ""
    char = line[place[1] : place[1] + 1]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        column = line.index("\t")
        return (
            (place[0], column),
            "Raden är indragen med tabb. YAML tillåter bara blanksteg.",
            "Byt tabben mot lika många blanksteg som raderna intill har.",
        )
    if slip := _missing_blank(lines, place[0]) or _open_number(lines, place[0]):
        return slip
    for needle, speak in _SPEAKERS:
        if needle in f"{context}; {problem}":
            return speak(lines, place, char, opened)
    return place, "Härifrån går filen inte att läsa som YAML.", "Jämför indrag, kolon och citattecken med raderna ovanför."


def _colon(lines: Sequence[str], place: Place, _char: str, _opened: Place | None) -> Explanation:
    line = lines[place[0]]
    before = lines[place[0] - 1] if place[0] else ""
    indent, indent_before = (len(text) - len(text.lstrip(" ")) for text in (line, before))
    if re.match(r"\s*(- )?[^:]+:\s+\S.*:(\s|$)", line):
        message = "Ett kolon följt av blanksteg mitt i texten läses som en ny nyckel."
        return place, message, _BLOCK
    if indent > indent_before and before.strip():
        message = "Raden är indragen längre än raden ovanför, som redan har ett värde."
        return (place[0], indent), message, "Dra in raden lika långt som nycklarna ovanför, eller lägg texten under | (lodstreck)."
    return place, "Ett kolon står där YAML inte väntar sig det.", _BLOCK


def _quote(_lines: Sequence[str], place: Place, _char: str, opened: Place | None) -> Explanation:
    return opened or place, "Ett citattecken öppnas här men stängs aldrig.", f"Stäng citattecknet på samma rad. {_BLOCK}"


def _token(_lines: Sequence[str], place: Place, char: str, _opened: Place | None) -> Explanation:
    what = f"Tecknet {char}" if char.strip() else "Tecknet här"
    return place, f"{what} kan inte stå först i ett värde utan citattecken.", _BLOCK


def _bracket(lines: Sequence[str], place: Place, _char: str, opened: Place | None) -> Explanation:
    start = (opened or place)[0]
    above = (number for number in range(min(start, len(lines) - 1), -1, -1) if re.search(r"[\[{]", lines[number]))
    line = next(above, start)
    column = next((index for index, char in enumerate(lines[line]) if char in "[{"), 0) if line < len(lines) else 0
    message = "En hakparentes eller klammer öppnas här men stängs inte, eller saknar ett kommatecken."
    return (line, column), message, "Stäng med ] eller }, eller skriv varje del på en egen rad som börjar med ett bindestreck."


def _same_line(_lines: Sequence[str], place: Place, _char: str, _opened: Place | None) -> Explanation:
    message = "En lista kan inte börja på samma rad som nyckeln."
    return place, message, "Skriv | (lodstreck) efter kolonet och listan på raderna under, indragen två blanksteg."


def _list(_lines: Sequence[str], place: Place, _char: str, _opened: Place | None) -> Explanation:
    message = "Raden hör inte ihop med listan ovanför: den börjar inte med bindestreck i samma kolumn."
    return place, message, "Börja varje rad i listan med bindestreck och blanksteg, rakt under varandra."


def _key(lines: Sequence[str], place: Place, _char: str, _opened: Place | None) -> Explanation:
    for number in (place[0], max(0, place[0] - 1)):
        if match := _STARTS_WITH_SIGN.match(lines[number] if number < len(lines) else ""):
            sign = match.start(2)
            message = f"Texten börjar med tecknet {match[2]}, som i YAML omfattar hela värdet."
            return (number, sign), message, _BLOCK
    message = "Raden passar inte in bland nycklarna ovanför: indraget är fel, eller så har en text tagit slut för tidigt."
    return place, message, "Dra in raden lika långt som de nycklar den hör ihop med. Text under | dras in två blanksteg på varje rad."


# A value that begins with a quote or bracket and goes on after the closing one.
_STARTS_WITH_SIGN = re.compile(r"""(\s*(?:- )?[^:\[{"']*:\s+|\s*"[^"]*":\s+|\s*- )(["'\[{]).*[\]"'}]\s*[^\s,\]}#]""")
_NO_BLANK = re.compile(r"""\s*(?:"[\d.]+"|[\w.]+):(?=[^\s:/])""")
_OPEN_NUMBER = re.compile(r"""\s*"(\d[\d.]*):[^"]*$""")


def _missing_blank(lines: Sequence[str], number: int) -> Explanation | None:
    """A key whose colon has no blank after it, on the line or the one above."""
    for at in (number, number - 1):
        match = _NO_BLANK.match(lines[at]) if 0 <= at < len(lines) else None
        if match:
            return (at, match.end()), "Det ska vara ett blanksteg efter kolonet.", "Sätt ett blanksteg mellan kolonet och värdet."
    return None


def _open_number(lines: Sequence[str], number: int) -> Explanation | None:
    """A question's number whose second quote is missing, on the line or anywhere above: the parser notices only later."""
    for at in range(min(number, len(lines) - 1), -1, -1):
        if match := _OPEN_NUMBER.match(lines[at]):
            return (at, match.end(1)), f"Citattecknet efter {match[1]} saknas.", f'Skriv "{match[1]}": med citattecken på båda sidor.'
    return None


def _no_colon(_lines: Sequence[str], place: Place, _char: str, opened: Place | None) -> Explanation:
    at = opened or place
    message = "Raden är ingen nyckel: den saknar kolon, eller är text som inte är indragen."
    return at, message, "Text under | dras in två blanksteg på varje rad. En nyckel slutar med kolon."


def _after_bar(_lines: Sequence[str], place: Place, _char: str, _opened: Place | None) -> Explanation:
    return place, "Efter | (lodstreck) eller > ska raden vara slut.", "Flytta texten till raden under, med två blanksteg före."


def _escape(_lines: Sequence[str], place: Place, _char: str, _opened: Place | None) -> Explanation:
    return place, "Ett omvänt snedstreck inom citattecken betyder något särskilt i YAML.", _BLOCK


def _alias(_lines: Sequence[str], place: Place, _char: str, _opened: Place | None) -> Explanation:
    message = "En asterisk (*) eller ett och-tecken (&) först i ett värde läses som en hänvisning."
    return place, message, "En punktlista skrivs med bindestreck. " + _BLOCK


def _documents(_lines: Sequence[str], place: Place, _char: str, _opened: Place | None) -> Explanation:
    return place, "Raden --- delar filen i två. En fil i rapporten är ett enda dokument.", "Ta bort raden."


def _start(_lines: Sequence[str], place: Place, _char: str, _opened: Place | None) -> Explanation:
    return place, "Raden står inte i samma kolumn som filens första nyckel.", "Låt varje frågenummer börja längst till vänster på raden."


# In order: the first phrase that the parser's complaint contains decides.
_SPEAKERS = (
    ("mapping values are not allowed", _colon),
    ("while scanning a quoted scalar; found unexpected", _quote),
    ("while parsing a quoted scalar", _escape),
    ("cannot start any token", _token),
    ("flow sequence", _bracket),
    ("flow mapping", _bracket),
    ("flow node", _bracket),
    ("while scanning a simple key", _no_colon),
    ("block collection", _list),
    ("block mapping", _key),
    ("block scalar", _after_bar),
    ("an alias", _alias),
    ("an anchor", _alias),
    ("undefined alias", _alias),
    ("another document", _documents),
    ("document start", _start),
    ("block sequence entries", _same_line),
)
