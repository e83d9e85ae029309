"""YAML text → nodes, and what is wrong with it. The only user of ruamel.yaml.

The C parser's events become nodes. Events instead of ruamel's own composer, since
aliases are seen as such, and depth is bounded here instead of by Python's stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
from ruamel.yaml.main import CParser  # type: ignore[attr-defined]  # None without it

from villkor.base.diagnostic import Finding, Where
from villkor.base.yaml.complaints import explain_yaml
from villkor.base.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence

# Characters that YAML takes for line breaks or refuses, that Word cannot hold, and that
# no officer typed on purpose.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)
_ITEM = re.compile(r"\s*(?:[-*•·–]|\d+[.)])\s+\S")
_CUT_WORD = re.compile(r"#\w")
# a whole report is 0.2 million; more than this is not a section file
_MAX_CHARACTERS = 5_000_000
_MAX_DEPTH = 40  # a section file needs 7

_NOT_A_SECTION = (
    "Filen är för stor eller har för många nivåer för att vara en del av en rapport.",
    "Kontrollera att rätt fil ligger i mappen.",
)
_ALIAS = (
    (
        "En asterisk (*) först i ett värde läses som en hänvisning till ett annat "
        "ställe, och sådana kan inte användas."
    ),
    (
        "En punktlista skrivs med bindestreck. Annan text som börjar med * sätts inom "
        "citattecken eller under | (lodstreck)."
    ),
)
_ANCHOR = (
    (
        "Ett och-tecken (&) först i ett värde gör ordet till ett ankare, och det "
        "kommer inte med."
    ),
    "Sätt texten inom citattecken, eller skriv den under | (lodstreck).",
)
_TAG = (
    (
        "Ett utropstecken först i ett värde gör ordet till en YAML-tagg, och taggar "
        "kan inte användas."
    ),
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


def parse_yaml(source: str, path: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """Read YAML text.

    Gives the top node (None for an empty file, or one that cannot be read) and what is
    wrong.

    Never raises for any text: aliases, tags, several documents, control characters and
    deep nesting are findings.
    """
    findings = _unseen_signs(source, path)
    if len(source) > _MAX_CHARACTERS:
        return None, (Finding(Where(path), *_NOT_A_SECTION),)
    readable = _UNSEEN.sub(" ", source) if findings else source
    composer = _Composer(path, readable, findings)
    try:
        for event in _events(readable):
            if not composer.take(event):
                break
    except YAMLError as error:
        return None, (*findings, _complaint(error, source, path))
    return composer.top, tuple(findings)


def _events(source: str) -> Iterator[object]:
    """The parser's events.

    From the C parser itself, where there is one: YAML makes a class anew for each text,
    which takes as long as reading it, and leaves it as garbage. Raises YAMLError.
    """
    if CParser is None:
        yield from YAML(typ="safe", pure=True).parse(source)
        return
    parser = CParser(source)
    while parser.check_event():
        yield parser.get_event()


def _unseen_signs(source: str, path: str) -> list[Finding]:
    """Characters that cannot be seen and that YAML reads in a way of its own."""
    found = []
    for match in _UNSEEN.finditer(source):
        offset = match.start()
        line = source.count("\n", 0, offset) + 1
        column = offset - source.rfind("\n", 0, offset)
        message = (
            f"Här står ett osynligt tecken (U+{ord(match[0]):04X}) som inte kan "
            "följa med till Word."
        )
        hint = "Ta bort tecknet, eller skriv om raden från början."
        found.append(Finding(Where(path, line, column), message, hint))
    return found


def _complaint(error: YAMLError, source: str, path: str) -> Finding:
    """What the parser stopped at, in the officer's words."""
    lines = source.split("\n")
    place, opened = (0, 0), None
    problem = context = ""
    if isinstance(error, MarkedYAMLError):
        problem, context = error.problem or "", error.context or ""
        if error.problem_mark:
            place = (
                min(error.problem_mark.line, len(lines) - 1),
                error.problem_mark.column,
            )
        if error.context_mark:
            opened = error.context_mark.line, error.context_mark.column
    (line, column), message, hint = explain_yaml(problem, context, lines, place, opened)
    return Finding(Where(path, line + 1, column + 1), message, hint)


class _Composer:
    """Puts nodes together from events.

    Refuses aliases and tags: they hide what a file says.
    """

    def __init__(self, path: str, source: str, findings: list[Finding]) -> None:
        self.path = path
        self.source = source
        self.lines = source.split("\n")
        self.findings = findings
        self.top: Node | None = None
        self.documents = 0
        # lists and mappings that are not ended
        self.open: list[tuple[Where, list[Node]]] = []

    def take(self, event: object) -> bool:
        """Take one event. False when the rest of the file is not worth reading."""
        match event:
            case ScalarEvent():
                self.refuse_marks(event)
                self.add_node(self.scalar_node(event))
            case MappingStartEvent() | SequenceStartEvent():
                return self.begin(event)
            case MappingEndEvent():
                where, nodes = self.open.pop()
                self.add_node(self.mapping_node(nodes, where))
            case SequenceEndEvent():
                where, nodes = self.open.pop()
                self.add_node(Sequence(tuple(nodes), where))
            case AliasEvent():
                where = self.event_place(event)
                self.findings.append(Finding(where, *_ALIAS))
                self.add_node(Scalar("", where))
            case DocumentStartEvent():
                return self.begin_document(event)
            case _:
                pass
        return True

    def begin(self, event: MappingStartEvent | SequenceStartEvent) -> bool:
        """Begin a mapping or a list. False if it is too deep."""
        self.refuse_marks(event)
        where = self.event_place(event)
        self.open.append((where, []))
        if len(self.open) <= _MAX_DEPTH:
            return True
        self.findings.append(Finding(where, *_NOT_A_SECTION))
        self.top = None
        return False

    def begin_document(self, event: DocumentStartEvent) -> bool:
        """Begin a document. False if there has been one already."""
        self.documents += 1
        if self.documents == 1:
            return True
        self.findings.append(Finding(self.event_place(event), *_SECOND_DOCUMENT))
        self.top = None  # half a file: what is missing from it stands further down
        return False

    def event_place(self, event: object) -> Where:
        mark = event.start_mark  # type: ignore[attr-defined]  # every event has one
        return Where(self.path, mark.line + 1, mark.column + 1)

    def add_node(self, node: Node) -> None:
        if self.open:
            self.open[-1][1].append(node)
        else:
            self.top = node

    def refuse_marks(
        self,
        event: ScalarEvent | SequenceStartEvent | MappingStartEvent,
    ) -> None:
        """Refuse a tag (!) or an anchor (&): the word after the sign would vanish."""
        if event.tag is not None:
            self.findings.append(Finding(self.event_place(event), *_TAG))
        if event.anchor is not None:
            self.findings.append(Finding(self.event_place(event), *_ANCHOR))

    def mapping_node(self, nodes: list[Node], where: Where) -> Mapping:
        entries = []
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if isinstance(key, Scalar):
                entries.append(Entry(key, value))
            else:
                self.findings.append(Finding(key.where, *_KEY))
        return Mapping(tuple(entries), where)

    def scalar_node(self, event: ScalarEvent) -> Scalar:
        start, end = event.start_mark, event.end_mark
        one_line = start.line == end.line
        match event.style:
            case "|":
                return Scalar(
                    event.value,
                    self.block_place(event),
                    "|",
                    one_line=one_line,
                )
            case None | "":
                return self.plain_scalar(event, one_line=one_line)
        text, where = event.value, self.event_place(event)
        if event.style == '"':
            self.refuse_escapes(text, where)
            text = _UNSEEN.sub(" ", text).replace("\r", "\n")
        source = self.source[start.index : end.index]
        return Scalar(text, where, event.style, one_line=one_line, source=source)

    def plain_scalar(self, event: ScalarEvent, *, one_line: bool) -> Scalar:
        """A text without quotes or a sign before it."""
        source, cut, cuts_word = "", None, False
        if event.value:
            cut = self.comment_place(event)
        if cut:
            cuts_word = (
                _CUT_WORD.match(self.lines[cut.line - 1], cut.column - 1) is not None
            )
        if not one_line:
            self.refuse_items(event)
            source = self.source[event.start_mark.index : event.end_mark.index]
        where = self.event_place(event)
        return Scalar(event.value, where, "", cut, one_line, cuts_word, source)

    def refuse_escapes(self, text: str, where: Where) -> None:
        """Refuse an escape within quotes that means a character that cannot be seen."""
        unseen = _UNSEEN.search(text)
        if unseen:
            message = (
                "Ett omvänt snedstreck (\\) inom citattecken ger här ett osynligt "
                f"tecken (U+{ord(unseen[0]):04X})."
            )
            hint = (
                "Skriv texten på egna rader under | (lodstreck): där är \\ "
                "bara ett tecken."
            )
            self.findings.append(Finding(where, message, hint))

    def refuse_items(self, event: ScalarEvent) -> None:
        """Refuse list items in a text without |: YAML joins its lines, so that the
        items vanish into the sentence.
        """
        first = event.start_mark.line + 1
        for number, line in enumerate(
            self.lines[first : event.end_mark.line + 1],
            start=first,
        ):
            if _ITEM.match(line):
                column = len(line) - len(line.lstrip()) + 1
                self.findings.append(
                    Finding(Where(self.path, number + 1, column), *_FLOWING)
                )
                return

    def comment_place(self, event: ScalarEvent) -> Where | None:
        """Where a comment follows on the line on which a plain value ends."""
        end = event.end_mark
        if end.line >= len(self.lines):
            return None
        rest = self.lines[end.line][end.column :]
        if rest[:1].isspace() and rest.lstrip().startswith("#"):
            return Where(self.path, end.line + 1, end.column + rest.index("#") + 1)
        return None

    def block_place(self, event: ScalarEvent) -> Where:
        """Where the text of a literal block begins: its first line, at its
        indentation.
        """
        if not event.value.strip():
            return self.event_place(event)
        first = event.start_mark.line + 1
        for line in self.lines[first : event.end_mark.line + 1]:
            if line.strip():
                # A text whose first line begins with blanks of its own stands further
                # to the left than that line.
                own_line = next(
                    part for part in event.value.split("\n") if part.strip()
                )
                indent = _blanks_before(line) - _blanks_before(own_line)
                return Where(self.path, first + 1, indent + 1)
        return self.event_place(event)


def _blanks_before(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
