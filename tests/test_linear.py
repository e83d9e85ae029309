"""Twice the text takes twice the time: no pattern and no rule takes more than its length.

Only the time of the processor is looked at, and how it grows: what is quick enough for a text of
some pages is let be, and the rest is tried with four times as much, which may take no more than
seven times as long. What is not linear takes sixteen.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

import pytest

import villkor
from tests.pumping import KINDS, pumped_texts
from tests.tools import SAMPLE
from villkor.base.lazy_pattern import LazyPattern
from villkor.base.sources import MemorySources
from villkor.report.load import read_report
from villkor.rules.catalogue import run_rules
from villkor.rules.prose.pattern import Pattern

pytestmark = pytest.mark.no_cover
QUICK = 0.03  # seconds for a pattern
QUICK_REPORT = 0.25  # seconds for a report
LENGTH = 6000
MOST_GROWTH = 7  # of time, for four times the text
TRIES = 4
PACKAGE = Path(villkor.__file__).parent
SOURCES = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
# what is searched by it is our own, and never grows
OWN = {"villkor.cli.render.grant_formats._FONT", "villkor.document.word.frames._STYLE"}
Found = tuple[str, str, int]  # the pattern's name, its source and its flags


def patterns_in(name: str, value: object) -> Iterator[Found]:
    match value:
        case re.Pattern(pattern=str() as source, flags=flags):
            yield name, source, flags
        case LazyPattern(arguments=(source, flags)):
            yield name, source, int(flags)
        case Pattern():
            yield name, value.source, int(value.flags)
            yield f"{name} likely", value._likely, 0  # noqa: SLF001 - it is searched by too
        case dict():
            for key, inside in value.items():
                yield from patterns_in(f"{name}[{key}]", inside)
        case list() | tuple():
            for number, inside in enumerate(value):
                yield from patterns_in(f"{name}[{number}]", inside)


def all_patterns() -> dict[str, list[Found]]:
    """Every pattern of the program once, by the module in which it is met first."""
    met: set[tuple[str, int]] = set()
    found: dict[str, list[Found]] = {}
    for module in pkgutil.walk_packages(villkor.__path__, "villkor."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for pattern in patterns_in(name, value):
                if pattern[1:] not in met and f"{module.name}.{name}" not in OWN:
                    met.add(pattern[1:])
                    found.setdefault(module.name, []).append(pattern)
    return found


PATTERNS = all_patterns()
_CALL = (
    r"\b{name}(?:\[[^\]]*\])?\.(search|finditer|findall|match|fullmatch|sub|split)\b"
)


def ways_of(module: str, name: str) -> set[str]:
    """How a pattern is used: one that is matched at a fixed place need not be searched for."""
    bare = re.split(r"[\[ ]", name)[0]
    own = PACKAGE.parent / Path(*module.split(".")).with_suffix(".py")
    where = [SOURCES[own]] if bare.startswith("_") else list(SOURCES.values())
    ways = set()
    for source in where:
        ways.update(re.findall(_CALL.format(name=bare), source))
    return ways or {"search"}


def searcher(module: str, found: Found) -> Callable[[str], object]:
    """Something that uses a pattern on a text as it is used in the program."""
    name, source, flags = found
    pattern = re.compile(source, flags)
    ways = {"search"} if name.endswith("likely") else ways_of(module, name)
    if ways <= {"match", "fullmatch"}:
        return pattern.match if "match" in ways else pattern.fullmatch
    return lambda text: sum(1 for _ in pattern.finditer(text))


def seconds(work: Callable[[str], object], text: str) -> float:
    before = process_time()
    work(text)
    return process_time() - before


def growth(
    work: Callable[[str], object], make: Callable[[int], str], quick: float
) -> float:
    """How many times longer four times the text takes, at best of some tries; 0 if it is quick."""
    if seconds(work, make(LENGTH)) < quick:
        return 0
    found = []
    for _ in range(TRIES):
        short, long = seconds(work, make(LENGTH)), seconds(work, make(4 * LENGTH))
        found.append(long / max(short, quick / 4))
        if found[-1] < MOST_GROWTH:
            break
    return min(found)


@pytest.mark.parametrize("module", sorted(PATTERNS))
def test_no_pattern_takes_more_time_than_its_text_is_long(module: str) -> None:
    slow = []
    for found in PATTERNS[module]:
        work = searcher(module, found)
        for first, again, last in pumped_texts(found[1], found[2]):

            def text(length: int) -> str:
                return first + again * (length // len(again)) + last  # noqa: B023 - used at once

            if growth(work, text, QUICK) >= MOST_GROWTH:
                slow.append((found[0], first, again, last))
                break
    assert slow == []


PROSE = (
    "ord  ord ", "12 ansökningar ", "12 inkomna ansökningar ", "Under 2021 ", "XXX ABC ", "ABC, ",
    "12 \n \n", "se bilaga ", "Se {tabell: fördelning} här. ", "{siffra: inkomna ansökningar} ",
    "{siffra: okänd} ", "**", "*a ", "![", "[a](", "[a](b) ", "anna.ek@regionen.se ",
    "070-123 45 67 ",
    "https://a.se/ ", "den 3 mars 2023 ", "2019–2018 ", "34% ", "58.7 mnkr ", "5 mkr ", "o\u0308",
    "a\u00ad", "\u200b", "\x01", "Projektet pågår 2015–2018. ", "Total budget 5 mnkr. ", "mål 8.2 ",
    "45 företag fick stöd. ", "46,2 mnkr (37 procent) ", "- a\n", "1. a\n", "|a|\n|---|---|\n",
    "[ord]{en} ",
    "• a\n", "a)\tb\n", "[Skriv namn] ", "[^1] ", "1*2*3 ", "\ufffd",
)  # fmt: skip


TEXTS = [("block", kind) for kind in sorted({*PROSE, *KINDS})]
# a text in quotes is placed in another way, and read alike
TEXTS += [("quoted", kind) for kind in PROSE[:12]]


@pytest.mark.parametrize(("style", "kind"), TEXTS, ids=ascii)
def test_no_rule_takes_more_time_than_its_text_is_long(style: str, kind: str) -> None:
    def work(text: str) -> object:
        files = {"rapport.yaml": b"formul\xc3\xa4r: 2022\n", SECTION: text.encode()}
        report = read_report(MemorySources(files), SAMPLE)
        return run_rules(report, ignore=("VK513",))

    def text(length: int) -> str:
        return written(kind * (length // len(kind)), style)

    assert growth(work, text, QUICK_REPORT) < MOST_GROWTH


SECTION = "5-ovriga-medskick.yaml"


def written(text: str, style: str) -> str:
    """A section with a text as its answer."""
    if style == "quoted":
        plain = re.sub(r'[\\"\n]', " ", text)
        return f'"5": "{plain}"\n'
    return '"5": |\n' + "".join(f"  {line}\n" for line in text.split("\n"))
