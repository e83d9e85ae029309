"""What the YAML parser complains of, said in Swedish: what it most likely is, and how to mend it.

The parser (libyaml) speaks of tokens and scalars. An officer needs to know which line to look at
and what to write there, so each complaint is matched on the parser's own phrase and on what stands
on the line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

Place = tuple[int, int]  # line and column from 0
Explanation = tuple[Place, str, str]

_BLOCK = (
    "Skriv texten på egna rader, med två blanksteg före, under en rad som slutar med | (lodstreck)."
)


def explain_yaml(
    problem: str, context: str, lines: Sequence[str], place: Place, opened: Place | None
) -> Explanation:
    """The place to look at (line, column from 0), what is wrong, and how to mend it.

    `problem` and `context` are the parser's words, `opened` where the thing it was reading began,
    if known.
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
    near = [
        number
        for number in (place[0], place[0] - 1, opened[0] if opened else -1, _above(lines, place[0]))
        if 0 <= number < len(lines)
    ]
    if (
        slip := _hard_blank(lines, near)
        or _missing_blank(lines, near)
        or _open_number(lines, place[0])
        or _open_value(lines, place[0])
    ):
        return slip
    for needle, speak in _SPEAKERS:
        if needle in f"{context}; {problem}":
            return speak(lines, place, char, opened)
    return (
        place,
        "Härifrån går filen inte att läsa som YAML.",
        "Jämför indrag, kolon och citattecken med raderna ovanför.",
    )


def _colon(lines: Sequence[str], place: Place, _char: str, _opened: Place | None) -> Explanation:
    line = lines[place[0]]
    before = lines[place[0] - 1] if place[0] else ""
    indent, indent_before = _indent(line), _indent(before)
    if re.match(r"\s*(- )?[^:]+:\s+\S.*:(\s|$)", line):
        message = "Ett kolon följt av blanksteg mitt i texten läses som en ny nyckel."
        fields = re.match(r"\s*- .*[,;] \w+: ", line)
        return (
            place,
            message,
            "Är det flera fält? Skriv vart och ett på en egen rad."
            if fields
            else f"Sätt texten inom raka citattecken. Eller: {_BLOCK}",
        )
    if indent > indent_before and before.strip():
        message = "Raden är indragen längre än raden ovanför, som redan har ett värde."
        hint = (
            "Dra in raden lika långt som nycklarna ovanför, eller lägg texten under | (lodstreck)."
        )
        if match := re.match(r'\s*"[\d.]+": *(ja|nej)\s*$', before, re.IGNORECASE):
            hint = (
                f"Skriv svar: {match[1].casefold()} på en egen rad under numret, i samma kolumn "
                "som den här raden."
            )
        return (place[0], indent), message, hint
    if (text := _text_above(lines, place[0])) is not None:
        return _no_colon(lines, (text, _indent(lines[text])), "", None)
    return place, "Ett kolon står där YAML inte väntar sig det.", _BLOCK


def _quote(_lines: Sequence[str], place: Place, _char: str, opened: Place | None) -> Explanation:
    return (
        opened or place,
        "Ett citattecken öppnas här men stängs aldrig.",
        f"Stäng citattecknet på samma rad. {_BLOCK}",
    )


def _token(lines: Sequence[str], place: Place, char: str, _opened: Place | None) -> Explanation:
    if char == "\t":
        return (
            place,
            "Här står en tabb. YAML tillåter bara blanksteg.",
            "Byt tabben mot ett blanksteg.",
        )
    if match := re.match(
        r"%\s*(\d+)", lines[place[0]][place[1] :] if place[0] < len(lines) else ""
    ):
        return (
            place,
            "Tecknet % kan inte stå först i ett värde.",
            f"Skriv procenttecknet efter talet: {match[1]} %.",
        )
    what = f"Tecknet {char}" if char.strip() else "Tecknet här"
    return place, f"{what} kan inte stå först i ett värde utan citattecken.", _BLOCK


def _bracket(lines: Sequence[str], place: Place, _char: str, opened: Place | None) -> Explanation:
    start = (opened or place)[0]
    above = (
        number
        for number in range(min(start, len(lines) - 1), -1, -1)
        if re.search(r"[\[{]", lines[number])
    )
    line = next(above, start)
    column = (
        next((index for index, char in enumerate(lines[line]) if char in "[{"), 0)
        if line < len(lines)
        else 0
    )
    message = (
        "En hakparentes eller klammer öppnas här men stängs inte, eller saknar ett kommatecken."
    )
    return (
        (line, column),
        message,
        "Stäng med ] eller }, eller skriv varje del på en egen rad som börjar med ett bindestreck.",
    )


def _same_line(
    _lines: Sequence[str], place: Place, _char: str, _opened: Place | None
) -> Explanation:
    message = "En lista kan inte börja på samma rad som nyckeln."
    return (
        place,
        message,
        "Skriv | (lodstreck) efter kolonet och listan på raderna under, indragen två blanksteg.",
    )


def _list(lines: Sequence[str], place: Place, _char: str, _opened: Place | None) -> Explanation:
    if place[0] < len(lines) and not lines[place[0]].lstrip().startswith("-"):
        message = (
            "Raden hör inte ihop med listan ovanför: den är för lite indragen, eller "
            "saknar bindestreck."
        )
        hint = (
            "Hör den till raden ovanför, dra in den lika långt som fälten där. Är den en ny rad, "
            "börja med bindestreck och blanksteg."
        )
        return place, message, hint
    message = (
        "Raden hör inte ihop med listan ovanför: den börjar inte med bindestreck i samma kolumn."
    )
    return (
        place,
        message,
        "Börja varje rad i listan med bindestreck och blanksteg, rakt under varandra.",
    )


def _key(lines: Sequence[str], place: Place, _char: str, _opened: Place | None) -> Explanation:
    for number in (place[0], max(0, place[0] - 1)):
        if match := _STARTS_WITH_SIGN.match(lines[number] if number < len(lines) else ""):
            sign = match.start(2)
            message = f"Texten börjar med tecknet {match[2]}, som i YAML omfattar hela värdet."
            return (number, sign), message, _BLOCK
    message = (
        "Raden passar inte in bland nycklarna ovanför: indraget är fel, eller så har en text "
        "tagit slut för tidigt."
    )
    return (
        place,
        message,
        (
            "Dra in raden lika långt som de nycklar den hör ihop med. Text under | dras in två "
            "blanksteg på varje rad."
        ),
    )


# A value that begins with a quote or bracket and goes on after the closing one.
_STARTS_WITH_SIGN = re.compile(
    r"""(\s*(?:- )?[^:\[{"']*:\s+|\s*"[^"]*":\s+|\s*- )(["'\[{]).*[\]"'}]\s*[^\s,\]}#]"""
)
_NO_BLANK = re.compile(r"""\s*(?:- )?(?:"[\d.]+"|[\w.]+(?: \w+)?):(?=[^\s:/])""")
_NO_DASH = re.compile(r"\s*(-(?=\w)|\d+[.)] )[^:]*:\s")
_HARD_BLANK = re.compile("(?:[ ]*|[^:\u00a0]*(?::|^ *-) ?)[\u00a0\u2007\u202f]")
_PLAIN_KEY = re.compile(r'\s*(?:"[\d.]+"|[a-zåäö]+(?: [a-zåäö]+)?):(\s|$)')
_NUMBER_ALONE = re.compile(r"""("\d[\d.]*")\s*(?:[|>]\s*|[^:\s|>].*)?$""")
_OPEN_NUMBER = re.compile(r"""\s*"(\d[\d.]*):[^"]*$""")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _above(lines: Sequence[str], number: int) -> int:
    """The line above, past what is indented deeper and belongs to it; -1 if there is none."""
    indent = _indent(lines[number]) if number < len(lines) else 0
    return next(
        (
            at
            for at in range(number - 1, -1, -1)
            if lines[at].strip() and _indent(lines[at]) <= indent
        ),
        -1,
    )


def _text_above(lines: Sequence[str], number: int) -> int | None:
    """The first of the lines right above a plain key that stand in its column and are no keys
    themselves.
    """
    if not _PLAIN_KEY.match(lines[number]):
        return None
    found = None
    for at in range(number - 1, -1, -1):
        line = lines[at]
        if line.strip() and (
            _indent(line) != _indent(lines[number])
            or re.search(r":(\s|$)", line)
            or line.lstrip().startswith(("#", "-"))
        ):
            break
        found = at if line.strip() else found
    return found


def _hard_blank(lines: Sequence[str], near: Sequence[int]) -> Explanation | None:
    """A no-break space where YAML needs a common one: first on a line, or after a key's colon or a
    dash.
    """
    for at in near:
        if match := _HARD_BLANK.match(lines[at]):
            message = (
                "Här står ett hårt blanksteg, som ser ut som ett blanksteg men inte är det i YAML."
            )
            return (at, match.end() - 1), message, "Ta bort det och skriv ett vanligt blanksteg."
    return None


def _open_value(lines: Sequence[str], number: int) -> Explanation | None:
    """A quote that opens a value above and is closed only by the quote of the line's own key."""
    for sign in "\"'":
        if number < len(lines) and lines[number].lstrip().startswith(sign):
            at = next((at for at in range(number - 1, -1, -1) if sign in lines[at]), None)
            match = (
                re.match(
                    rf"\s*(?:- )?(?:{sign}[\d.]+{sign}|[^:{sign}]+):\s+({sign})[^{sign}]*$",
                    lines[at],
                )
                if at is not None
                else None
            )
            if at is not None and match:
                return _quote(lines, (at, 0), "", (at, match.start(1)))
    return None


def _missing_blank(lines: Sequence[str], near: Sequence[int]) -> Explanation | None:
    """A key whose colon has no blank after it, or a row of a table whose dash has none."""
    for at in near:
        if (match := _NO_DASH.match(lines[at])) and (
            at == near[0] or _indent(lines[near[0]]) > _indent(lines[at])
        ):
            message = "En rad i en lista ska börja med bindestreck och blanksteg."
            return (
                (at, match.start(1)),
                message,
                (
                    "Börja raden med ett bindestreck och ett blanksteg, i samma kolumn som "
                    "de andra raderna."
                ),
            )
        if match := _NO_BLANK.match(lines[at]):
            return (
                (at, match.end()),
                "Det ska vara ett blanksteg efter kolonet.",
                "Sätt ett blanksteg mellan kolonet och värdet.",
            )
    return None


def _open_number(lines: Sequence[str], number: int) -> Explanation | None:
    """A question's number whose second quote is missing, on the line or anywhere above: the parser
    notices only later.
    """
    for at in range(min(number, len(lines) - 1), -1, -1):
        if match := _OPEN_NUMBER.match(lines[at]):
            return (
                (at, match.end(1)),
                f"Citattecknet efter {match[1]} saknas.",
                f'Skriv "{match[1]}": med citattecken på båda sidor.',
            )
    return None


def _bar_missing(lines: Sequence[str], number: int) -> int | None:
    """The line of the question without | whose text is read as keys, if that is why the line cannot
    be read.
    """
    for at in range(min(number, len(lines) - 1), -1, -1):
        if re.match(r'"[\d.]+":\s*$', lines[at]):
            below = next((line for line in lines[at + 1 : number + 1] if line.strip()), "")
            return (
                None
                if re.match(r"\S|\s*(- |#|(ja|nej)\s*$)", below) or _PLAIN_KEY.match(below)
                else at
            )
        if at < number and re.search(r"[|>]\s*$", lines[at]):
            return None
    return None


def _no_colon(lines: Sequence[str], place: Place, _char: str, opened: Place | None) -> Explanation:
    at = opened or place
    if at[0] < len(lines) and (missing := _number_without_colon(lines, (at[0],))):
        return missing
    if (bar := _bar_missing(lines, at[0])) is not None:
        message = "Efter kolonet saknas | (lodstreck), så raderna under läses inte som text."
        return (
            (bar, len(lines[bar].rstrip()) - 1),
            message,
            "Skriv | (lodstreck) efter kolonet, med ett blanksteg emellan.",
        )
    message = "Raden är ingen nyckel: den saknar kolon, eller är text som inte är indragen."
    return (
        at,
        message,
        "Text under | dras in två blanksteg på varje rad. En nyckel slutar med kolon.",
    )


def _number_without_colon(lines: Sequence[str], near: Sequence[int]) -> Explanation | None:
    """A question's number with its quotes and what follows it, but no colon between them."""
    for at in near:
        if match := _NUMBER_ALONE.match(lines[at]):
            return (
                (at, match.end(1)),
                f"Kolonet efter {match[1]} saknas.",
                f"Skriv {match[1]}: med kolon efter citattecknet.",
            )
    return None


def _after_bar(
    lines: Sequence[str], place: Place, _char: str, _opened: Place | None
) -> Explanation:
    line = lines[place[0]] if place[0] < len(lines) else ""
    if line.lstrip().startswith(("|", ">")):
        message = (
            f"Raden börjar med tecknet {line.lstrip()[0]}, som i YAML hör hemma efter "
            "en nyckels kolon."
        )
        remedy = (
            "Skriv varje ruta som ett fält på en egen rad, under ett bindestreck."
            if line.lstrip()[0] == "|"
            else f"Ta bort tecknet. {_BLOCK}"
        )
        return (place[0], _indent(line)), message, remedy
    return (
        place,
        "Efter | (lodstreck) eller > ska raden vara slut.",
        "Flytta texten till raden under, med två blanksteg före.",
    )


def _escape(_lines: Sequence[str], place: Place, _char: str, _opened: Place | None) -> Explanation:
    return place, "Ett omvänt snedstreck inom citattecken betyder något särskilt i YAML.", _BLOCK


def _alias(_lines: Sequence[str], place: Place, _char: str, _opened: Place | None) -> Explanation:
    message = "En asterisk (*) eller ett och-tecken (&) först i ett värde läses som en hänvisning."
    return place, message, "En punktlista skrivs med bindestreck. " + _BLOCK


def _documents(
    _lines: Sequence[str], place: Place, _char: str, _opened: Place | None
) -> Explanation:
    return (
        place,
        "Raden --- delar filen i två. En fil i rapporten är ett enda dokument.",
        "Ta bort raden.",
    )


def _start(lines: Sequence[str], place: Place, _char: str, _opened: Place | None) -> Explanation:
    for at in range(min(place[0], len(lines) - 1), -1, -1):
        if lines[at].rstrip() == "...":
            return (
                (at, 0),
                "Tre punkter på en egen rad avslutar filen, och resten läses inte.",
                "Ta bort raden, eller dra in den om den är text.",
            )
    if missing := _number_without_colon(lines, range(min(place[0], len(lines) - 1) + 1)):
        return missing
    return (
        place,
        "Raden står inte i samma kolumn som filens första nyckel.",
        "Låt varje frågenummer börja längst till vänster på raden.",
    )


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
