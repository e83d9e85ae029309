"""What the YAML parser complains of, said in Swedish: what it most likely is, and how
to mend it.

The parser (libyaml) speaks of tokens and scalars. An officer needs to know which line
to look at and what to write there. So a slip that can be seen on the lines comes first
(`slips`); else each complaint is matched on the parser's own phrase and on what stands
on the line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from villkor.base.yaml.slips import (
    BLOCK,
    Explanation,
    Place,
    find_slip,
    indent_of,
    number_without_colon,
    open_quote,
    question_without_bar,
    text_above_key,
)


class _Complaint(Struct, frozen=True):
    """The lines of a file, the place at which the parser stopped, and where what it was
    reading began, if known.
    """

    lines: Sequence[str]
    place: Place
    opened: Place | None

    @property
    def line(self) -> str:
        """The line at which it stopped."""
        return self.lines[self.place[0]]


def explain_yaml(
    problem: str,
    context: str,
    lines: Sequence[str],
    place: Place,
    opened: Place | None,
) -> Explanation:
    """The place to look at (line, column from 0), what is wrong, and how to mend it.

    `problem` and `context` are the parser's words, `place` is one of the lines, and
    `opened` where the thing it was reading began, if known.
    """
    met = _Complaint(lines, place, opened)
    blanks = met.line[: len(met.line) - len(met.line.lstrip())]
    if "\t" in blanks:
        return (
            (place[0], blanks.index("\t")),
            "Raden är indragen med tabb. YAML tillåter bara blanksteg.",
            "Byt tabben mot lika många blanksteg som raderna intill har.",
        )
    slip = find_slip(lines, place[0], opened[0] if opened else -1)
    if slip:
        return slip
    for phrase, speak in _SPEAKERS:
        if phrase in f"{context}; {problem}":
            return speak(met)
    return (
        place,
        "Härifrån går filen inte att läsa som YAML.",
        "Jämför indrag, kolon och citattecken med raderna ovanför.",
    )


# nyckel: ett värde, och: ett till
_COLON_IN_TEXT = re.compile(r"\s*(- )?[^:]+:\s+\S.*:(\s|$)")
# - namn: ett, belopp: två
_SEVERAL_FIELDS = re.compile(r"\s*- .*[,;] \w+: ")
# "1.1.1": ja
_ANSWER_AT_NUMBER = re.compile(r'\s*"[\d.]+": *(ja|nej)\s*$', re.IGNORECASE)


def _colon(met: _Complaint) -> Explanation:
    number = met.place[0]
    if _COLON_IN_TEXT.match(met.line):
        message = "Ett kolon följt av blanksteg mitt i texten läses som en ny nyckel."
        hint = f"Sätt texten inom raka citattecken. Eller: {BLOCK}"
        if _SEVERAL_FIELDS.match(met.line):
            hint = "Är det flera fält? Skriv vart och ett på en egen rad."
        return met.place, message, hint
    above = met.lines[number - 1] if number else ""
    if above.strip() and indent_of(met.line) > indent_of(above):
        return _deeper(number, indent_of(met.line), above)
    text = text_above_key(met.lines, number)
    if text is not None:
        return _no_key(met.lines, (text, indent_of(met.lines[text])))
    return met.place, "Ett kolon står där YAML inte väntar sig det.", BLOCK


def _deeper(number: int, indent: int, above: str) -> Explanation:
    message = "Raden är indragen längre än raden ovanför, som redan har ett värde."
    hint = (
        "Dra in raden lika långt som nycklarna ovanför, eller lägg texten "
        "under | (lodstreck)."
    )
    answer = _ANSWER_AT_NUMBER.match(above)
    if answer:
        hint = (
            f"Skriv svar: {answer[1].casefold()} på en egen rad under numret, i samma "
            "kolumn som den här raden."
        )
    return (number, indent), message, hint


def _quote(met: _Complaint) -> Explanation:
    return open_quote(met.opened or met.place)


def _escape(met: _Complaint) -> Explanation:
    message = "Ett omvänt snedstreck inom citattecken betyder något särskilt i YAML."
    return met.place, message, BLOCK


_PERCENT_FIRST = re.compile(r"%\s*(\d+)")


def _first_sign(met: _Complaint) -> Explanation:
    sign = met.line[met.place[1] : met.place[1] + 1]
    if sign == "\t":
        message = "Här står en tabb. YAML tillåter bara blanksteg."
        return met.place, message, "Byt tabben mot ett blanksteg."
    percent = _PERCENT_FIRST.match(met.line, met.place[1])
    if percent:
        message = "Tecknet % kan inte stå först i ett värde."
        return met.place, message, f"Skriv procenttecknet efter talet: {percent[1]} %."
    what = f"Tecknet {sign}" if sign.strip() else "Tecknet här"
    return met.place, f"{what} kan inte stå först i ett värde utan citattecken.", BLOCK


_BRACKET = re.compile(r"[\[{]")


def _bracket(met: _Complaint) -> Explanation:
    start = (met.opened or met.place)[0]
    place = (start, 0)
    for number in range(min(start, len(met.lines) - 1), -1, -1):
        bracket = _BRACKET.search(met.lines[number])
        if bracket:
            place = (number, bracket.start())
            break
    message = (
        "En hakparentes eller klammer öppnas här men stängs inte, eller saknar "
        "ett kommatecken."
    )
    hint = (
        "Stäng med ] eller }, eller skriv varje del på en egen rad som börjar med "
        "ett bindestreck."
    )
    return place, message, hint


def _simple_key(met: _Complaint) -> Explanation:
    return _no_key(met.lines, met.opened or met.place)


def _no_key(lines: Sequence[str], place: Place) -> Explanation:
    number = place[0]
    missing = number_without_colon(lines, [number] if number < len(lines) else [])
    if missing:
        return missing
    question = question_without_bar(lines, number)
    if question is not None:
        message = (
            "Efter kolonet saknas | (lodstreck), så raderna under läses inte som text."
        )
        hint = "Skriv | (lodstreck) efter kolonet, med ett blanksteg emellan."
        return (question, len(lines[question].rstrip()) - 1), message, hint
    message = (
        "Raden är ingen nyckel: den saknar kolon, eller är text som inte är indragen."
    )
    hint = (
        "Text under | dras in två blanksteg på varje rad. En nyckel slutar med kolon."
    )
    return place, message, hint


def _list_row(met: _Complaint) -> Explanation:
    if met.line.lstrip().startswith("-"):
        message = (
            "Raden hör inte ihop med listan ovanför: den börjar inte med bindestreck "
            "i samma kolumn."
        )
        hint = (
            "Börja varje rad i listan med bindestreck och blanksteg, rakt "
            "under varandra."
        )
        return met.place, message, hint
    message = (
        "Raden hör inte ihop med listan ovanför: den är för lite indragen, eller "
        "saknar bindestreck."
    )
    hint = (
        "Hör den till raden ovanför, dra in den lika långt som fälten där. Är den en "
        "ny rad, börja med bindestreck och blanksteg."
    )
    return met.place, message, hint


# A value that begins with a quote or bracket and goes on after the closing one: "Målet"
# är nått
_STARTS_WITH_SIGN = re.compile(
    r"""
    (?: \s*(?:-[ ])?[^:\[{"']*:\s+   # nyckel:
      | \s*"[^"]*":\s+               # "1.1.1":
      | \s*-[ ]                      # a row of a list
    )
    (?P<sign>["'\[{])
    .*[\]"'}]\s*[^\s,\]}#]
    """,
    re.VERBOSE,
)


def _key(met: _Complaint) -> Explanation:
    number = met.place[0]
    for at in (number, max(0, number - 1)):
        match = _STARTS_WITH_SIGN.match(met.lines[at])
        if match:
            message = (
                f"Texten börjar med tecknet {match['sign']}, som i YAML "
                "omfattar hela värdet."
            )
            return (at, match.start("sign")), message, BLOCK
    message = (
        "Raden passar inte in bland nycklarna ovanför: indraget är fel, eller så har "
        "en text tagit slut för tidigt."
    )
    hint = (
        "Dra in raden lika långt som de nycklar den hör ihop med. Text under | dras "
        "in två blanksteg på varje rad."
    )
    return met.place, message, hint


def _text_sign(met: _Complaint) -> Explanation:
    sign = met.line.lstrip()[:1]
    if sign not in {"|", ">"}:
        message = "Efter | (lodstreck) eller > ska raden vara slut."
        return (
            met.place,
            message,
            "Flytta texten till raden under, med två blanksteg före.",
        )
    message = (
        f"Raden börjar med tecknet {sign}, som i YAML hör hemma efter en nyckels kolon."
    )
    hint = f"Ta bort tecknet. {BLOCK}"
    if sign == "|":
        hint = "Skriv varje ruta som ett fält på en egen rad, under ett bindestreck."
    return (met.place[0], indent_of(met.line)), message, hint


def _alias(met: _Complaint) -> Explanation:
    message = (
        "En asterisk (*) eller ett och-tecken (&) först i ett värde läses "
        "som en hänvisning."
    )
    return met.place, message, f"En punktlista skrivs med bindestreck. {BLOCK}"


def _second_document(met: _Complaint) -> Explanation:
    message = "Raden --- delar filen i två. En fil i rapporten är ett enda dokument."
    return met.place, message, "Ta bort raden."


def _document_start(met: _Complaint) -> Explanation:
    number = met.place[0]
    for at in range(number, -1, -1):
        if met.lines[at].rstrip() == "...":
            message = (
                "Tre punkter på en egen rad avslutar filen, och resten läses inte."
            )
            return (at, 0), message, "Ta bort raden, eller dra in den om den är text."
    missing = number_without_colon(met.lines, range(number + 1))
    if missing:
        return missing
    message = "Raden står inte i samma kolumn som filens första nyckel."
    return (
        met.place,
        message,
        "Låt varje frågenummer börja längst till vänster på raden.",
    )


def _list_at_key(met: _Complaint) -> Explanation:
    message = "En lista kan inte börja på samma rad som nyckeln."
    hint = (
        "Skriv | (lodstreck) efter kolonet och listan på raderna under, "
        "indragen två blanksteg."
    )
    return met.place, message, hint


# In order: the first phrase that the parser's complaint contains decides.
_SPEAKERS: tuple[tuple[str, Callable[[_Complaint], Explanation]], ...] = (
    ("mapping values are not allowed", _colon),
    ("while scanning a quoted scalar; found unexpected", _quote),
    ("while parsing a quoted scalar", _escape),
    ("cannot start any token", _first_sign),
    ("flow sequence", _bracket),
    ("flow mapping", _bracket),
    ("flow node", _bracket),
    ("while scanning a simple key", _simple_key),
    ("block collection", _list_row),
    ("block mapping", _key),
    ("block scalar", _text_sign),
    ("an alias", _alias),
    ("an anchor", _alias),
    ("undefined alias", _alias),
    ("another document", _second_document),
    ("document start", _document_start),
    ("block sequence entries", _list_at_key),
)
