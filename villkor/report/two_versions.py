"""Two versions of a text that a merge could not decide between: how both stand in an
answer until a person has chosen.

A line of marks begins each, and one ends the last. They are neither Markdown nor YAML,
so that they stand in any text; `rules.report.versions` tells each that is left.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.lazy_pattern import lazy_pattern

_SIGN = "¤¤¤"
IN_REPORT = f"{_SIGN} Så står det i rapporten"
_IN_FILE = f"{_SIGN} Så står det i Word-filen"
GONE = "(borttaget)"
AT_END = f"{_SIGN} Slut på de två versionerna"
# wherever it stands: a text may have got quotation marks around it
_MARK = lazy_pattern(rf"{_SIGN}[^\n\"'\\]*")


def in_word_file(name: str = "") -> str:
    """The line above the version of a Word file of a name."""
    shown = " ".join(name.split())
    return f"{_IN_FILE} {shown}".rstrip()


def merge_conflict_text(ours: str, theirs: str, name: str = "") -> str:
    """Both versions of a text between lines of marks. "" is a version in which it is
    taken away.
    """
    parts = (IN_REPORT, ours or GONE, in_word_file(name), theirs or GONE, AT_END)
    return "\n\n".join(parts)


def has_two_versions(text: str) -> bool:
    """Whether a mark stands in a text."""
    return _SIGN in text


def marks_in(source: str) -> Iterator[tuple[int, str]]:
    """Every mark in a section file that is no comment: its line, and its words."""
    if _SIGN not in source:
        return
    for number, line in enumerate(source.split("\n"), start=1):
        if line.lstrip().startswith("#"):
            continue
        for mark in _MARK.finditer(line):
            yield number, mark[0].strip()
