"""Diarienumren: rapportens nummer hos dem som får den, och hos regionen.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.base.yaml.nodes import Text
from villkor.figures.swedish import MONTHS
from villkor.report.keys import SETTINGS_FILE
from villkor.report.model import Report
from villkor.rules.prose.pattern import Pattern
from villkor.rules.report.files import form_is_known, place_of_key

_PARTS = Pattern(r" ?\([^()]*\)| ?[,;] ?(?=\S)| (?:och|samt) ")
_LABEL = Pattern(r"(?i)\A(?:dnr|diarie(?:nr|nummer))\b[.:]?\s*")
_NO_NUMBER = Pattern(
    r"""
    \b (?: saknas | okänt | kommer | senare | inväntar | väntar | x{2,} | fyll ) \b
    | [?…]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DATE = Pattern(
    rf"""
    (?: 19 | 20 )\d\d - (?: 0[1-9] | 1[0-2] ) - (?: 0[1-9] | [12]\d | 3[01] )   # 2022-03-14
    | .* \b (?: {"|".join(MONTHS)} ) \b .*                                       # 14 mars
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GROUPS = Pattern(
    r"""
    [^\W_]+ (?: [ /:._–‑-]+ [^\W_]+ )+ \.?    # Ä 2022-4019
    | \d{2,4} [^\W\d_]+ \d+                   # 22RUN17
    """,
    re.VERBOSE,
)


def register_number_faulty(report: Report) -> Iterator[Finding]:
    """Ett diarienummer saknas, eller ser inte ut som ett diarienummer.

    Varför: numret står på framsidan, och registratorn hos mottagaren lägger rapporten i
    rätt ärende efter det. Att regionens eget saknas säger VK709.
    Fel: `tillvaxtverket: 2022`
    Rätt: `tillvaxtverket: Ä 2022-4019`
    """
    yield from _missing_numbers(report)
    for number, example in _numbers_given(report):
        # a number that is cut off is told of already
        if not number.cuts_word and not _holds_register_numbers(number.text):
            yield Finding(
                number.where,
                f"”{number.text.strip()}” ser inte ut som ett diarienummer.",
                f"Skriv det så som det står i ärendet, till exempel {example}.",
            )


def _missing_numbers(report: Report) -> Iterator[Finding]:
    settings = report.settings
    if not form_is_known(report):
        return
    for recipient in report.form.recipients:
        key = recipient.key
        if key in settings.register_numbers or key in settings.misread:
            continue
        if not recipient.register_number:
            yield Finding(
                place_of_key(report, SETTINGS_FILE, rf"[ \t]+{key}", "diarienummer"),
                f"Diarienumret hos {recipient.name} saknas.",
                f"Skriv numret efter {key}: under diarienummer: i rapport.yaml.",
            )


def _numbers_given(report: Report) -> Iterator[tuple[Text, str]]:
    """The numbers of rapport.yaml, the region's own last, each with an example of its
    kind.
    """
    settings, form = report.settings, report.form
    examples = {
        recipient.key: recipient.register_number for recipient in form.recipients
    }
    for key, number in settings.register_numbers.items():
        yield number, examples.get(key) or form.own_number_example
    if settings.own_register_number:
        yield settings.own_register_number, form.own_number_example


def _holds_register_numbers(text: str) -> bool:
    """Whether a text can be one register number or several: groups of letters and
    digits, with a digit in them, that are no date.

    How an authority writes its numbers is its own affair, so only what no authority
    writes is refused.
    """
    lines = [" ".join(line.split()) for line in text.split("\n")]
    parted = _PARTS.sub("\n", "\n".join(lines))
    parts = filter(None, map(str.strip, parted.split("\n")))
    numbers = [_LABEL.sub("", part) for part in parts]
    return bool(numbers) and all(map(_is_register_number, numbers))


def _is_register_number(text: str) -> bool:
    has_digit = any(map(str.isdecimal, text))
    if not has_digit or not _GROUPS.fullmatch(text):
        return False
    return not _DATE.fullmatch(text) and not _NO_NUMBER.search(text)
