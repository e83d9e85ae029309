"""A fault planter: one fault of one rule, put at a random place in the complete sample.

`PLANTERS` has a function for each rule. It is given hypothesis's `draw`, and gives the files that
change, the place where the rule must fire, and the other errors that the same fault cannot but
cause. The sample's files are read here by their lines and indentation, with none of villkor's code,
so that the places are known independently of what is tested.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import cycle, islice
from typing import TypeVar

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from msgspec import Struct
from msgspec.structs import replace

from tests.tools import SAMPLE
from villkor.form.load import load_form
from villkor.report.two_versions import AT_END, IN_REPORT, in_word_file

T = TypeVar("T")


class Place(Struct, frozen=True, order=True):
    """A file and a line in it, from 1."""

    path: str
    line: int


class Planting(Struct, frozen=True):
    """What the files become (None: the file is taken away), where the rule must fire, and which
    errors come with it.
    """

    files: dict[str, bytes | None]
    place: Place
    companions: frozenset[tuple[str, Place]] = frozenset()


class Entry(Struct, frozen=True):
    """A key of the sample: its line (from 0), the first line after what belongs to it, the keys
    above it, and its value.
    """

    path: str
    line: int
    end: int
    column: int
    trail: tuple[str, ...]
    row: int  # the line of the table's row that it stands in, or -1
    head: str  # the line until the colon
    value: str
    tail: str  # a comment after the value

    @property
    def key(self) -> str:
        return self.trail[-1]

    @property
    def place(self) -> Place:
        return Place(self.path, self.line + 1)

    def with_value(self, value: str) -> str:
        return f"{self.head} {value}{self.tail}".rstrip()

    def with_key(self, key: str) -> str:
        return f"{self.head[: self.column]}{key}: {self.value}{self.tail}".rstrip()


LINES = {
    path.name: path.read_text(encoding="utf-8").split("\n")
    for path in sorted(SAMPLE.glob("*.yaml"))
}
SETTINGS, GRANT, DECISIONS = "rapport.yaml", "anslag.yaml", "beslut-2022.csv"
# each line with its own \r
DECIDED = (SAMPLE / DECISIONS).read_bytes().decode("utf-8-sig").split("\n")[:-1]
SECTIONS = [
    path for path in LINES if path not in {SETTINGS, GRANT}
]  # in the order of the form
WORDINGS = {
    question.id: question.wording for question in load_form(2022).questions.values()
}
SUPPORT_FORMS = ("projektverksamhet", "företagsstöd", "kommersiell service")
PROGRAMMES = ("rus", "s3", "eruf", "esf", "fro", "interreg")
TERMS = ("kort", "medellång", "lång", "beskrivning")
_KEY = re.compile(
    r'( *)(- )?("[\d.]+"|[^\s"#:-][^":]*):(?: +("[^"]*"|[^#]*?))?( +#.*)?$'
)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _entries(path: str, lines: list[str]) -> list[Entry]:
    found: list[Entry] = []
    above: list[Entry] = []
    row, text_ends = -1, 0
    for number, line in enumerate(lines):
        match = _KEY.match(line)
        if number < text_ends or not match:
            continue
        column = len(match[1]) + len(match[2] or "")
        row = number if match[2] else row if column > len("  ") else -1
        end = next(
            (
                at
                for at in range(number + 1, len(lines))
                if lines[at].strip() and _indent(lines[at]) <= column
            ),
            len(lines),
        )
        while not lines[end - 1].strip():
            end -= 1
        above = [entry for entry in above if entry.column < column]
        trail = (*(entry.key for entry in above), match[3].strip('"'))
        entry = Entry(
            path,
            number,
            end,
            column,
            trail,
            row,
            line[: match.end(3) + 1],
            match[4] or "",
            match[5] or "",
        )
        above.append(entry)
        found.append(entry)
        text_ends = end if entry.value == "|" else 0
    return found


ENTRIES = [entry for path, lines in LINES.items() for entry in _entries(path, lines)]
QUESTIONS = [entry for entry in ENTRIES if entry.head.startswith('"')]
TEXTS = [entry for entry in ENTRIES if entry.value == "|"]
FIELDS = [entry for entry in ENTRIES if entry.row >= 0 and entry.path != GRANT]
STATUSES = {entry.path: entry for entry in ENTRIES if entry.trail == ("status",)}
NAMES = [entry for entry in FIELDS if entry.key == "namn"]


def _entry(*trail: str, path: str = GRANT) -> Entry:
    return next(
        entry for entry in ENTRIES if entry.path == path and entry.trail == trail
    )


def _pick(draw: DrawFn, items: Iterable[T]) -> T:
    options = list(items)
    assume(options)  # a text in which the fault has no place is drawn anew
    return draw(st.sampled_from(options))


def _bytes(lines: Iterable[str]) -> bytes:
    return "\n".join(lines).encode()


def _edit(
    path: str, start: int, stop: int, new: Sequence[str], at: int | None = None
) -> Planting:
    """Lines `start` to `stop` of a file replaced.

    The rule must fire at line `at` (all from 0), or at `start`.
    """
    lines = LINES[path]
    return Planting(
        {path: _bytes([*lines[:start], *new, *lines[stop:]])},
        Place(path, (start if at is None else at) + 1),
    )


def _set(entry: Entry, value: str) -> Planting:
    """The value of an entry, and all that stands under it, replaced by what fits on its line.

    The rule must fire there.
    """
    return _edit(entry.path, entry.line, entry.end, [entry.with_value(value)])


def _without(entry: Entry) -> Planting:
    """An entry taken away.

    If the dash of a row stands before it, the next key of the row gets the dash. Fires at the row.
    """
    rest = LINES[entry.path][entry.end]
    if entry.line == entry.row:
        return _edit(
            entry.path,
            entry.line,
            entry.end + 1,
            [entry.head[: entry.column] + rest.lstrip()],
        )
    return _edit(entry.path, entry.line, entry.end, [], at=max(entry.row, 0))


def _with(planting: Planting, *companions: tuple[str, Place]) -> Planting:
    return replace(planting, companions=frozenset(companions))


def _question(entry: Entry) -> Entry:
    """The question that an entry belongs to."""
    return next(question for question in QUESTIONS if question.key == entry.trail[0])


def _paragraph_ends(text: Entry) -> list[int]:
    """The last line of each paragraph of a text."""
    lines = LINES[text.path]
    return [
        at
        for at in range(text.line + 1, text.end)
        if lines[at].strip() and (at + 1 == text.end or not lines[at + 1].strip())
    ]


def _paragraph(
    draw: DrawFn, *new: str, text: Entry | None = None, after: int | None = None
) -> Planting:
    """A paragraph of one's own in a text. The rule must fire at its first line."""
    text = text or _pick(draw, TEXTS)
    after = _pick(draw, _paragraph_ends(text)) if after is None else after
    lead = " " * _indent(LINES[text.path][text.line + 1])
    return _edit(
        text.path,
        after + 1,
        after + 1,
        ["", *(lead + line for line in new)],
        at=after + 2,
    )


_GAP = re.compile("(?<=[a-zåäö]{2}) (?=[a-zåäö]{2})")
_WORD = re.compile("(?<= )[a-zåäö]{3,}(?= )")


_REFERENCE = re.compile(r"\{[^}]*\}")


def _found(pattern: re.Pattern[str], line: str) -> list[re.Match[str]]:
    """The matches in a line, outside its references to figures: what is planted there would be a
    fault of another kind.
    """
    references = [reference.span() for reference in _REFERENCE.finditer(line)]
    return [
        match
        for match in pattern.finditer(line)
        if not any(
            start < match.end() and match.start() < end for start, end in references
        )
    ]


def _sub(draw: DrawFn, pattern: re.Pattern[str], new: Callable[[str], str]) -> Planting:
    """A match somewhere in the lines of the texts replaced. The rule must fire at that line."""
    text = _pick(
        draw,
        [
            text
            for text in TEXTS
            if any(
                _found(pattern, line)
                for line in LINES[text.path][text.line + 1 : text.end]
            )
        ],
    )
    lines = LINES[text.path]
    at = _pick(
        draw,
        [at for at in range(text.line + 1, text.end) if _found(pattern, lines[at])],
    )
    match = _pick(draw, _found(pattern, lines[at]))
    return _edit(
        text.path,
        at,
        at + 1,
        [lines[at][: match.start()] + new(match[0]) + lines[at][match.end() :]],
    )


def _say(draw: DrawFn, words: str) -> Planting:
    """Some words between two words of a text, or in a sentence of their own."""
    match draw(st.integers(0, 3)):
        case 0:
            return _paragraph(draw, f"Det gäller {words} i länet.")
        case 1:
            return _paragraph(draw, f"- Det gäller {words}.")
        case _:
            return _sub(draw, _GAP, lambda _: f" {words} ")


def _name(draw: DrawFn, words: str) -> Planting:
    """Some words last in the name of a row."""
    entry = _pick(draw, NAMES)
    quote = '"' if entry.value.endswith('"') else ""
    return _edit(
        entry.path,
        entry.line,
        entry.line + 1,
        [entry.with_value(f"{entry.value.removesuffix(quote)} {words}{quote}")],
    )


def _say_anywhere(draw: DrawFn, words: str) -> Planting:
    """Some words in a text, in the name of a row or in the contact of the report."""
    match draw(st.integers(0, 5)):
        case 0:
            contact = _entry("kontakt", path=SETTINGS)
            return _set(contact, f"{contact.value} {words}")
        case 1:
            return _name(draw, words)
        case _:
            return _say(draw, words)


def _misspelt(draw: DrawFn, word: str) -> str:
    """The word with a letter doubled or dropped, but not its last."""
    at = draw(st.integers(0, len(word) - 1))
    return (
        word[:at]
        + word[at] * _pick(draw, (2, 0) if len(word) > len("s3") else (2,))
        + word[at + 1 :]
    )


# --- the files themselves


def _broken_yaml(draw: DrawFn) -> Planting:
    variant = _pick(
        draw,
        (
            _unindented,
            _tabbed,
            _open_quote,
            _tight_colon,
            _colon_in_value,
            _sign_first,
            _split_file,
            _unseen,
            _open_bracket,
        ),
    )
    return variant(draw)


def _unindented(draw: DrawFn) -> Planting:
    text = _pick(draw, TEXTS)
    lines = LINES[text.path]
    words = re.compile(r"[^\W\d_][^:#]*$")
    at = _pick(
        draw,
        [at for at in range(text.line + 1, text.end) if words.match(lines[at].strip())],
    )
    return _edit(text.path, at, at + 1, [lines[at].strip()])


def _tabbed(draw: DrawFn) -> Planting:
    entry = _pick(draw, [entry for entry in FIELDS if entry.line != entry.row])
    return _edit(
        entry.path,
        entry.line,
        entry.line + 1,
        ["\t" + LINES[entry.path][entry.line].strip()],
    )


def _open_quote(draw: DrawFn) -> Planting:
    entry = _pick(draw, QUESTIONS)
    return _edit(
        entry.path,
        entry.line,
        entry.line + 1,
        [f'"{entry.key}: {entry.value}'.rstrip()],
    )


def _tight_colon(draw: DrawFn) -> Planting:
    entry = _pick(draw, [entry for entry in (*FIELDS, *QUESTIONS) if entry.value])
    return _edit(entry.path, entry.line, entry.line + 1, [entry.head + entry.value])


def _colon_in_value(draw: DrawFn) -> Planting:
    entry = _pick(
        draw,
        [
            *(name for name in NAMES if not name.value.startswith('"')),
            *(e for e in ENTRIES if e.key == "ansvarig"),
        ],
    )
    return _set(entry, f"{entry.value}: en översikt")


def _sign_first(draw: DrawFn) -> Planting:
    entry = _pick(
        draw, [entry for entry in ENTRIES if entry.key in {"ansvarig", "kontakt"}]
    )
    return _set(
        entry,
        _pick(draw, ("*", "&", "!", "@", "%", "`"))
        + _pick(draw, ("Norrbotten", "viktigt", "stöd")),
    )


def _split_file(draw: DrawFn) -> Planting:
    path = _pick(draw, LINES)
    last = len(LINES[path]) - 1
    return _edit(path, last, last, ["---"])


def _unseen(draw: DrawFn) -> Planting:
    sign = _pick(draw, ("\x07", "\x0b", "\x7f", "\x9d", "\u2028", "\uffff"))
    return _sub(draw, _GAP, lambda _: f" {sign}")


def _open_bracket(draw: DrawFn) -> Planting:
    entry = _pick(draw, [entry for entry in FIELDS if entry.value.startswith("[")])
    return _set(entry, entry.value.removesuffix("]"))


def _wrong_encoding(draw: DrawFn) -> Planting:
    path = _pick(draw, LINES)
    text = "\n".join(LINES[path])
    first = next(
        number for number, line in enumerate(LINES[path], start=1) if not line.isascii()
    )
    match _pick(draw, ("cp1252", "latin-1", "cp850", "utf-16", "zip")):
        case "utf-16":
            return Planting({path: text.encode("utf-16")}, Place(path, 1))
        case "zip":
            return Planting({path: b"PK\x03\x04" + text.encode()}, Place(path, 1))
        case encoding:
            return Planting(
                {path: text.encode(encoding, "replace")}, Place(path, first)
            )


def _duplicate_key(draw: DrawFn) -> Planting:
    entry = _pick(draw, ENTRIES)
    copy = LINES[entry.path][entry.line : entry.end]
    # the first key of a row once more, as if the dash of the next row were missing
    if entry.line == entry.row:
        end = _pick(
            draw,
            (
                entry.end,
                max(
                    other.end
                    for other in ENTRIES
                    if other.path == entry.path and other.row == entry.row
                ),
            ),
        )
        return _edit(entry.path, end, end, [copy[0].replace("- ", "  ", 1)])
    return _edit(entry.path, entry.end, entry.end, copy)


# those have names of their own
_RENAMED = [
    entry
    for entry in ENTRIES
    if entry not in QUESTIONS and entry.trail[:-1] != ("nyckeltal",)
]


def _unknown_key(draw: DrawFn) -> Planting:
    match draw(st.integers(0, 4)):
        case 0:
            entry = _pick(draw, QUESTIONS)
            quotes = _pick(draw, ("””", "“”", "„“", "’’"))
            return _edit(
                entry.path,
                entry.line,
                entry.line + 1,
                [f"{quotes[0]}{entry.key}{quotes[1]}: {entry.value}".rstrip()],
            )
        case 1:
            entry = _pick(draw, _RENAMED)
            key = _pick(draw, ("kommentar", "Anteckning", "att göra", "senast ändrad"))
            return _edit(
                entry.path,
                entry.end,
                entry.end,
                [f"{' ' * entry.column}{key}: {_pick(draw, ('se över', 'x', '2022'))}"],
            )
        case _:
            entry = _pick(draw, _RENAMED)
            return _edit(
                entry.path,
                entry.line,
                entry.line + 1,
                [entry.with_key(_misspelt(draw, entry.key))],
            )


def _wrong_type(draw: DrawFn) -> Planting:
    match draw(st.integers(0, 6)):
        case 0:  # a list without |
            entry = _pick(draw, TEXTS)
            lead = " " * (entry.column + 2)
            return _edit(
                entry.path,
                entry.line,
                entry.end,
                [entry.with_value(""), f"{lead}- en punkt", f"{lead}- en till"],
                at=entry.line + 1,
            )
        case 1:  # a row with nothing in it
            entry = _pick(draw, NAMES)
            return _edit(entry.path, entry.row, entry.row, ["  -"])
        case 2:  # a table as text
            entry = _pick(
                draw,
                [
                    question
                    for question in QUESTIONS
                    if any(name.trail[0] == question.key for name in NAMES)
                ],
            )
            return _edit(
                entry.path,
                entry.line,
                entry.end,
                [entry.with_value("|"), "  Se svaret ovan."],
                at=entry.line + 1,
            )
        case 3:  # a goal with a colon in it
            goal = _pick(draw, _goal_items())
            lines = LINES[goal.path]
            return _edit(
                goal.path,
                goal.line - 1,
                goal.line,
                [f"{lines[goal.line - 1]}: särskilt {_pick(draw, 'abc')}"],
            )
        case 4:
            entry = _pick(
                draw,
                [
                    entry
                    for entry in ENTRIES
                    if entry.key
                    in {
                        "ansvarig",
                        "status",
                        "typ",
                        "finansierat",
                        "syfte",
                        "svar",
                        "region",
                    }
                ],
            )
            return _set(entry, f"[{entry.value}]")
        case 5:
            entry = _pick(
                draw,
                [
                    entry
                    for entry in ENTRIES
                    if entry.path == GRANT
                    and entry.key in {"belopp", "andel", "tilldelat", "värde"}
                ],
            )
            return _set(entry, _pick(draw, ("[1 mnkr, 2 mnkr]", "{mnkr: 3}", "[]")))
        case _:
            entry = _pick(
                draw,
                [
                    _entry("fördelning"),
                    _entry("prioriteringar"),
                    _entry("mål", path=SETTINGS),
                    _entry("diarienummer", path=SETTINGS),
                ],
            )
            return _set(entry, _pick(draw, ("inga", "se svaret", "58,7 mnkr")))


def _goal_items() -> list[Place]:
    """The lines of the tables that name a goal of the report's register."""
    lists = [entry for entry in FIELDS if entry.key in PROGRAMMES]
    return [
        Place(entry.path, at + 1)
        for entry in lists
        for at in range(entry.line + 1, entry.end)
    ]


def _missing_entry(draw: DrawFn) -> Planting:
    match draw(st.integers(0, 3)):
        case 0:
            entry = _entry("region", path=SETTINGS)
            new = _pick(
                draw, ([], ["region:"], ['region: ""'], ["region: ~"], ["# region:"])
            )
            # what is not there has no line of its own
            return _edit(SETTINGS, entry.line, entry.line + 1, new, at=0)
        case 1:
            code = f"VK{draw(st.integers(101, 703))}"
            item = _pick(
                draw,
                (
                    [f"  - kod: {code}"],
                    [f"  - kod: {code}", "    skäl:"],
                    ["  - var: 4-analys", "    skäl: avsiktligt"],
                ),
            )
            return _edit(
                SETTINGS,
                len(LINES[SETTINGS]) - 1,
                len(LINES[SETTINGS]),
                ["tillåt:", *item, ""],
                at=len(LINES[SETTINGS]),
            )
        case _:
            entry = _pick(
                draw,
                [
                    entry
                    for entry in ENTRIES
                    if entry.path == GRANT and entry.key == "namn"
                ],
            )
            return _pick(draw, (_set(entry, ""), _set(entry, '""'), _without(entry)))


def _unknown_value(draw: DrawFn) -> Planting:
    words = ("färdig", "påbörjad", "delvis", "kanske", "vet ej", "yes", "true")
    entry = _pick(
        draw,
        [
            *(entry for entry in ENTRIES if entry.key in {"status", "underlag"}),
            *(entry for entry in ENTRIES if entry.key == "svar"),
            _entry("region", path=SETTINGS),
        ],
    )
    return _edit(
        entry.path, entry.line, entry.line + 1, [entry.with_value(_pick(draw, words))]
    )


def _unknown_number(draw: DrawFn, path: str) -> str:
    known = [entry.key for entry in QUESTIONS if entry.path == path]
    return f"{_pick(draw, known)}{_pick(draw, ('0', '.9', '.1.1.1.1'))}"


def _unknown_question(draw: DrawFn) -> Planting:
    entry = _pick(draw, QUESTIONS)
    number = _unknown_number(draw, entry.path)
    if draw(st.booleans()):
        return _edit(
            entry.path,
            entry.line,
            entry.line,
            [f'"{number}": {_pick(draw, ("Ett svar.", "ja", ""))}'.rstrip(), ""],
        )
    renamed = _edit(
        entry.path, entry.line, entry.line + 1, [f'"{number}": {entry.value}'.rstrip()]
    )
    if entry.key == "5":
        return renamed
    # with the wrong number nothing stands under the right one
    return _with(renamed, ("VK201", Place(entry.path, 1)))


def _moved(draw: DrawFn, *, copied: bool) -> tuple[Planting, Entry]:
    """A question and its answer last in a file where it does not belong."""
    entry = _pick(draw, QUESTIONS)
    path = _pick(draw, [path for path in SECTIONS if path != entry.path])
    source, target = LINES[entry.path], LINES[path]
    answer = source[entry.line : entry.end]
    files: dict[str, bytes | None] = {path: _bytes([*target, *answer, ""])}
    if not copied:
        files[entry.path] = _bytes([*source[: entry.line], *source[entry.end :]])
    return Planting(files, Place(path, len(target) + 1)), entry


def _misplaced_question(draw: DrawFn) -> Planting:
    return _moved(draw, copied=False)[0]


def _answered_twice(draw: DrawFn) -> Planting:
    if draw(st.booleans()):
        path = _pick(draw, SECTIONS)
        copy = path.replace(
            ".yaml",
            _pick(draw, (" - Kopia.yaml", " (1).yaml", "-gammal.yaml", "_v2.yml")),
        )
        first = next(entry for entry in QUESTIONS if entry.path == path)
        return Planting({copy: _bytes(LINES[path])}, Place(copy, first.line + 1))
    planting, entry = _moved(draw, copied=True)
    # The answer also stands in a file where it does not belong. Of the two files, the second one in
    # the form's order is told.
    second = max(
        planting.place, entry.place, key=lambda place: SECTIONS.index(place.path)
    )
    return replace(
        planting, place=second, companions=frozenset({("VK110", planting.place)})
    )


def _missing_file(draw: DrawFn) -> Planting:
    path = _pick(draw, [*SECTIONS, GRANT])
    new = _pick(
        draw,
        (
            "",
            f"{path}.txt",
            path.replace(".yaml", ".bak"),
            path.removesuffix(".yaml"),
        ),
    )
    return Planting(
        {path: None} | ({new: _bytes(LINES[path])} if new else {}), Place(path, 1)
    )


def _unknown_file(draw: DrawFn) -> Planting:
    path = _pick(draw, SECTIONS)
    beginning = _pick(draw, ("gammal ", "Kopia av ", "9-"))
    match draw(st.integers(0, 2)):
        case 0:
            return Planting(
                {path: None, f"{beginning}{path}": _bytes(LINES[path])},
                Place(f"{beginning}{path}", 1),
            )
        case 1:
            path = _pick(draw, (SETTINGS, GRANT))
            return Planting(
                {f"{beginning}{path}": _bytes(LINES[path])},
                Place(f"{beginning}{path}", 1),
            )
        case _:
            text = _pick(
                draw,
                ("", "att göra: [1, 2\n", "ansvarig: Näringsliv\n", "möte: fredag\n"),
            )
            return Planting(
                {f"{beginning}anteckningar.yaml": text.encode()},
                Place(f"{beginning}anteckningar.yaml", 1),
            )


def _unknown_form(draw: DrawFn) -> Planting:
    entry = _entry("formulär", path=SETTINGS)
    if draw(st.booleans()):
        return _edit(
            SETTINGS,
            entry.line,
            entry.line + 1,
            _pick(draw, ([], ["formulär:"], ["# formulär: 2022"])),
            at=0,
        )
    year = draw(st.integers(1, 9999).filter(lambda year: year != int(entry.value)))
    return _set(
        entry,
        _pick(
            draw,
            (str(year), f"Formulär {year}", f"{year}/22", "2022.0", "'22'", "tjugotvå"),
        ),
    )


def _unclear_number(draw: DrawFn) -> Planting:
    number = draw(st.integers(1, 999))
    entry = _pick(
        draw,
        [
            entry
            for entry in ENTRIES
            if entry.path == GRANT
            and entry.key in {"belopp", "andel", "tilldelat", "värde"}
        ],
    )
    if entry.key == "värde":
        return _set(
            entry, _pick(draw, (f"{number}.7", "många", f"ca {number}", f"{number}%%"))
        )
    if entry.key == "andel":
        return _set(
            entry,
            _pick(
                draw,
                (
                    f"{number % 90}",
                    "34.5 %",
                    "en tredjedel",
                    "34 mnkr",
                    "34%%",
                    "ca 34 %",
                ),
            ),
        )
    return _set(
        entry,
        _pick(
            draw,
            (
                f"{number}.7 mnkr",
                f"{number},7",
                f"{number}",
                "34 %",
                f"cirka {number} mnkr",
                f"{number} MSEK",
                "12.300 tkr",
            ),
        ),
    )


def _cut_text(draw: DrawFn) -> Planting:
    comment = _pick(draw, ("#3 i Malmö", "#ServiceriktNorrbotten", "# och mer"))
    match draw(st.integers(0, 2)):
        case 0:
            name = _pick(draw, NAMES)
            words = name.value.strip('"').replace("#", "")
            return _set(name, f"{words} {comment}")
        case 1:
            goal = _pick(draw, _goal_items())
            return _edit(
                goal.path,
                goal.line - 1,
                goal.line,
                [f"{LINES[goal.path][goal.line - 1]} {comment}"],
            )
        case _:
            bullets = {"vid ja", "2.6"}
            text = _pick(
                draw, [text for text in TEXTS if not bullets.intersection(text.trail)]
            )
            return _set(text, f"Vi samverkar om projekt {comment}")


def _useless_allowance(draw: DrawFn) -> Planting:
    place = _pick(
        draw, ("", "4-analys", "4-analys.yaml", "4.7", "1.1.1", SETTINGS, "finns inte")
    )
    code = _pick(draw, [*PLANTERS, "VK000", "vk304", "stavning"])
    item = [
        f"  - kod: {code}",
        *([f'    var: "{place}"'] if place else []),
        "    skäl: Det är avsiktligt.",
    ]
    return _edit(
        SETTINGS,
        len(LINES[SETTINGS]) - 1,
        len(LINES[SETTINGS]),
        ["tillåt:", *item, ""],
        at=len(LINES[SETTINGS]),
    )


# --- the answers


def _emptied(draw: DrawFn) -> tuple[Planting, Entry]:
    """A question that must be answered, without its answer.

    The rule fires at the question, or at the file if it is gone.
    """
    entry = _pick(draw, [entry for entry in QUESTIONS if entry.key != "5"])
    yes_no = [svar for svar in ENTRIES if svar.trail == (entry.key, "svar")]
    values = [
        "",
        "|",
        "~",
        "null",
        '""',
        "ta bort",
        *(["[]"] if any(name.trail[0] == entry.key for name in NAMES) else []),
    ]
    value = _pick(draw, [*values, *["svar:" for _ in yes_no]])
    if value == "ta bort":
        return _edit(entry.path, entry.line, entry.end, [], at=0), entry
    if value == "svar:":
        return _edit(
            entry.path, yes_no[0].line, yes_no[0].line + 1, ["  svar:"], at=entry.line
        ), entry
    return _set(entry, value), entry


def _unanswered(draw: DrawFn) -> Planting:
    planting, _ = _emptied(draw)
    return planting


def _approved_with_errors(draw: DrawFn) -> Planting:
    planting, entry = _emptied(draw)
    # The section is approved because the sample is: the question that is emptied is the fault, and
    # is told at its own place.
    return Planting(
        planting.files,
        STATUSES[entry.path].place,
        frozenset({("VK201", planting.place)}),
    )


# 4.2 has no follow-up
_CHOICES = [
    entry for entry in ENTRIES if entry.key == "svar" and entry.trail[0] != "4.2"
]


def _missing_follow_up(draw: DrawFn) -> Planting:
    svar = _pick(draw, _CHOICES)
    question = _question(svar)
    if draw(st.booleans()):
        return _set(question, _pick(draw, ("ja", "nej", "Ja", "NEJ")))
    rest = _pick(
        draw, ([], ["  vid ja:"], ["  vid nej: |"], ["  vid ja: |", "", "  vid nej:"])
    )
    new = [svar.with_value(_pick(draw, ("ja", "nej", "JA"))), *rest]
    return _edit(svar.path, svar.line, question.end, new)


def _needless_follow_up(draw: DrawFn) -> Planting:
    svar = _pick(draw, [entry for entry in ENTRIES if entry.key == "svar"])
    if svar.trail[0] != "4.2" and draw(st.booleans()):
        return _edit(
            svar.path,
            svar.line,
            svar.line + 1,
            [svar.with_value(_pick(draw, ("nej", "Nej")))],
            at=svar.line + 2,
        )
    end = _question(svar).end
    new = _pick(draw, (["  vid nej: Ett skäl."], ["  vid nej: |", "    Ett skäl."]))
    return _edit(svar.path, end, end, new, at=end + len(new) - 1)


def _missing_bullets(draw: DrawFn) -> Planting:
    text = _pick(draw, [text for text in TEXTS if text.trail[-1] in {"vid ja", "2.6"}])
    lines = LINES[text.path][text.line + 1 : text.end]
    first = " " * _indent(lines[0]) + "- "
    match _pick(draw, ("1. ", "1) ", "", "– ", "• ")):
        case "":
            new = [first[:-2] + line.strip().removeprefix("- ") for line in lines]
        case mark:
            new = [
                first[:-2] + mark + line.removeprefix(first)
                if line.startswith(first)
                else line
                for line in lines
            ]
    return _edit(text.path, text.line + 1, text.end, new)


def _unsupported_markdown(draw: DrawFn) -> Planting:
    if draw(st.booleans()):
        words = _pick(
            draw,
            ("`ordet`", "<b>ordet</b>", "![bild](bild.png)", "<br>", "<!-- stryk? -->"),
        )
        return _sub(draw, _GAP, lambda _: f" {words} ")
    paragraphs = (
        ["# En rubrik"],
        ["### En rubrik"],
        ["> Ett citat."],
        ["```", "ord", "```"],
        ["***"],
        ["- - -"],
        ["---"],
        ["<div>"],
        ["| a | b |", "|---|---|", "| 1 | 2 |"],
        ["    fyra blanksteg"],
    )
    paragraph = _pick(draw, paragraphs)
    text = _pick(draw, TEXTS)
    lines = LINES[text.path]
    # Four blanks make code only after a paragraph that is not in a list.
    ends = [
        end
        for end in _paragraph_ends(text)
        if paragraph[0][0] != " " or _plain(lines, text, end)
    ]
    return (
        _paragraph(draw, *paragraph, text=text, after=_pick(draw, ends))
        if ends
        else _paragraph(draw, "# En rubrik", text=text)
    )


def _plain(lines: list[str], text: Entry, end: int) -> bool:
    start = (
        max(
            at
            for at in range(text.line, end)
            if at == text.line or not lines[at].strip()
        )
        + 1
    )
    lead = _indent(lines[text.line + 1])
    return all(
        _indent(line) == lead and not re.match(r" *(?:[-*]|\d+\.) ", line)
        for line in lines[start : end + 1]
    )


def _inapplicable_without_reason(draw: DrawFn) -> Planting:
    entry = _pick(draw, QUESTIONS)
    new = _pick(
        draw,
        (
            "  ej tillämpligt:",
            '  ej tillämpligt: ""',
            "  ej tillämpligt: |",
            "  ej tillämpligt: ~",
        ),
    )
    return _edit(
        entry.path, entry.line, entry.end, [entry.with_value(""), new], at=entry.line
    )


def _left_over_placeholder(draw: DrawFn) -> Planting:
    match draw(st.integers(0, 3)):
        case 0:
            return _paragraph(
                draw,
                _pick(
                    draw,
                    (
                        "…",
                        "...",
                        "xx",
                        "XXXX",
                        "todo",
                        "- …",
                        "* xxx",
                        "Lorem ipsum dolor sit amet.",
                    ),
                ),
            )
        case 1:
            entry = _pick(
                draw,
                [
                    entry
                    for entry in FIELDS
                    if entry.key
                    in {
                        "namn",
                        "beskrivning",
                        "prestationer",
                        "typ",
                        "syfte",
                        "ämne",
                        *TERMS,
                    }
                ],
            )
            return _set(entry, _pick(draw, ("…", "xx", "TODO", "lorem ipsum")))
        case 2:
            return _name(
                draw,
                _pick(draw, ("TODO", "[fyll i]", "[skriv mer här]", "[text]", "[…]")),
            )
        case _:
            return _say(
                draw,
                _pick(
                    draw,
                    (
                        "TODO",
                        "[fyll i]",
                        "[Skriv namnet]",
                        "[text om målen]",
                        "[… antal]",
                    ),
                ),
            )


def _typed_bullets(draw: DrawFn) -> Planting:
    mark = _pick(draw, "•·‣◦▪–—\uf0b7\uf0a7✓")
    if draw(st.booleans()):
        return _paragraph(draw, f"{mark} en punkt", f"{mark} en punkt till")
    at_least_two = [
        text
        for text in TEXTS
        if sum(
            _BULLET.match(line) is not None
            for line in LINES[text.path][text.line : text.end]
        )
        > 1
    ]
    text = _pick(draw, at_least_two)
    at = _pick(
        draw,
        [
            at
            for at in range(text.line + 1, text.end)
            if _BULLET.match(LINES[text.path][at])
        ],
    )
    return _edit(
        text.path, at, at + 1, [LINES[text.path][at].replace("- ", f"{mark} ", 1)]
    )


_BULLET = re.compile(" +- ")


def _repeated_question(draw: DrawFn) -> Planting:
    text = _pick(draw, TEXTS)
    lead = " " * _indent(LINES[text.path][text.line + 1])
    wording = WORDINGS[text.trail[0]]
    new = _pick(
        draw,
        (
            [wording, ""],
            [f"**{wording}**", ""],
            [f"- {wording}"],
            [f"{text.trail[0]} {wording.upper()}", ""],
        ),
    )
    return _edit(
        text.path,
        text.line + 1,
        text.line + 1,
        [f"{lead}{line}".rstrip() for line in new],
    )


def _same_answer(draw: DrawFn) -> Planting:
    answers = [text for text in TEXTS if text.key in {text.trail[0], "vid ja"}]
    # which want bullets
    target = _pick(
        draw, [text for text in answers if text.key not in {"vid ja", "2.6"}]
    )
    source = _pick(draw, [text for text in answers if text != target])
    lines = LINES[source.path][source.line + 1 : source.end]
    lead = _indent(lines[0])
    copied = _edit(
        target.path,
        target.line + 1,
        target.end,
        [f"  {line[lead:]}".rstrip() for line in lines],
    )
    # The second of the two is told, in the form's order. If the source comes after a text that has
    # become shorter or longer in the same file, it has moved.
    if (SECTIONS.index(source.path), source.line) < (
        SECTIONS.index(target.path),
        target.line,
    ):
        return copied
    moved = (
        len(lines) - (target.end - target.line - 1) if source.path == target.path else 0
    )
    return replace(copied, place=Place(source.path, source.line + 2 + moved))


def _long_paragraph(draw: DrawFn) -> Planting:
    words = list(
        islice(
            cycle(
                (
                    "arbetet",
                    "i",
                    "länet",
                    "har",
                    "gått",
                    "framåt",
                    "under",
                    "året",
                    "och",
                )
            ),
            draw(st.integers(401, 700)),
        )
    )
    width = draw(st.integers(5, 30))
    lines = [" ".join(words[at : at + width]) for at in range(0, len(words), width)]
    if draw(st.booleans()):
        return _paragraph(draw, f"- {lines[0]}", *(f"  {line}" for line in lines[1:]))
    return _paragraph(draw, *lines)


def _refers_to_appendix(draw: DrawFn) -> Planting:
    appendix = _pick(
        draw, ("bilaga", "bilaga 1", "bilaga B", "bilagan", "bilagor", "bil. 2")
    )
    referring = _pick(
        draw, ("se", "Jfr", "enligt", "framgår av", "redovisas i", "se även")
    )
    match draw(st.integers(0, 3)):
        case 0:
            return _paragraph(draw, f"{referring.capitalize()} {appendix}.")
        case 1:
            return _paragraph(
                draw,
                _pick(
                    draw,
                    (
                        "Rapporten biläggs.",
                        "Listan bifogas",
                        "Se bifogad rapport.",
                        "Se bifogat underlag",
                    ),
                ),
            )
        case 2:
            return _sub(draw, _GAP, lambda _: f" ({appendix}) ")
        case _:
            return _sub(draw, _GAP, lambda _: f", {referring} {appendix}, ")


def _other_year(draw: DrawFn) -> Planting:
    """Last in a text, where no next paragraph goes on with the next year."""
    year = _pick(draw, (2021, draw(st.integers(2001, 2021))))
    last = _pick(
        draw, ("Under 2021", "Under året 2021", "Under hela 2021", "- Under år 2021")
    )
    words = _pick(
        draw,
        (
            (
                f"{last} genomfördes "
                f"{_pick(draw, ('flera träffar', 'fyra utbildningar', '12 möten'))}."
            ),
            f"{last} har arbetet påbörjats.",
            (
                f"Regionen har {_pick(draw, ('', 'också '))}under 2021 stöttat "
                f"{_pick(draw, ('länet', 'kommunerna'))}."
            ),
            f"Det har regionen gjort {_pick(draw, ('i år', 'under året'))} ({year}).",
            "Under 2023 genomfördes flera träffar.",
        ),
    )
    text = _pick(draw, TEXTS)
    return _paragraph(draw, words, text=text, after=_paragraph_ends(text)[-1])


# --- the tables


def _rows(question: str) -> list[Entry]:
    """The first entry of each row of a table."""
    return [
        entry
        for entry in FIELDS
        if entry.trail[0] == question and entry.line == entry.row
    ]


def _row_end(entry: Entry) -> int:
    return max(
        other.end
        for other in FIELDS
        if other.path == entry.path and other.row == entry.row
    )


_TABLES = sorted({entry.trail[0] for entry in FIELDS})


def _too_many_rows(draw: DrawFn) -> Planting:
    question = _pick(draw, _TABLES)
    rows = _rows(question)
    most = 10 if question == "4.7" else 5
    starts = [row.line for row in rows]
    source = _pick(draw, rows)
    row = LINES[source.path][source.line : _row_end(source)]
    count = most - len(rows) + draw(st.integers(1, 3))
    before = draw(
        st.integers(0, len(rows))
    )  # how many of the table's own rows stay first
    at = starts[before] if before < len(rows) else _row_end(rows[-1])
    copies = [
        line
        for number in range(count)
        for line in (f"  - namn: Insats {number}", *row[1:])
    ]
    first_added = most - before
    line = (
        at + first_added * len(row)
        if first_added < count
        else starts[most - count] + len(copies)
    )
    return _edit(source.path, at, at, copies, at=line)


def _empty_cell(draw: DrawFn) -> Planting:
    keys = (
        "namn",
        "mål",
        "prestationer",
        "effekter",
        "typ",
        "finansierat",
        "syfte",
        "ämne",
    )
    entry = _pick(
        draw, [entry for entry in FIELDS if entry.key in keys and len(entry.trail) == 2]
    )
    if draw(st.booleans()):
        return (
            _without(entry)
            if entry.end < len(LINES[entry.path]) - 1 or entry.line != entry.row
            else _set(entry, "")
        )
    if entry.key == "effekter":
        return _edit(
            entry.path,
            entry.line,
            entry.end,
            [
                entry.with_value(""),
                "      status: förväntade",
                "      underlag: utvärdering",
            ],
        )
    return _set(entry, _pick(draw, ("", '""', "~", "null")))


def _choice_outside_list(draw: DrawFn) -> Planting:
    entry = _pick(draw, [entry for entry in FIELDS if entry.key == "finansierat"])
    return _set(
        entry,
        _pick(
            draw,
            (
                "delvis",
                "kanske",
                "yes",
                "true",
                "helt",
                "1",
                "ja, delvis",
                "nejj",
                f"{draw(st.integers(1, 99))} procent",
            ),
        ),
    )


def _unusual_choice(draw: DrawFn) -> Planting:
    entry = _pick(
        draw, [entry for entry in FIELDS if entry.key in {"typ", "syfte", "ämne"}]
    )
    return _set(
        entry,
        draw(st.sampled_from(("Forskning", "Annat", "Statistik")))
        if draw(st.booleans())
        else _misspelt(draw, entry.value),
    )


def _unknown_numbered_goal(draw: DrawFn) -> Planting:
    wrong = _pick(
        draw,
        (
            "0",
            "18",
            "05",
            "8.5",
            "mål 8",
            "Jämlikhet",
            "Ingen fattigdom!",
            str(draw(st.integers(18, 999))),
        ),
    )
    goals = _pick(draw, [entry for entry in FIELDS if entry.key == "mål"])
    own = [
        entry
        for entry in FIELDS
        if entry.trail[1:] == ("mål", "agenda2030")
        and entry.path == goals.path
        and entry.row == goals.row
    ]
    if own:
        numbers = own[0].value.strip("[]").split(", ")
        at = draw(st.integers(0, len(numbers)))
        return _set(own[0], f"[{', '.join([*numbers[:at], wrong, *numbers[at:]])}]")
    new = _pick(
        draw,
        (
            ["      agenda2030:", f"        - {wrong}"],
            [f"      agenda2030: [8, {wrong}]"],
            [f"      agenda2030: {wrong}"],
        ),
    )
    return _edit(
        goals.path, goals.line + 1, goals.line + 1, new, at=goals.line + len(new)
    )


def _goal_outside_register(draw: DrawFn) -> Planting:
    goal = _pick(draw, _goal_items())
    name = LINES[goal.path][goal.line - 1].strip().removeprefix("- ")
    other = _pick(
        draw,
        (_misspelt(draw, name), name.upper(), f"{name} i länet", "Ett helt annat mål"),
    )
    return _edit(goal.path, goal.line - 1, goal.line, [f"        - {other}"])


def _effects_without(draw: DrawFn, key: str) -> Planting:
    entry = _pick(
        draw, [entry for entry in FIELDS if entry.trail[1:] == ("effekter", key)]
    )
    effects = next(
        other
        for other in FIELDS
        if other.row == entry.row
        and other.path == entry.path
        and other.key == "effekter"
    )
    new = _pick(draw, ([], [entry.with_value("")], [entry.with_value("~")]))
    return _edit(entry.path, entry.line, entry.line + 1, new, at=effects.line)


def _effects_without_status(draw: DrawFn) -> Planting:
    if draw(st.booleans()):
        return _effects_without(draw, "status")
    entry = _pick(draw, [entry for entry in FIELDS if entry.key == "effekter"])
    text = f"Fler företag {_pick(draw, ('exporterar', 'växer', 'anställer'))}."
    return _edit(
        entry.path,
        entry.line,
        entry.end,
        _pick(
            draw, ([entry.with_value(text)], [entry.with_value("|"), f"      {text}"])
        ),
    )


def _effects_without_basis(draw: DrawFn) -> Planting:
    return _effects_without(draw, "underlag")


def _same_name_twice(draw: DrawFn) -> Planting:
    question = _pick(
        draw, [question for question in _TABLES if len(_rows(question)) > 1]
    )
    target, source = draw(st.permutations(_rows(question)))[:2]
    name = source.value.strip('"').replace("#", "")
    changed = _pick(
        draw, (str, str.upper, str.lower, lambda words: words.replace(" ", "  ", 1))
    )
    lines = list(LINES[target.path])
    lines[source.line], lines[target.line] = (
        source.with_value(name),
        target.with_value(changed(name)),
    )
    return Planting(
        {target.path: _bytes(lines)},
        Place(target.path, max(target.line, source.line) + 1),
    )


def _of_project(path: str, *trail: str) -> Entry:
    """An entry of the project that the sample tells of in two tables."""
    row = next(
        name.row for name in NAMES if name.path == path and name.value == "Go Community"
    )
    return next(
        entry
        for entry in FIELDS
        if entry.path == path and entry.row == row and entry.trail[1:] == trail
    )


def _contradicting_rows(draw: DrawFn) -> Planting:
    first, second = (
        next(name.path for name in each if name.value == "Go Community")
        for each in (NAMES, reversed(NAMES))
    )
    changed = _pick(draw, (first, second))
    match draw(st.integers(0, 2)):
        case 0:
            goal = _pick(
                draw,
                (
                    "Hållbara transporter och tillgänglighet",
                    "Klimat, energi och hållbar konsumtion",
                ),
            )
            goals, told = (
                _of_project(changed, "mål", "rus"),
                _of_project(second, "mål", "rus"),
            )
            return replace(
                _edit(changed, goals.line + 1, goals.end, [f"        - {goal}"]),
                place=Place(second, told.line + 2),
            )
        case 1:
            key, word = _pick(
                draw,
                (
                    ("status", "uppnådda"),
                    ("underlag", "uppföljning"),
                    ("underlag", "utvärdering"),
                ),
            )
            return replace(
                _set(_of_project(changed, "effekter", key), word),
                place=_of_project(second, "effekter", key).place,
            )
        case _:
            one, other = _pick(
                draw,
                (
                    ("Totalbudget 12,3 mnkr.", "Totalbudgeten är 12,5 mnkr."),
                    ("Projekttid: 2019–2022.", "Det pågår 2020–2022."),
                    (
                        "Nu har det 12 deltagande företag.",
                        "Där är 14 deltagande företag.",
                    ),
                    ("Det omfattar 30 bolag.", "Det omfattar 28 bolag."),
                ),
            )
            plantings = [
                _paragraph(draw, words, text=_of_project(path, "beskrivning"))
                for path, words in ((first, one), (second, other))
            ]
            return Planting(plantings[0].files | plantings[1].files, plantings[1].place)


def _impossible_period(draw: DrawFn) -> Planting:
    text = _pick(
        draw, [text for text in TEXTS if text.row >= 0 and text.key != "övrigt"]
    )
    early, late = sorted((draw(st.integers(2001, 2019)), draw(st.integers(2020, 2039))))
    backwards = (
        f"{late}–{early}",
        f"{late}-06-01–{early}-12-31",
        f"den 1 juni {late} till den 31 maj {early}",
        f"maj {late}–juni {early}",
    )
    outside = (
        f"{early - 1}–{early}",
        f"{early}-01-01–{early}-12-31",
        f"den 1 juni {early} till den 31 maj {early + 1}",
        "2025–2027",
    )
    if draw(st.booleans()):
        return _paragraph(
            draw,
            f"{_pick(draw, ('Det gäller', 'Insatsen pågår', 'Projekttid:'))} "
            f"{_pick(draw, backwards)}.",
            text=text,
        )
    return _paragraph(
        draw,
        f"{_pick(draw, ('Projektet pågick', 'Insatsen löper', 'Projektperioden är'))} "
        f"{_pick(draw, outside)}.",
        text=text,
    )


# --- the figures


def _shares_not_whole(draw: DrawFn) -> Planting:
    share = _pick(draw, [entry for entry in ENTRIES if entry.key == "andel"])
    now = int(share.value.removesuffix(" %"))
    new = draw(st.integers(1, 99).filter(lambda percent: abs(percent - now) > 1))
    planting = replace(
        _set(share, f"{new} %"), place=_entry("fördelning", "projektverksamhet").place
    )
    if "företagsstöd" in share.trail:
        # This share alone stands beside its amount, and the two no longer agree.
        planting = _with(
            planting, ("VK402", _entry("fördelning", "företagsstöd").place)
        )
    return _undecided(planting)


def _share_contradicts_amount(draw: DrawFn) -> Planting:
    support = _entry("fördelning", "företagsstöd")
    amounts = [
        entry for entry in ENTRIES if entry.trail == ("prioriteringar", "belopp")
    ]
    if draw(st.booleans()):
        amount = _entry("fördelning", "företagsstöd", "belopp")
        wrong = draw(
            st.integers(1, 150).filter(lambda million: not 57 <= million <= 60)
        )
        return _undecided(
            replace(
                _set(amount, f"{wrong},{draw(st.integers(0, 9))} mnkr"),
                place=support.place,
            )
        )
    amount = _pick(draw, amounts)
    if draw(st.booleans()):
        more = int(amount.value.split(",")[0]) + draw(st.integers(20, 500))
        return _undecided(replace(_set(amount, f"{more},0 mnkr"), place=support.place))
    share = _pick(
        draw, ("40 %", "55 %", "90 %", "0,5 %", f"{draw(st.integers(75, 99))} procent")
    )
    return _undecided(
        _edit(GRANT, amount.end, amount.end, [f"    andel: {share}"], at=amount.row)
    )


def _broken_relation(draw: DrawFn) -> Planting:
    controls = _entry("kontroller")
    if draw(st.booleans()):
        figure, least, most, needle = _pick(draw, _FIGURES)
        entry = _entry("nyckeltal", figure)
        value = next(
            e
            for e in ENTRIES
            if e.path == GRANT and e.trail == ("nyckeltal", figure, "värde")
        )
        unit = value.value.partition(" ")[2]
        now = value.value.split()[0]
        number = draw(
            st.integers(least, most).filter(
                lambda number: abs(number - float(now.replace(",", "."))) > 2
            )
        )
        line = next(
            at
            for at in range(controls.line, controls.end)
            if needle in LINES[GRANT][at] and entry.key in LINES[GRANT][at]
        )
        return _undecided(
            replace(
                _set(value, f"{number} {unit}".strip()), place=Place(GRANT, line + 1)
            )
        )
    at = draw(st.integers(controls.line + 1, controls.end - 1))
    line = LINES[GRANT][at]
    wrong = {
        "ett namn som inte finns": line.replace("  - ", "  - antalet "),
        "olika enheter": line + (" + 3 %" if "≤" in line else " + 3 mnkr"),
        "inget likhetstecken": re.sub("[=≤]", "+", line),
        "två likhetstecken": f"{line} = 3",
        "inget till höger": re.sub("(?<=[=≤]).*", "", line) + " ",
        "omöjligt": re.sub(
            r"(?<=[=≤] ).*",
            "0 mnkr" if "stöd ≤" in line or "utbetalt" in line else "0",
            line,
        ),
    }
    return _edit(GRANT, at, at + 1, [_pick(draw, wrong.values())])


# Key figures that one control names, with numbers that it cannot hold for.
_FIGURES = (
    ("beviljade ansökningar", 1, 999, "inkomna"),
    ("beslut inom REACT-EU", 1, 999, "beslut med EU-medel"),
    ("beslut inom Covid-projektet", 1, 999, "beslut med EU-medel"),
    ("beslut med EU-medel", 1, 999, "beslut inom"),
    ("beviljat investeringsstöd", 190, 999, "≤"),
    ("utlösta investeringar", 1, 57, "≤"),
    ("utbetalt i Covid-projektet", 27, 999, "≤"),
    ("beviljat i Covid-projektet", 1, 20, "≤"),
    ("företag ledda av kvinnor", 1, 20, "100 %"),
    ("företag ledda av män", 70, 99, "100 %"),
    ("företag med delad ledning", 14, 99, "100 %"),
)


def _parts_contradict_total(draw: DrawFn) -> Planting:
    # Amounts that agree with their shares of the whole, 61 and 5 percent, but not together with the
    # whole.
    projects, service = _pick(
        draw, ((range(1045, 1050), range(86, 93)), (range(1036, 1040), range(78, 81)))
    )
    amounts = {
        "projektverksamhet": _pick(draw, projects),
        "kommersiell service": _pick(draw, service),
    }
    lines = list(LINES[GRANT])
    for form, tenths in amounts.items():
        amount = _entry("fördelning", form, "belopp")
        lines[amount.line] = amount.with_value(f"{tenths // 10},{tenths % 10} mnkr")
    return _undecided(
        Planting(
            {GRANT: _bytes(lines)}, _entry("fördelning", "projektverksamhet").place
        )
    )


def _more_than_allocated(draw: DrawFn) -> Planting:
    million = draw(st.integers(1, 170))
    return _set(
        _entry("tilldelat"),
        _pick(
            draw,
            (
                f"{million} mnkr",
                f"{million} 000 tkr",
                f"{million} 000 000 kr",
                f"{million},0 miljoner kronor",
            ),
        ),
    )


def _last_year(settings: str, path: str, text: bytes) -> dict[str, bytes | None]:
    """rapport.yaml with last year's report named, and that report: one file of it, inside the
    report's own folder.
    """
    named = _bytes(
        [*LINES[SETTINGS][:1], f"fjolåret: {settings}", *LINES[SETTINGS][1:]]
    )
    return {
        SETTINGS: named,
        "fjol/rapport.yaml": _bytes(LINES[SETTINGS]),
        f"fjol/{path}": text,
    }


def _missing_last_year(draw: DrawFn) -> Planting:
    named = _pick(draw, ("../2021", "fjol", ".", "rapport.yaml", "../finns/inte"))
    return _edit(SETTINGS, 1, 1, [f"fjolåret: {named}"])


def _missing_template(draw: DrawFn) -> Planting:
    named = _pick(
        draw,
        ("mall.docx", "../mallar/regionen.dotx", ".", "anslag.yaml", "rapport.yaml"),
    )
    return _edit(SETTINGS, 1, 1, [f"mall: {named}"])


def _unchanged_answer(draw: DrawFn) -> Planting:
    """Last year's report has one file of this year's, in some of which other years are named, and
    the figures that it refers to.
    """
    entry = _pick(
        draw,
        [
            entry
            for entry in QUESTIONS
            if entry.value == "|"
            and len("".join(LINES[entry.path][entry.line + 1 : entry.end])) > 200
        ],
    )
    text = _bytes(LINES[entry.path])
    if draw(st.booleans()):
        text = text.replace(b"2022", b"2021")
    files = _last_year("fjol", entry.path, text) | {
        f"fjol/{GRANT}": _bytes(LINES[GRANT])
    }
    return Planting(files, Place(entry.path, entry.line + 2))


def _thousandfold(draw: DrawFn) -> Planting:
    entry = _pick(
        draw,
        [
            entry
            for entry in ENTRIES
            if entry.path == GRANT and entry.value.endswith(" mnkr")
        ],
    )
    lines = list(LINES[GRANT])
    number = entry.value.removesuffix(" mnkr")
    lines[entry.line] = entry.with_value(
        _pick(draw, (f"{number} tkr", f"{number} kr", f"{number} mdkr"))
    )
    place = (
        entry.row
        if entry.row >= 0
        else next(
            other.line
            for other in ENTRIES
            if other.path == GRANT and other.trail == entry.trail[:-1]
        )
    )
    return Planting(_last_year("fjol", GRANT, _bytes(lines)), Place(GRANT, place + 1))


def _number_contradicts_key_figure(draw: DrawFn) -> Planting:
    right = _pick(draw, (164, 125, 39))
    near = {
        right + draw(st.integers(-(right // 10), right // 10)),
        int(str(right)[:-2] + str(right)[:-3:-1]),
    }
    if right > 99:
        near.add(right % 100 + 100 * draw(st.integers(1, 9)))
    written = str(
        draw(
            st.sampled_from(sorted(near)).filter(
                lambda number: number not in {164, 125, 39}
            )
        )
    )
    noun = _pick(draw, ("ansökningar", "Ansökningar"))
    if draw(st.booleans()):
        return _paragraph(draw, f"Regionen prövade {written} {noun}.")
    return _sub(draw, _GAP, lambda _: f". Där prövades {written} {noun}, ")


def _in_answer(draw: DrawFn, sentence: str) -> Planting:
    """A paragraph in an answer that is no cell, where nothing leads to it."""
    text = _pick(draw, [text for text in TEXTS if text.row < 0])
    lines = LINES[text.path]
    ends = [at for at in _paragraph_ends(text) if not lines[at].endswith(":")]
    return _paragraph(draw, sentence, text=text, after=_pick(draw, ends))


_PARTS = (
    ("företagsstöd", ("587", "58 700", "85,7", "68,7", "12,4"), ("43", "35", "24")),
    ("stöd till kommersiell service", ("14,2", "140"), ("50", "6", "12")),
    ("prioriteringen Innovation och företagande", ("102,1", "21,1"), ("60", "17")),
    ("prioriteringen Kompetensförsörjning", ("3,5", "53", "15,3"), ("30", "31")),
)


def _amount_contradicts_grant(draw: DrawFn) -> Planting:
    part, amounts, _ = _pick(draw, _PARTS)
    amount = f"{_pick(draw, amounts)} {_pick(draw, ('mnkr', 'miljoner kronor'))}"
    sentence = _pick(
        draw,
        (
            f"Under året gick {amount} till {part}.",
            f"Av anslaget har drygt {amount} fördelats till {part}.",
            f"Till {part} gick {amount}.",
        ),
    )
    return _in_answer(draw, sentence)


def _share_contradicts_grant(draw: DrawFn) -> Planting:
    part, _, shares = _pick(draw, _PARTS)
    share = f"{_pick(draw, shares)} procent"
    sentence = _pick(
        draw,
        (
            f"Under året gick {share} av anslaget till {part}.",
            f"Till {part} gick {share} av medlen.",
        ),
    )
    return _in_answer(draw, sentence)


def _paid_above_granted(draw: DrawFn) -> Planting:
    figures = [
        entry
        for entry in ENTRIES
        if entry.path == GRANT
        and entry.trail[:1] == ("nyckeltal",)
        and len(entry.trail) > 1
    ]
    at = _pick(
        draw,
        [
            entry.line
            for entry in figures
            if len(entry.trail) == len(("nyckeltal", "namn"))
        ],
    )
    amount = _pick(
        draw,
        (
            f"{draw(st.integers(60, 999))},{draw(st.integers(0, 9))} mnkr",
            f"{draw(st.integers(60, 999))} 000 tkr",
        ),
    )
    name = _pick(draw, ("utbetalt investeringsstöd", "Utbetalat investeringsstöd"))
    new = _pick(draw, ([f"  {name}: {amount}"], [f"  {name}:", f"    värde: {amount}"]))
    return _edit(GRANT, at, at, new)


def _part_above_whole(draw: DrawFn) -> Planting:
    form = _pick(draw, SUPPORT_FORMS)
    whole, part = _entry("fördelning"), _entry("fördelning", form)
    if draw(st.booleans()):
        share = _pick(draw, (f"{draw(st.integers(101, 999))} %", "100,1 procent"))
        alone = _edit(
            GRANT, whole.line + 1, whole.end, [f"  {form}:", f"    andel: {share}"]
        )
        return _undecided(
            _with(
                alone,
                *_nothing_at(
                    *(
                        f"siffra: andel {other}"
                        for other in SUPPORT_FORMS
                        if other != form
                    )
                ),
            )
        )
    amount = _pick(
        draw,
        (
            f"{draw(st.integers(172, 9999))} mnkr",
            f"{draw(st.integers(172, 999))} 000 tkr",
            "58,7 mdkr",
        ),
    )
    without_share = _edit(
        GRANT, part.line + 1, part.end, [f"    belopp: {amount}"], at=part.line
    )
    return _undecided(_with(without_share, *_nothing_at(f"siffra: andel {form}")))


def _decided_contradict_received(draw: DrawFn) -> Planting:
    granted = _entry("nyckeltal", "beviljade ansökningar")
    if draw(
        st.booleans()
    ):  # a wrong number, and no relation of the report's own that says so
        control = next(
            at
            for at, line in enumerate(LINES[GRANT])
            if line.endswith("= inkomna ansökningar")
        )
        lines = [line for at, line in enumerate(LINES[GRANT]) if at != control]
        value = _entry("nyckeltal", "beviljade ansökningar", "värde")
        lines[value.line] = value.with_value(
            str(
                draw(
                    st.integers(1, 999).filter(
                        lambda number: number != int(value.value)
                    )
                )
            )
        )
        return _undecided(Planting({GRANT: _bytes(lines)}, granted.place))
    what = _pick(
        draw, ("checkar", "projekt i länet", "bidrag till kommersiell service")
    )
    yes, no = draw(st.integers(1, 999)), draw(st.integers(0, 999))
    received = draw(st.integers(1, 2500).filter(lambda number: number != yes + no))
    said = draw(
        st.permutations(
            [
                ("beviljade", yes),
                (_pick(draw, ("avslagna", "Avslagna")), no),
                ("inkomna", received),
            ]
        )
    )
    new = [f"  {word} {what}: {number}" for word, number in said]
    first = next(at for at, line in enumerate(new) if "beviljade" in line)
    return _edit(GRANT, granted.line, granted.line, new, at=granted.line + first)


def _counts_differ(draw: DrawFn) -> Planting:
    what = _pick(
        draw,
        (
            "inkomna ansökningar",
            "anställda företagsrådgivare",
            "deltagande bolag",
            "kvinnliga företagare",
        ),
    )
    one, other = draw(
        st.lists(st.integers(3, 1899), min_size=2, max_size=2, unique=True)
    )
    answers = [text for text in TEXTS if text.row < 0]
    first = _pick(draw, [text for text in answers if text.path != SECTIONS[-1]])
    second = _pick(
        draw,
        [
            text
            for text in answers
            if SECTIONS.index(text.path) > SECTIONS.index(first.path)
        ],
    )
    told = _paragraph(draw, f"Det gäller {one} {what}.", text=first)
    again = _paragraph(
        draw,
        f"{_pick(draw, ('Regionen har', 'I år var det', '- Nu finns'))} {other} {what}.",
        text=second,
    )
    return Planting(told.files | again.files, again.place)


def _nothing_at(*names: str) -> list[tuple[str, Place]]:
    """What is found at the references to figures, tables and charts that are there no more."""
    referring = re.compile(rf"\{{(?:{'|'.join(names)}) *[|}}]")
    lines = [
        (path, at, line)
        for path, lines in LINES.items()
        for at, line in enumerate(lines, start=1)
    ]
    return [
        ("VK417", Place(path, at)) for path, at, line in lines if referring.search(line)
    ]


_NAMED = re.compile(r"(?<=\{siffra: )[^|}]*[^|} ]")


def _answers_that_refer() -> list[tuple[str, int]]:
    """The lines with references, but for comments: nothing is read there."""
    return [
        (path, at)
        for path, lines in LINES.items()
        for at, line in enumerate(lines)
        if _NAMED.search(line) and not line.lstrip().startswith("#")
    ]


def _unknown_reference(draw: DrawFn) -> Planting:
    match draw(st.integers(0, 4)):
        case 0:
            path, at = _pick(draw, _answers_that_refer())
            match = _pick(draw, _NAMED.finditer(LINES[path][at]))
            misspelt = (
                LINES[path][at][: match.start()]
                + _misspelt(draw, match[0])
                + LINES[path][at][match.end() :]
            )
            return _edit(path, at, at + 1, [misspelt])
        case 1:
            return _say(
                draw,
                _pick(
                    draw,
                    (
                        "{siffra: avslagna}",
                        "{siffra: inkomna ansökningar | mnkr}",
                        "{siffra: totalt | procent}",
                        "{siffra: andel företagsstöd | tkr}",
                        "{siffra: utlösta investeringar | antal}",
                    ),
                ),
            )
        case 2:
            return _say(
                draw,
                _pick(
                    draw,
                    (
                        "{siffra inkomna ansökningar}",
                        "{sifra: inkomna ansökningar}",
                        "{inkomna ansökningar}",
                        "{siffra: }",
                        "{{siffra: inkomna ansökningar}}",
                        "{siffra: totalt | }",
                        "{siffra: totalt",
                    ),
                ),
            )
        case 3:
            return _say(
                draw, _pick(draw, ("{tabell: prioriteringar}", "{diagram: fördelning}"))
            )
        case _:
            what = _pick(draw, ("{tabell: nyckeltal}", "{diagram: prioriteringar}"))
            return _paragraph(
                draw, what, text=_pick(draw, [text for text in TEXTS if text.row >= 0])
            )


def _figure_by_hand(draw: DrawFn) -> Planting:
    counted = _pick(
        draw,
        (
            "164 ansökningar",
            "125 Ansökningar",
            "39\u00a0ansökningar",
            "46 beslut om företagsstöd",
            "164 inkomna ansökningar",
            "7 beslut inom Covid-projektet",
        ),
    )
    if draw(st.booleans()):
        return _paragraph(draw, f"Regionen prövade {counted}.")
    return _sub(draw, _GAP, lambda _: f", med {counted}, ")


# --- the decisions


Row = dict[str, str]


def _rows_of(content: bytes) -> list[Row]:
    return [*csv.DictReader(content.decode("utf-8-sig").splitlines(), delimiter=";")]


def _granted(rows: Iterable[Row], **wanted: str) -> list[Row]:
    """The granted decisions that have some values in some columns."""
    return [
        row
        for row in rows
        if row["Beslut"] == "Bifall"
        and all(row[column] == value for column, value in wanted.items())
    ]


def _sum(rows: Iterable[Row]) -> Fraction:
    return Fraction(
        sum(int(re.sub(r"\D", "", row["Beviljat belopp"]) or 0) for row in rows)
    )


def _percent(part: float | Fraction, whole: float | Fraction) -> Fraction:
    return Fraction(part) * 100 / Fraction(whole)


_SUPPORT = {"Stödform": "företagsstöd"}
_LEADER, _EU = "Kön på företagsledare", "EU-program"
_RECKONED: dict[str, Callable[[list[Row]], Fraction]] = {
    "inkomna ansökningar": lambda rows: Fraction(
        sum(row["Stödform"] == "företagsstöd" for row in rows)
    ),
    "beviljade ansökningar": lambda rows: Fraction(len(_granted(rows, **_SUPPORT))),
    "avslagna ansökningar": lambda rows: Fraction(
        sum(
            row["Stödform"] == "företagsstöd" and row["Beslut"] == "Avslag"
            for row in rows
        )
    ),
    "beviljat investeringsstöd": lambda rows: _sum(_granted(rows, **_SUPPORT)),
    "beslut med EU-medel": lambda rows: Fraction(
        sum(row[_EU] != "" for row in _granted(rows, **_SUPPORT))
    ),
    "beslut inom REACT-EU": lambda rows: Fraction(
        len(_granted(rows, **{_EU: "REACT-EU"}))
    ),
    "beslut inom Covid-projektet": lambda rows: Fraction(
        len(_granted(rows, **{_EU: "Covid-projektet"}))
    ),
    **{
        name: lambda rows, leader=leader: _percent(
            len(_granted(rows, **_SUPPORT, **{_LEADER: leader})),
            len(_granted(rows, **_SUPPORT)),
        )
        for name, leader in (
            ("företag ledda av kvinnor", "Kvinna"),
            ("företag ledda av män", "Man"),
            ("företag med delad ledning", "Delat ledarskap"),
        )
    },
}
_SCALES = {"mnkr": 10**6, "miljoner kronor": 10**6, "mdkr": 10**9, "tkr": 1000, "kr": 1}


def _rounds_to(number: Fraction, stated: str) -> bool:
    """Whether a number is what someone may have rounded to a stated one."""
    match = re.fullmatch(r"([\d ]+)(?:,(\d+))? ?(\D*)", stated)
    assert match, stated
    scale, decimals = _SCALES.get(match[3], 1), match[2] or ""
    value = (
        Fraction(int(match[1].replace(" ", "") + decimals), 10 ** len(decimals)) * scale
    )
    half = Fraction(scale, 2 * 10 ** len(decimals)) if match[3] else Fraction(0)
    return abs(number - value) <= half


def _stated(lines: list[str], rows: list[Row]) -> Iterator[tuple[Place, str, Fraction]]:
    """What anslag.yaml states and the decisions give too: where, how it is written, and what they
    give.
    """
    entries = _entries(GRANT, lines)
    priorities = {
        entry.row: entry.value
        for entry in entries
        if entry.trail == ("prioriteringar", "namn")
    }
    whole = _sum(_granted(rows))
    keys: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        keys[entry.trail] = entry
        match entry.trail:
            case ("nyckeltal", name, "värde") if name in _RECKONED:
                yield keys["nyckeltal", name].place, entry.value, _RECKONED[name](rows)
            case ("fördelning", form, "belopp" | "andel"):
                amount = _sum(_granted(rows, Stödform=form))
                yield (
                    keys["fördelning", form].place,
                    entry.value,
                    amount if entry.key == "belopp" else _percent(amount, whole),
                )
            case ("prioriteringar", "belopp" | "andel"):
                amount = _sum(
                    _granted(rows, **{"RUS-prioritering": priorities[entry.row]})
                )
                yield (
                    Place(GRANT, entry.row + 1),
                    entry.value,
                    amount if entry.key == "belopp" else _percent(amount, whole),
                )


def _wrong(files: dict[str, bytes | None]) -> set[Place]:
    """Where anslag.yaml states what the decisions do not come to, in the files or else in the
    sample.
    """
    lines = (files.get(GRANT) or _bytes(LINES[GRANT])).decode().split("\n")
    rows = _rows_of(files.get(DECISIONS) or (SAMPLE / DECISIONS).read_bytes())
    return {
        place
        for place, value, number in _stated(lines, rows)
        if value and not _rounds_to(number, value)
    }


def _undecided(planting: Planting) -> Planting:
    """The planting with every place where what is stated is no longer what the decisions come
    to.
    """
    return replace(
        planting,
        companions=planting.companions
        | {("VK411", place) for place in _wrong(planting.files)},
    )


def _decided(lines: Sequence[str], at: int) -> Planting:
    """The file of decisions with other lines. The rule must fire at line `at` (from 0)."""
    return Planting(
        {DECISIONS: "\n".join([*lines, ""]).encode("utf-8-sig")},
        Place(DECISIONS, at + 1),
    )


def _change(row: int, **cells: str) -> list[str]:
    """The lines of the file with some cells of one changed, by the first word of their headings."""
    headings = DECIDED[0].strip().split(";")
    held = DECIDED[row].removesuffix("\r").split(";")
    for word, cell in cells.items():
        held[
            next(at for at, heading in enumerate(headings) if heading.startswith(word))
        ] = cell
    return [*DECIDED[:row], ";".join(held) + "\r", *DECIDED[row + 1 :]]


def _rows_with(outcome: str) -> list[int]:
    return [at for at, line in enumerate(DECIDED) if f";{outcome};" in line]


def _differs_from_decisions(draw: DrawFn) -> Planting:
    at = _pick(draw, _rows_with("Bifall"))
    match draw(st.integers(0, 2)):
        case 0:
            lines = _change(
                at, Beviljat=f"{draw(st.integers(5, 99))} 000 000", Utbetalt=""
            )
        case 1:
            lines = [*DECIDED[:at], *DECIDED[at + draw(st.integers(1, 9)) :]]
        case _:
            lines = _change(at, Beslut="Avslag", Beviljat="", Utbetalt="")
    planting = _decided(lines, 0)
    wrong = sorted(_wrong(planting.files))
    place = _pick(draw, wrong)
    return Planting(
        planting.files,
        place,
        frozenset(("VK411", other) for other in wrong if other != place),
    )


def _unreadable_decision(draw: DrawFn) -> Planting:
    at = _pick(draw, _rows_with("Bifall"))
    match draw(st.integers(0, 6)):
        case 0:
            words = (
                "1.234",
                "58.700,00",
                "12,345",
                "ca 50 000",
                "1 2345",
                "34 %",
                "12 000 EUR",
                "#REF!",
            )
            return _decided(
                _change(
                    at, **{_pick(draw, ("Beviljat", "Utbetalt")): _pick(draw, words)}
                ),
                at,
            )
        case 1:
            return _decided(
                _change(
                    at,
                    Beslut=_pick(
                        draw, ("Kanske", "Avskriven", "", "Delvis bifall", "ja")
                    ),
                ),
                at,
            )
        case 2:
            return _decided(
                _change(
                    at,
                    Datum=_pick(
                        draw,
                        (
                            "14/3 2022",
                            "3.4.2022",
                            "2022-02-30",
                            "2022-13-01",
                            "mars 2022",
                            "220314",
                        ),
                    ),
                ),
                at,
            )
        case 3:
            return _decided(_change(at, Diarienummer=_pick(draw, ("", " "))), at)
        case 4:
            line = DECIDED[at].removesuffix("\r")
            cut = _pick(draw, [match.start() for match in re.finditer(";", line)])
            new = _pick(
                draw,
                (
                    line[:cut] + line[cut + 1 :],
                    line[:cut],
                    f"{line[:cut]};{line[cut:]}",
                    f"{line};x",
                ),
            )
            return _decided([*DECIDED[:at], f"{new}\r", *DECIDED[at + 1 :]], at)
        case 5:
            heading, other = _pick(
                draw,
                (
                    ("Diarienummer", "Ärende"),
                    ("Stödform", "Form"),
                    ("Beslut", "Utfall"),
                    ("Beviljat belopp", "Summa"),
                ),
            )
            return _decided([DECIDED[0].replace(heading, other), *DECIDED[1:]], 0)
        case _:
            return _set(
                _entry("beslut"),
                _pick(
                    draw,
                    (
                        "beslut.csv",
                        "beslut-2022.txt",
                        "beslut-2022",
                        "../beslut-2022.csv",
                        "finns/inte.xlsx",
                    ),
                ),
            )


def _decision_twice(draw: DrawFn) -> Planting:
    # no figure counts these
    rejected = [at for at in _rows_with("Avslag") if "företagsstöd" not in DECIDED[at]]
    line = DECIDED[_pick(draw, rejected)]
    number, rest = line.split(";", 1)
    ways = (
        number,
        number.lower(),
        f" {number} ",
        number.replace(" ", "\u00a0"),
        number.replace(" ", ""),
        number.replace("-", "–"),
    )
    return _decided([*DECIDED, f"{_pick(draw, ways)};{rest}"], len(DECIDED))


def _decision_outside_year(draw: DrawFn) -> Planting:
    at = _pick(draw, range(1, len(DECIDED)))
    year, rest = (
        draw(st.integers(1990, 2099).filter(lambda year: year != 2022)),
        _pick(draw, ("-03-14", "-12-31", "-01-01 08:15", "-06-01T00:00:00")),
    )
    return _decided(_change(at, Datum=f"{year}{rest}"), at)


def _doubtful_decision(draw: DrawFn) -> Planting:
    at = _pick(draw, _rows_with("Bifall"))
    match draw(st.integers(0, 2)):
        case 0:
            return _decided(
                _change(at, Utbetalt=f"{draw(st.integers(10, 99))} 000 000"), at
            )
        case 1:
            return _undecided(
                _decided(
                    _change(
                        at, Beviljat=_pick(draw, ("", "0", "–", "0,00")), Utbetalt=""
                    ),
                    at,
                )
            )
        case _:
            at = _pick(draw, _rows_with("Avslag"))
            return _decided(
                _change(at, Beviljat=f"{draw(st.integers(1, 999))} 000"), at
            )


def _money_outside_groups(draw: DrawFn) -> Planting:
    """What the sums by the column come to is then unknown, and compared with nothing."""
    at = _pick(draw, _rows_with("Bifall"))
    column, names = _pick(
        draw,
        (
            ("Stödform", ("Mikrostöd", "projekt", "företags-stöd", "företagstöd", "")),
            (
                "RUS",
                (
                    "Klimat",
                    "Innovation och företagsamhet",
                    "Innovation o företagande",
                    "Övrigt*",
                    "",
                ),
            ),
        ),
    )
    return _decided(_change(at, **{column: _pick(draw, names)}), at)


def _names_alike(draw: DrawFn) -> Planting:
    """No figure of the sample is asked of municipalities."""
    name = _pick(draw, ("Luleå", "Piteå", "Kalix"))
    rows = [at for at in range(1, len(DECIDED)) if f";{name};" in DECIDED[at]]
    typed = _pick(draw, (f"{name}.", f"{name}*", f"{name[:3]}-{name[3:]}", f"({name})"))
    at = _pick(draw, rows[1:])
    return _decided(_change(at, Kommun=typed), at)


def _below(cells: str) -> Planting:
    """A row below the decisions, of which the amounts are the fifth and sixth cell from the
    first.
    """
    return _decided([*DECIDED, f"{cells}\r"], len(DECIDED))


def _row_left_out(draw: DrawFn) -> Planting:
    labels = ("Summa", "Totalt", "SUMMA:", "Totalsumma 2022", "S:a", "Summa beviljat")
    label = _pick(draw, (*labels, "Utskrivet 2023-01-15", "Sida 1 av 3", "heading", ""))
    granted = f"{_sum(_granted(_rows_of((SAMPLE / DECISIONS).read_bytes())))}"
    if label == "heading":
        return _below(DECIDED[0].removesuffix("\r").removeprefix("\ufeff"))
    if label.startswith(("Utskrivet", "Sida")):
        return _below(_pick(draw, (label, f"{label};;;;;;;;;;;")))
    before = draw(st.integers(0, 4))
    return _below(f"{';' * before}{label}{';' * (5 - before)}{granted};;;;;;")


def _total_contradicts_rows(draw: DrawFn) -> Planting:
    label = _pick(draw, ("Summa", "Totalt", "TOTALSUMMA:"))
    return _below(f"{label};;;;;{draw(st.integers(10**9, 10**10))};;;;;;")


# --- the language


def _broken_letters(draw: DrawFn) -> Planting:
    match _pick(draw, ("split", "loose", "space")):
        case "split":
            return _sub(
                draw,
                re.compile("[åäöÅÄÖé]"),
                lambda letter: unicodedata.normalize("NFD", letter),
            )
        case "loose":
            loose = {"å": "a˚", "ä": "a¨", "ö": "o¨", "Å": "A˚", "Ä": "A¨", "Ö": "O¨"}
            return _sub(draw, re.compile("[åäöÅÄÖ]"), lambda letter: loose[letter])
        case _:
            return _sub(draw, re.compile("(?<= )för(?= )"), lambda _: "fo r")


def _lost_letter(draw: DrawFn) -> Planting:
    return _sub(draw, re.compile("(?<=[a-z])[åäö](?=[a-z])"), lambda _: "\ufffd")


def _unseen_sign(draw: DrawFn) -> Planting:
    sign = _pick(draw, "\u00ad\u200b\u2060\ufeff\u202a\u200e\ufffc")
    return _sub(draw, _WORD, lambda word: word[:2] + sign + word[2:])


def _strange_sign(draw: DrawFn) -> Planting:
    sign = _pick(draw, "\uf0e0\uf0fc\ue000\U000f0001")
    return _sub(draw, _GAP, lambda _: f" {sign} ")


def _joined_lines(draw: DrawFn) -> Planting:
    first, second = _pick(
        draw, (("a)", "b)"), ("(1)", "(2)"), ("1.1", "1.2"), ("i)", "ii)"))
    )
    return _paragraph(draw, f"{first} kompetens", f"{second} energi")


def _typed_table(draw: DrawFn) -> Planting:
    gap = _pick(draw, ("\t", "    ", " | "))
    return _paragraph(draw, gap.join(("År", "Antal", "Belopp")), gap.join("abc"))


def _hyphenated_word(draw: DrawFn) -> Planting:
    if draw(st.booleans()):
        return _sub(draw, _WORD, lambda word: f"{word}xx\u00acxx{word}")
    return _paragraph(draw, "Regionen har sam-", "verkan i länet.")


def _faulty_link(draw: DrawFn) -> Planting:
    target = _pick(
        draw, ("www.exempel.se", "exempel.se/sida", "", "C:\\\\strategi.docx")
    )
    return _sub(draw, _WORD, lambda word: f"[{word}]({target})")


def _link_without_name(draw: DrawFn) -> Planting:
    if draw(st.booleans()):
        return _sub(draw, _GAP, lambda _: " https://www.exempel.se/sida_1 ")
    words = _pick(draw, ("här", "Läs mer", "länk", "www.exempel.se"))
    return _sub(draw, _GAP, lambda _: f" [{words}](https://www.exempel.se) ")


def _bold_heading(draw: DrawFn) -> Planting:
    return _paragraph(
        draw, "**Näringsliv**", "", "Regionen har företag.", text=_answer(draw)
    )


def _version_left(draw: DrawFn) -> Planting:
    marks = (IN_REPORT, in_word_file("anna.docx"), AT_END)
    return _paragraph(draw, _pick(draw, marks))


def _answer(draw: DrawFn) -> Entry:
    """An answer that is no cell of a table."""
    return _pick(draw, [text for text in TEXTS if text.row < 0])


def _double_space(draw: DrawFn) -> Planting:
    return _sub(
        draw, _GAP, lambda _: _pick(draw, ("  ", "   ", "\u00a0 ", " \u00a0", "     "))
    )


def _space_before_mark(draw: DrawFn) -> Planting:
    return _sub(
        draw,
        re.compile("(?<=[a-zåäö])[,.:;](?= |$)"),
        lambda mark: _pick(draw, (" ", "\u00a0", "  ")) + mark,
    )


def _wrong_quotes(draw: DrawFn) -> Planting:
    opening, closing = _pick(draw, ('""', "“”", "„”", "„“", "““"))
    return _sub(draw, _WORD, lambda word: f"{opening}{word}{closing}")


def _hyphen_in_range(draw: DrawFn) -> Planting:
    if draw(st.booleans()):
        return _sub(
            draw,
            re.compile(r"(?<=\d{4})–(?=\d{4})"),
            lambda _: _pick(draw, ("-", " - ", "- ")),
        )
    low = draw(st.integers(1, 900))
    high = low + draw(st.integers(1, 99))
    return _say(
        draw,
        _pick(
            draw,
            (
                f"åren {1990 + low % 40}-{2031 + high % 60}",
                f"omkring {low}-{high} företag",
                f"{low}-{high} procent",
            ),
        ),
    )


def _hyphen_as_minus(draw: DrawFn) -> Planting:
    number = _pick(
        draw,
        (
            str(draw(st.integers(1, 999))),
            f"{draw(st.integers(0, 99))},{draw(st.integers(0, 9))}",
        ),
    )
    return _say(
        draw,
        _pick(
            draw, (f"ett utfall om -{number} procent", f"utfallet (-{number}) totalt")
        ),
    )


def _breakable_number(draw: DrawFn) -> Planting:
    if draw(st.booleans()):
        return _sub(
            draw, re.compile(r"(?<=\d)\u00a0(?=procent|miljon|§)"), lambda _: " "
        )
    number = draw(st.integers(1, 99))
    return _say(
        draw,
        _pick(
            draw,
            (
                f"{number},7 mnkr",
                f"{number} procent",
                f"{number} 300 invånare",
                f"{number} § lagen",
                f"{number} kronor",
            ),
        ),
    )


def _percent_without_space(draw: DrawFn) -> Planting:
    number = draw(st.integers(0, 999))
    return _say(
        draw,
        _pick(
            draw,
            (
                f"hela {number}%",
                f"hela {number},5% totalt",
                f"hela 1\u00a0{number:03}%",
            ),
        ),
    )


def _million_as_mkr(draw: DrawFn) -> Planting:
    return _say(
        draw,
        f"{draw(st.integers(1, 999))}{_pick(draw, (' ', ',5 ', chr(0xA0)))}"
        f"{_pick(draw, ('mkr', 'Mkr', 'MKR'))} "
        "totalt",
    )


def _sentence_begins_with_digits(draw: DrawFn) -> Planting:
    number = _pick(
        draw, (str(draw(st.integers(0, 9999))), "1\u00a0200", "3,5", "20–30")
    )
    endings = (
        "företag fick stöd.",
        "kommuner deltog, bland dem Boden.",
        "procent av dem är nöjda!",
    )
    sentence = f"{number} {_pick(draw, endings)}"
    match draw(st.integers(0, 2)):
        case 0:
            return _paragraph(draw, sentence)
        case 1:
            return _paragraph(
                draw,
                _pick(draw, ("- ", "* ", "- **"))
                + sentence.replace("stöd.", "stöd under året."),
            )
        case _:
            return _sub(
                draw, re.compile(r"(?<=[a-zåäö]{4}\.)$"), lambda _: f" {sentence}"
            )


def _decimal_point(draw: DrawFn) -> Planting:
    number, part = draw(st.integers(0, 999)), draw(st.integers(0, 9999))
    return _say(
        draw,
        _pick(
            draw,
            (
                f"hela {number}.{part} procent",
                f"cirka {number}.{part} företag",
                f"hela {number + 32}.{part} personer",
            ),
        ),
    )


# --- personal data


_ALL = "\n".join("\n".join(lines) for lines in LINES.values())


_KNOWN = load_form(2022).abbreviations.known


def _unexplained_abbreviation(draw: DrawFn) -> Planting:
    word = draw(st.text("BCDFGHJKLMNPRSTVZ", min_size=3, max_size=5))
    assume(word not in _ALL and word not in _KNOWN)
    return _say(draw, word)


def _misspelt_word(draw: DrawFn) -> Planting:
    # no Swedish word, nor a part of one
    return _sub(draw, _WORD, lambda word: f"{word[:2]}qz{word[2:]}")


def _personal_number(draw: DrawFn) -> Planting:
    """A number with a right check digit that no one has: 980–999 are not given to persons."""
    year, month, day = (
        draw(st.integers(1940, 1999)),
        draw(st.integers(1, 12)),
        draw(st.integers(1, 28)),
    )
    short = f"{year % 100:02}{month:02}{day + _pick(draw, (0, 60)):02}"
    serial = draw(st.integers(980, 999))
    doubled = [int(digit) * (2 - at % 2) for at, digit in enumerate(f"{short}{serial}")]
    last = f"{serial}{-sum(number // 10 + number % 10 for number in doubled) % 10}"
    century = _pick(draw, ("", "19"))
    return _say_anywhere(
        draw,
        f"{_pick(draw, ('', 'med nummer '))}{century}{short}{_pick(draw, ('-', '–', ''))}{last}",
    )


def _personal_email(draw: DrawFn) -> Planting:
    first, last = (
        _pick(draw, ("anna", "Åsa", "karl-erik", "bo")),
        _pick(draw, ("ek", "Öberg", "lind", "al-khalil")),
    )
    sign = _pick(draw, ("." if "-" in first + last else "._"))
    return _say_anywhere(
        draw,
        f"{first}{sign}{last}@{_pick(draw, ('norrbotten.se', 'Exempel.com', 'u.lulea.se'))}",
    )


def _phone_number(draw: DrawFn) -> Planting:
    """A number of those that the authority keeps for fiction."""
    last = f"{draw(st.integers(5, 99)):02}"
    numbers = (
        f"070-174 06 {last}",
        f"070-17406{last}",
        f"+46 70 174 06 {last}",
        f"+4670-17406{last}",
        f"07017406{last}",
        f"0046 70 17406{last}",
        f"031-390 06 {last}",
        f"0980-319 2{last}",
        f"08-465 004 {last}",
    )
    return _say(draw, f"på {_pick(draw, numbers)}")


# --- the whole report


def _header_missing(draw: DrawFn, key: str) -> Planting:
    entry = _pick(draw, [entry for entry in ENTRIES if entry.trail == (key,)])
    if draw(st.booleans()):
        return _edit(
            entry.path,
            entry.line,
            entry.line + 1,
            _pick(draw, ([], [f"# {key}: senare"])),
            at=0,
        )
    return _set(entry, _pick(draw, ("", '""', "~", "null")))


def _owner_missing(draw: DrawFn) -> Planting:
    return _header_missing(draw, "ansvarig")


def _status_missing(draw: DrawFn) -> Planting:
    return _header_missing(draw, "status")


def _register_number_faulty(draw: DrawFn) -> Planting:
    number = _entry(
        "diarienummer",
        _pick(draw, ("regeringskansliet", "tillvaxtverket", "region")),
        path=SETTINGS,
    )
    wrong = (
        "saknas",
        "xx",
        str(draw(st.integers(0, 9999))),
        "N2021/",
        "RUN 00060–",
        "2022-02-21",
        "21 februari 2023",
        "RUN ????",
    )
    return _set(number, _pick(draw, wrong))


def _contact_missing(draw: DrawFn) -> Planting:
    contact = _entry("kontakt", path=SETTINGS)
    return _set(contact, _pick(draw, ("", "''", "# vem?")))


def _own_number_missing(draw: DrawFn) -> Planting:
    number = _entry("diarienummer", "region", path=SETTINGS)
    return _set(number, _pick(draw, ("", '""', "# kommer")))


def _later_than_today(draw: DrawFn) -> Planting:
    year, month, day = (
        draw(st.integers(2024, 2039)),
        draw(st.integers(1, 12)),
        draw(st.integers(1, 28)),
    )
    names = (
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    )
    when = _pick(
        draw, (f"den {day} {names[month - 1]} {year}", f"{year}-{month:02}-{day:02}")
    )
    never = _pick(
        draw,
        (
            "31 februari",
            f"31 april {year}",
            "29 februari 2023",
            f"{year}-13-{day:02}",
            f"{year}-{month:02}-32",
        ),
    )
    sentences = (
        f"Nämnden beslutade om det {when}.",
        f"Planen antogs av fullmäktige {when}.",
        f"Den hölls {when}.",
        f"Rådet träffades {never}.",
    )
    words = _pick(draw, (*sentences[1:], sentences[0].replace(" om det", "")))
    if draw(st.integers(0, 5)):
        return _paragraph(draw, words)
    contact = _entry("kontakt", path=SETTINGS)
    return _set(contact, f"{contact.value}. {words}")


def _due_after_last_day(draw: DrawFn) -> Planting:
    day = draw(st.dates(date(2023, 2, 22), date(2039, 12, 31)))
    path = _pick(draw, (SETTINGS, *SECTIONS))
    return _edit(path, 1, 1, [f"senast: {day}"])


def _form_of_another_year(draw: DrawFn) -> Planting:
    """The whole sample about another year: its folder cannot be given another name here."""
    year = str(draw(st.integers(2001, 2023).filter(lambda year: year != 2022)))
    files: dict[str, bytes | None] = {
        path: _bytes(line.replace("2022", year) for line in LINES[path])
        for path in SECTIONS
    }
    return Planting(files, _entry("formulär", path=SETTINGS).place)


PLANTERS: dict[str, Callable[[DrawFn], Planting]] = {
    "VK101": _broken_yaml,
    "VK102": _wrong_encoding,
    "VK104": _duplicate_key,
    "VK105": _unknown_key,
    "VK106": _wrong_type,
    "VK107": _missing_entry,
    "VK108": _unknown_value,
    "VK109": _unknown_question,
    "VK110": _misplaced_question,
    "VK111": _answered_twice,
    "VK112": _missing_file,
    "VK113": _unknown_file,
    "VK114": _unknown_form,
    "VK115": _unclear_number,
    "VK116": _cut_text,
    "VK117": _useless_allowance,
    "VK118": _missing_last_year,
    "VK119": _missing_template,
    "VK201": _unanswered,
    "VK202": _missing_follow_up,
    "VK203": _needless_follow_up,
    "VK204": _missing_bullets,
    "VK205": _unsupported_markdown,
    "VK206": _inapplicable_without_reason,
    "VK207": _left_over_placeholder,
    "VK208": _typed_bullets,
    "VK209": _repeated_question,
    "VK210": _same_answer,
    "VK211": _long_paragraph,
    "VK212": _refers_to_appendix,
    "VK213": _unchanged_answer,
    "VK214": _other_year,
    "VK301": _too_many_rows,
    "VK302": _empty_cell,
    "VK303": _choice_outside_list,
    "VK304": _unusual_choice,
    "VK305": _unknown_numbered_goal,
    "VK306": _goal_outside_register,
    "VK307": _effects_without_status,
    "VK308": _effects_without_basis,
    "VK309": _same_name_twice,
    "VK310": _contradicting_rows,
    "VK311": _impossible_period,
    "VK401": _shares_not_whole,
    "VK402": _share_contradicts_amount,
    "VK403": _broken_relation,
    "VK404": _parts_contradict_total,
    "VK405": _more_than_allocated,
    "VK406": _number_contradicts_key_figure,
    "VK407": _thousandfold,
    "VK408": _paid_above_granted,
    "VK409": _part_above_whole,
    "VK410": _counts_differ,
    "VK411": _differs_from_decisions,
    "VK412": _unreadable_decision,
    "VK413": _decision_twice,
    "VK414": _decision_outside_year,
    "VK415": _doubtful_decision,
    "VK416": _decided_contradict_received,
    "VK417": _unknown_reference,
    "VK418": _figure_by_hand,
    "VK422": _money_outside_groups,
    "VK423": _names_alike,
    "VK424": _row_left_out,
    "VK426": _total_contradicts_rows,
    "VK427": _amount_contradicts_grant,
    "VK428": _share_contradicts_grant,
    "VK501": _broken_letters,
    "VK502": _double_space,
    "VK503": _space_before_mark,
    "VK504": _wrong_quotes,
    "VK505": _hyphen_in_range,
    "VK506": _hyphen_as_minus,
    "VK507": _breakable_number,
    "VK508": _percent_without_space,
    "VK509": _million_as_mkr,
    "VK510": _sentence_begins_with_digits,
    "VK511": _decimal_point,
    "VK512": _unexplained_abbreviation,
    "VK513": _misspelt_word,
    "VK514": _lost_letter,
    "VK515": _unseen_sign,
    "VK516": _strange_sign,
    "VK517": _joined_lines,
    "VK518": _typed_table,
    "VK519": _hyphenated_word,
    "VK520": _faulty_link,
    "VK521": _link_without_name,
    "VK522": _bold_heading,
    "VK523": _version_left,
    "VK601": _personal_number,
    "VK602": _personal_email,
    "VK603": _phone_number,
    "VK701": _approved_with_errors,
    "VK702": _owner_missing,
    "VK703": _status_missing,
    "VK704": _register_number_faulty,
    "VK705": _later_than_today,
    "VK706": _form_of_another_year,
    "VK708": _contact_missing,
    "VK709": _own_number_missing,
    "VK711": _due_after_last_day,
}
