"""YAML text → nodes, and what is wrong with it.

The C parser's events become nodes. Events instead of ruamel's own composer, since
aliases are seen as such, and depth is bounded here instead of by Python's stack.
"""

from __future__ import annotations

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

from villkor.base.capped_faults import MOST_TOLD
from villkor.base.diagnostic import Finding, Where
from villkor.base.yaml.complaints import explain_yaml
from villkor.base.yaml.conflict import conflict_finding
from villkor.base.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence
from villkor.base.yaml.scalars import UNSEEN, ScalarReader, event_place

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
    if len(source) > _MAX_CHARACTERS:
        return None, (Finding(Where(path), *_NOT_A_SECTION),)
    conflict = conflict_finding(source, path)
    if conflict:
        return None, (conflict,)
    findings = _unseen_signs(source, path)
    readable = UNSEEN.sub(" ", source) if findings else source
    composer = _Composer(path, readable, findings)
    try:
        for event in parser_events(readable):
            if not composer.take(event):
                break
    except YAMLError as error:
        return None, (*findings, _complaint(error, source, path))
    return composer.top, tuple(findings)


def parser_events(source: str) -> Iterator[object]:
    """The events of the parser, for whoever puts a text together.

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
    """Characters that cannot be seen and that YAML reads in a way of its own.

    The first ones are told, and how many there are.
    """
    found: list[Finding] = []
    if not UNSEEN.search(source):
        return found
    count = 0
    for number, line in enumerate(source.split("\n"), start=1):
        for match in UNSEEN.finditer(line):
            count += 1
            if count <= MOST_TOLD:
                where = Where(path, number, match.start() + 1)
                found.append(_unseen(where, ord(match[0])))
    if count > MOST_TOLD:
        message = f"Det finns {count - MOST_TOLD} osynliga tecken till i filen."
        hint = "Är de många är det kanske fel fil, eller så är filen skadad."
        found.append(Finding(found[-1].where, message, hint))
    return found


def _unseen(where: Where, code: int) -> Finding:
    message = (
        f"Här står ett osynligt tecken (U+{code:04X}) som inte kan följa med till Word."
    )
    hint = "Ta bort tecknet, eller skriv om raden från början."
    return Finding(where, message, hint)


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
        self.findings = findings
        self.scalars = ScalarReader(path, source, findings)
        self.top: Node | None = None
        self.documents = 0
        # lists and mappings that are not ended
        self.open: list[tuple[Where, list[Node]]] = []

    def take(self, event: object) -> bool:
        """Take one event. False when the rest of the file is not worth reading."""
        match event:
            case ScalarEvent():
                self.refuse_marks(event)
                self.add_node(self.scalars.scalar_node(event))
            case MappingStartEvent() | SequenceStartEvent():
                return self.begin(event)
            case MappingEndEvent():
                where, nodes = self.open.pop()
                self.add_node(self.mapping_node(nodes, where))
            case SequenceEndEvent():
                where, nodes = self.open.pop()
                self.add_node(Sequence(tuple(nodes), where))
            case AliasEvent():
                where = event_place(self.path, event)
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
        where = event_place(self.path, event)
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
        self.findings.append(Finding(event_place(self.path, event), *_SECOND_DOCUMENT))
        self.top = None  # half a file: what is missing from it stands further down
        return False

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
            self.findings.append(Finding(event_place(self.path, event), *_TAG))
        if event.anchor is not None:
            self.findings.append(Finding(event_place(self.path, event), *_ANCHOR))

    def mapping_node(self, nodes: list[Node], where: Where) -> Mapping:
        entries = []
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if isinstance(key, Scalar):
                entries.append(Entry(key, value))
            else:
                self.findings.append(Finding(key.where, *_KEY))
        return Mapping(tuple(entries), where)
