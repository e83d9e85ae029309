"""What of a text is prose, and where a pattern matches in that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from villkor.base.yaml.nodes import Text
from villkor.document.braces import masked_text
from villkor.document.commonmark import TEXTS_KEPT
from villkor.report.model import Report
from villkor.report.texts import prose_texts
from villkor.rules.prose.pattern import Pattern

# A web address has its scheme, or www, or a path after its domain. A typed table is no
# prose, since VK205 refuses it as a whole.
_NO_PROSE = Pattern(
    r"""
    (?<= \]\( ) [^()\n]* (?: \( [^()\n]* \) [^()\n]* )* (?= \) )  # [ord](adress "titel")
    |
    </? [a-zA-Z] [^<>\n]* >                                       # <br>
    |
    (?:
        https?://
        | www\.
        | (?<! [\w.-] ) [\w-]+ (?: \.[\w-]+ )* \.[a-z]{2,}/       # regionen.se/
    )
    [^\s<>()\[\]]* [^\s<>()\[\].,;:!?*_\"”“]                      # sida
    |
    (?<! [\w.+-] ) [\w.+-]+ @ [\w-]+ (?: \.[\w-]+ )+              # registrator@regionen.se
    |
    ^ [ \t]* \| .* \| [ \t]* $                                    # | en | rad |
    """,
    re.VERBOSE | re.MULTILINE,
)
_LIKELY_NO_PROSE = Pattern(r"[<|@/]|\]\(|www")

# the id of the question, the text, and where in it
Match = tuple[str, Text, re.Match[str]]


@lru_cache(maxsize=TEXTS_KEPT)
def readable_text(text: str) -> str:
    """The text with a letter for every character that is no prose, so that offsets
    hold.

    References to figures are covered.
    """
    text = masked_text(text)
    if not _LIKELY_NO_PROSE.search(text):
        return text
    return _NO_PROSE.sub(lambda match: "x" * len(match[0]), text)


def find_matches(report: Report, pattern: Pattern) -> Iterator[Match]:
    """Every match in every Markdown text, addresses and tables aside, with its
    offsets.
    """
    if not pattern.may_match(report.whole_text):
        return
    for question, text in prose_texts(report):
        if pattern.may_match(text.text):
            for match in pattern.finditer(readable_text(text.text)):
                yield question, text, match


def matches_by_text(
    report: Report,
    pattern: Pattern,
) -> Iterator[tuple[str, Text, list[re.Match[str]]]]:
    """The matches of each text together, for faults that come in swarms."""
    swarms: dict[int, tuple[str, Text, list[re.Match[str]]]] = {}
    for question, text, match in find_matches(report, pattern):
        _, _, swarm = swarms.setdefault(id(text), (question, text, []))
        swarm.append(match)
    yield from swarms.values()
