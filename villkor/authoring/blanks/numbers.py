"""The number that a line of a form begins with, however it is written: `1.2.3`, `1 a)`,
`A1`, `Fråga 3`, `Återrapportering 1 –`.
"""

from __future__ import annotations

import re

from msgspec import Struct

_TYPED = re.compile(
    r"""
    [ \t\u00a0]{0,20}
    (?: (?P<word> [A-ZÅÄÖa-zåäö]{2,24} ) [ \u00a0]{1,3} )?
    \(?
    (?P<core>
        (?: [A-ZÅÄÖ]\.?\d{1,3} | [IVX]{1,6} | [A-ZÅÄÖ] | \d{1,3} )
        (?: \.\d{1,3} ){0,6}
        (?: [ .\u00a0]? [a-zåäö] (?= [).:\s] ) )?
        | [a-zåäö] (?= [).] )
    )
    (?P<mark> [.):]{0,2} )
    (?P<gap> [ \t\u00a0]{0,20} )
    (?P<dash> [-–—:]? )
    (?P<after> [ \t\u00a0]{0,20} )
    """,
    re.VERBOSE,
)
_PART = re.compile(r"[A-ZÅÄÖ]{1,6}(?:\d{1,3})?|\d{1,3}|[a-zåäö]")
_QUESTION_WORDS = {"fråga", "frågan", "delfråga", "huvudfråga", "uppgift", "fr", "nr"}
_SECTION_WORDS = {
    "avsnitt",
    "bilaga",
    "block",
    "del",
    "kap",
    "kapitel",
    "område",
    "punkt",
    "rapport",
    "redovisning",
    "steg",
    "tema",
    "återrapportering",
    "återrapport",
}
_CAPTIONS = {"tabell", "figur", "diagram", "bild", "sida", "sidan", "år"}
_FIRST_SIGNS = "”\"'’(»«[☐–"
_LARGEST = 199


class LineNumber(Struct, frozen=True):
    """A number: its parts ("1", "2", "a"), the word before it in small letters, and
    where in the line the words after it begin. It is `asked` if the word says that a
    question follows.
    """

    parts: tuple[str, ...]
    word: str
    end: int
    written: str

    @property
    def asked(self) -> bool:
        """Whether the word before it is one for questions."""
        return self.word in _QUESTION_WORDS

    @property
    def of_section(self) -> bool:
        """Whether the word before it is one for parts of a form."""
        return bool(self.word) and not self.asked

    @property
    def local(self) -> bool:
        """Whether it is a letter alone, which counts below something else."""
        return len(self.parts) == 1 and self.parts[0].islower()

    @property
    def id(self) -> str:
        """The number as form.yaml writes it: `1.2a`; with the first letter of a word
        for a part of the form: `Å1`.
        """
        told = joined_number(self.parts)
        if self.of_section and told[0].isdigit():
            return self.word[0].upper() + told
        return told


def joined_number(parts: tuple[str, ...]) -> str:
    """The parts of a number with a point between them; small letters have none."""
    told = ""
    for part in parts:
        told += part if part.islower() or not told else f".{part}"
    return told


def number_in(
    text: str,
    shown: str = "",
) -> LineNumber | None:
    """The number that a line begins with, or that automatic numbering shows before it;
    None: none. A number that goes on in small letters is a count of something.
    """
    if shown:
        found = _TYPED.match(f"{shown}\t")
        if found is None or found.end("mark") < len(shown.rstrip(" .):-–—")):
            return None
        return _told(
            found,
            0,
            shown,
        )
    found = _TYPED.match(text)
    if found is None or not _may_number(found, text):
        return None
    return _told(
        found,
        found.end(),
        text[: found.end()].strip(),
    )


def _told(
    found: re.Match[str],
    end: int,
    written: str,
) -> LineNumber:
    word = (found["word"] or "").casefold()
    parts = tuple(_PART.findall(found["core"]))
    return LineNumber(
        parts,
        word,
        end,
        written,
    )


def _may_number(
    found: re.Match[str],
    text: str,
) -> bool:
    rest = text[found.end() :]
    if rest and not (found["gap"] or found["after"]):
        return False
    if found["word"]:
        return _word_numbers(found, rest)
    if found["dash"] or (found["mark"] == ":" and not rest):
        return False
    core = found["core"]
    if core.isdecimal() and int(core) > _LARGEST:
        return False
    return _core_numbers(
        found,
        core,
        rest,
    )


def _core_numbers(
    found: re.Match[str],
    core: str,
    rest: str,
) -> bool:
    """Whether a number without a word is one, by what stands after it."""
    if not rest:
        return bool(found["mark"]) or not core.isalpha()
    if _begins_anew(rest):
        return bool(found["mark"]) or "\t" in found["gap"] or not core.isalpha()
    marked = bool(found["mark"]) or "\t" in found["gap"]
    return marked and (core.isalpha() or "." not in core)


def _word_numbers(
    found: re.Match[str],
    rest: str,
) -> bool:
    word = found["word"].casefold()
    if word in _CAPTIONS or (rest and not _begins_anew(rest)):
        return False
    if word in _QUESTION_WORDS or word in _SECTION_WORDS:
        return True
    separated = bool(found["dash"]) or found["mark"] in {".", ":"}
    return separated and bool(rest) and found["word"][0].isupper()


def _begins_anew(rest: str) -> bool:
    return rest[0].isupper() or rest[0] in _FIRST_SIGNS
