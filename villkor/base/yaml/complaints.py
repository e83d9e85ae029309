"""What the YAML parser complains of, said in Swedish: what it most likely is, and how
to mend it.

The parser (libyaml) speaks of tokens and scalars. An officer needs to know which line
to look at and what to write there. So a slip that can be seen on the lines comes first
(`slips`); else each complaint is matched on the parser's own phrase and on what stands
on the line. Those of keys, lists and indentation are here, those of signs in
`indicators`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from villkor.base.lazy_pattern import lazy_pattern
from villkor.base.yaml.indicators import (
    alias_complaint,
    bracket_complaint,
    escape_complaint,
    first_sign_complaint,
    quote_complaint,
    text_sign_complaint,
)
from villkor.base.yaml.slips import (
    BLOCK,
    Complaint,
    Explanation,
    Place,
    find_slip,
    indent_of,
    number_without_colon,
    question_without_bar,
    text_above_key,
)


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
    met = Complaint(lines, place, opened)
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
_COLON_IN_TEXT = lazy_pattern(r"[^:]+:\s+\S.*:(\s|$)")
# - namn: ett, belopp: två
_SEVERAL_FIELDS = lazy_pattern(r"\s*- .*[,;] \w+: ")
# "1.1.1": ja
_ANSWER_AT_NUMBER = lazy_pattern(r'\s*"[\w.]{1,24}": *(ja|nej)\s*$', re.IGNORECASE)


def _colon(met: Complaint) -> Explanation:
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


def _simple_key(met: Complaint) -> Explanation:
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


def _list_row(met: Complaint) -> Explanation:
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
_STARTS_WITH_SIGN = lazy_pattern(
    r"""
    (?: [^:\[{"']*:\s+               # nyckel:
      | \s*"[^"]*":\s+               # "1.1.1":
      | \s*-[ ]                      # a row of a list
    )
    (?P<sign>["'\[{])
    .*[\]"'}]\s*[^\s,\]}#]
    """,
    re.VERBOSE,
)


def _key(met: Complaint) -> Explanation:
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


def _second_document(met: Complaint) -> Explanation:
    message = "Raden --- delar filen i två. En fil i rapporten är ett enda dokument."
    return met.place, message, "Ta bort raden."


def _document_start(met: Complaint) -> Explanation:
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


def _list_at_key(met: Complaint) -> Explanation:
    message = "En lista kan inte börja på samma rad som nyckeln."
    hint = (
        "Skriv | (lodstreck) efter kolonet och listan på raderna under, "
        "indragen två blanksteg."
    )
    return met.place, message, hint


# In order: the first phrase that the parser's complaint contains decides.
_SPEAKERS: tuple[tuple[str, Callable[[Complaint], Explanation]], ...] = (
    ("mapping values are not allowed", _colon),
    ("while scanning a quoted scalar; found unexpected", quote_complaint),
    ("while parsing a quoted scalar", escape_complaint),
    ("cannot start any token", first_sign_complaint),
    ("flow sequence", bracket_complaint),
    ("flow mapping", bracket_complaint),
    ("flow node", bracket_complaint),
    ("while scanning a simple key", _simple_key),
    ("block collection", _list_row),
    ("block mapping", _key),
    ("block scalar", text_sign_complaint),
    ("an alias", alias_complaint),
    ("an anchor", alias_complaint),
    ("undefined alias", alias_complaint),
    ("another document", _second_document),
    ("document start", _document_start),
    ("block sequence entries", _list_at_key),
)
