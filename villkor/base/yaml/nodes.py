"""YAML as text with places. The only user of ruamel.yaml.

The C parser's events become nodes that are kept as they were written: every scalar is text, so that
`no`, `010` and `1.10` mean what the officer sees. Types are the business of whoever reads the
nodes. Events instead of ruamel's own composer, since aliases are seen as such, and depth is bounded
here instead of by Python's stack.
"""

from __future__ import annotations

import re

from msgspec import Struct
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from villkor.base.diagnostic import Finding, Where
from villkor.base.yaml.complaints import explain_yaml

# Characters that YAML takes for line breaks or refuses, that Word cannot hold, and that no officer
# typed on purpose.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_ITEM = re.compile(r"\s*(?:[-*•·–]|\d+[.)])\s+\S")
# How a character that is not blank stands in the source of a text, by its style. An escape for a
# blank is no such character.
_PLAIN = re.compile(r"(\S)")
_SEEN = {
    "'": re.compile(r"(''|\S)"),
    '"': re.compile(r"\\[0abtnvfre_NLP\s]|(\\x..|\\u.{4}|\\U.{8}|\\.|\S)"),
}
_MAX_CHARACTERS = 5_000_000  # a whole report is 0.2 million; more than this is not a section file
_MAX_DEPTH = 40  # a section file needs 7


class Scalar(Struct, frozen=True, eq=False):
    """Text as written, and where it stands.

    `where` is where the value begins. For a literal block (`|`) it is the first character of its
    first line. `source` is how a text that is quoted or written over several lines without | stands
    in the file, from there on.
    """

    text: str
    where: Where
    style: str = ""
    cut: Where | None = None  # where a comment (#) ends a text that is written without | or quotes
    one_line: bool = True
    cuts_word: bool = False  # the comment is one word with its sign, as in "projekt #3"
    source: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is said: no text, or only white space, or the plain word null."""
        return not self.text.strip() or (not self.style and self.text in {"~", "null"})

    def at(self, offset: int) -> Where:
        """The place of the character at `offset` in the text.

        Blanks that YAML has folded are placed where the word before them ends.
        """
        before = self.text[:offset]
        if self.style == "|":
            column = len(before) - (before.rfind("\n") + 1)
            return Where(
                self.where.path, self.where.line + before.count("\n"), self.where.column + column
            )
        if self.style == "" and self.one_line:
            return Where(self.where.path, self.where.line, self.where.column + offset)
        return self._in_source(
            len("".join(before.split())), seen=not self.text[offset : offset + 1].isspace()
        )

    def _in_source(self, number: int, *, seen: bool) -> Where:
        """The place of the character that is not blank with this number, or (not `seen`) the place
        after the one before it.
        """
        begin, end = (
            (self.source.find("\n"), None)
            if self.style == ">"
            else (len(self.style), -len(self.style) or None)
        )
        found = [
            match.span()
            for match in _SEEN.get(self.style, _PLAIN).finditer(self.source[:end], begin)
            if match[1]
        ]
        place = (
            found[number][0]
            if seen and number < len(found)
            else found[number - 1][1]
            if 0 < number <= len(found)
            else 0
        )
        line_start = self.source.rfind("\n", 0, place) + 1
        column = place - line_start + (1 if line_start else self.where.column)
        return Where(self.where.path, self.where.line + self.source.count("\n", 0, place), column)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scalar) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def _said(self) -> tuple[object, ...]:
        """All but the source: texts that are equal here are so however they are quoted."""
        return self.text, self.where, self.style, self.cut, self.one_line, self.cuts_word


Text = Scalar  # text as written, with the place of every character


class Sequence(Struct, frozen=True):
    """A YAML list."""

    items: tuple[Node, ...]
    where: Where


class Entry(Struct, frozen=True):
    """A key with its value."""

    key: Scalar
    value: Node


class Mapping(Struct, frozen=True):
    """A YAML mapping in the order written.

    Doubled keys are kept: the reader says what they mean.
    """

    entries: tuple[Entry, ...]
    where: Where

    def get(self, key: str) -> Node | None:
        """The first value of a key, or None."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


Node = Scalar | Sequence | Mapping


def parse_yaml(source: str, path: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """Read YAML text.

    Gives the top node (None for an empty file, or one that cannot be read) and what is wrong.

    Never raises for any text: aliases, tags, several documents, control characters and deep nesting
    are findings.
    """
    findings = _unseen(source, path)
    if len(source) > _MAX_CHARACTERS:
        return None, (Finding(Where(path), *_NOT_A_SECTION),)
    readable = _UNSEEN.sub(" ", source)
    builder = _Builder(path, readable, findings)
    try:
        for event in YAML(typ="safe", pure=False).parse(readable):
            if not builder.take(event):
                break
    except YAMLError as error:
        return None, (*findings, _fault(error, source, path))
    return builder.top, tuple(findings)


def _unseen(source: str, path: str) -> list[Finding]:
    """Characters that cannot be seen and that YAML reads in a way of its own."""
    found = []
    for match in _UNSEEN.finditer(source):
        offset = match.start()
        where = Where(
            path, source.count("\n", 0, offset) + 1, offset - source.rfind("\n", 0, offset)
        )
        message = (
            f"Här står ett osynligt tecken (U+{ord(match[0]):04X}) som inte kan "
            "följa med till Word."
        )
        found.append(Finding(where, message, "Ta bort tecknet, eller skriv om raden från början."))
    return found


def _fault(error: Exception, source: str, path: str) -> Finding:
    lines = source.split("\n")
    mark = getattr(error, "problem_mark", None) if isinstance(error, MarkedYAMLError) else None
    context_mark = getattr(error, "context_mark", None)
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark else 0
    opened = (context_mark.line, context_mark.column) if context_mark else None
    at, message, hint = explain_yaml(
        getattr(error, "problem", None) or "",
        getattr(error, "context", None) or "",
        lines,
        (line, column),
        opened,
    )
    return Finding(Where(path, at[0] + 1, at[1] + 1), message, hint)


class _Builder:
    """Puts nodes together from events. Refuses aliases and tags: they hide what a file says."""

    def __init__(self, path: str, source: str, findings: list[Finding]) -> None:
        self.path = path
        self.source = source
        self.lines = source.split("\n")
        self.findings = findings
        self.top: Node | None = None
        self.documents = 0
        self.open: list[tuple[type[Sequence | Mapping], Where, list[Node]]] = []

    def take(self, event: object) -> bool:
        """Take one event. False when the rest of the file is not worth reading."""
        match event:
            case SequenceStartEvent() | MappingStartEvent():
                self.marked(event)
                kind = Sequence if isinstance(event, SequenceStartEvent) else Mapping
                self.open.append((kind, self.where(event), []))
                if len(self.open) > _MAX_DEPTH:
                    self.findings.append(Finding(self.where(event), *_NOT_A_SECTION))
                    self.top = None
                    return False
            case SequenceEndEvent() | MappingEndEvent():
                kind, where, nodes = self.open.pop()
                self.add(
                    Sequence(tuple(nodes), where)
                    if kind is Sequence
                    else self.mapping(nodes, where)
                )
            case ScalarEvent():
                self.marked(event)
                self.add(self.scalar(event))
            case AliasEvent():
                where = self.where(event)
                self.findings.append(Finding(where, *_ALIAS))
                self.add(Scalar("", where))
            case DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self.findings.append(Finding(self.where(event), *_SECOND_DOCUMENT))
                    self.top = None  # half a file: what is missing from it stands further down
                    return False
            case _:
                pass
        return True

    def where(self, event: object) -> Where:
        mark = event.start_mark  # type: ignore[attr-defined]  # every event has one
        return Where(self.path, mark.line + 1, mark.column + 1)

    def add(self, node: Node) -> None:
        if self.open:
            self.open[-1][2].append(node)
        else:
            self.top = node

    def marked(self, event: ScalarEvent | SequenceStartEvent | MappingStartEvent) -> None:
        """Refuse a tag (!) or an anchor (&): the word after the sign would vanish."""
        if event.tag is not None:
            self.findings.append(Finding(self.where(event), *_TAG))
        if event.anchor is not None:
            self.findings.append(Finding(self.where(event), *_ANCHOR))

    def mapping(self, nodes: list[Node], where: Where) -> Mapping:
        entries = []
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if isinstance(key, Scalar):
                entries.append(Entry(key, value))
            else:
                self.findings.append(Finding(key.where, *_KEY))
        return Mapping(tuple(entries), where)

    def scalar(self, event: ScalarEvent) -> Scalar:
        style = event.style or ""
        where = self.block_start(event) if style == "|" else self.where(event)
        one_line = event.start_mark.line == event.end_mark.line
        if style == '"' and (unseen := _UNSEEN.search(event.value)):
            message = (
                "Ett omvänt snedstreck (\\) inom citattecken ger här ett osynligt tecken "
                f"(U+{ord(unseen[0]):04X})."
            )
            self.findings.append(
                Finding(
                    where,
                    message,
                    "Skriv texten på egna rader under | (lodstreck): där är \\ bara ett tecken.",
                )
            )
        value = _UNSEEN.sub(" ", event.value).replace("\r", "\n") if style == '"' else event.value
        cut = None if style or not value else self.cut(event)
        if not style and not one_line:
            self.flowing(event)
        cuts_word = bool(cut and re.match(r"#\w", self.lines[cut.line - 1][cut.column - 1 :]))
        placed = style == "|" or (one_line and not style)
        return Scalar(
            value,
            where,
            style,
            cut,
            one_line,
            cuts_word,
            "" if placed else self.source[event.start_mark.index : event.end_mark.index],
        )

    def flowing(self, event: ScalarEvent) -> None:
        """Refuse list items in a text without |: YAML joins its lines, so that the items vanish
        into the sentence.
        """
        for number in range(event.start_mark.line, event.end_mark.line + 1):
            line = self.lines[number] if number < len(self.lines) else ""
            if number > event.start_mark.line and _ITEM.match(line):
                where = Where(self.path, number + 1, len(line) - len(line.lstrip()) + 1)
                self.findings.append(Finding(where, *_FLOWING))
                return

    def cut(self, event: ScalarEvent) -> Where | None:
        """Where a comment follows on the line on which a plain value ends."""
        end = event.end_mark
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        rest = line[end.column :]
        if rest.lstrip().startswith("#") and rest[:1].isspace():
            return Where(self.path, end.line + 1, end.column + rest.index("#") + 1)
        return None

    def block_start(self, event: ScalarEvent) -> Where:
        """Where the text of a literal block begins: its first line, at its indentation."""
        if not event.value.strip():
            return self.where(event)
        first = event.start_mark.line + 1
        for number in range(first, min(event.end_mark.line + 1, len(self.lines))):
            line = self.lines[number]
            if line.strip():
                # A text whose first line begins with blanks of its own stands further to the left
                # than that line.
                own = next(part for part in event.value.split("\n") if part.strip())
                own_blanks = len(own) - len(own.lstrip(" "))
                return Where(
                    self.path, first + 1, len(line) - len(line.lstrip(" ")) - own_blanks + 1
                )
        return self.where(event)


_NOT_A_SECTION = (
    "Filen är för stor eller har för många nivåer för att vara en del av en rapport.",
    "Kontrollera att rätt fil ligger i mappen.",
)
_ALIAS = (
    (
        "En asterisk (*) först i ett värde läses som en hänvisning till ett annat ställe, och "
        "sådana kan inte användas."
    ),
    (
        "En punktlista skrivs med bindestreck. Annan text som börjar med * sätts inom citattecken "
        "eller under | (lodstreck)."
    ),
)
_ANCHOR = (
    "Ett och-tecken (&) först i ett värde gör ordet till ett ankare, och det kommer inte med.",
    "Sätt texten inom citattecken, eller skriv den under | (lodstreck).",
)
_TAG = (
    "Ett utropstecken först i ett värde gör ordet till en YAML-tagg, och taggar kan inte användas.",
    "Ta bort ordet, eller sätt texten inom citattecken.",
)
_KEY = (
    "En nyckel måste vara ett ord eller ett frågenummer, inte en lista.",
    'Skriv till exempel "1.1.1": | och texten på raderna under.',
)
_FLOWING = (
    "Raden flyter ihop med raden ovanför, så punktlistan blir löpande text.",
    "Skriv | (lodstreck) efter kolonet, så behåller texten sina rader.",
)
_SECOND_DOCUMENT = (
    "Raden --- delar filen i två. En fil i rapporten är ett enda dokument.",
    "Ta bort raden.",
)
