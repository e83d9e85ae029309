"""YAML text → where each key, value and item stands, from its first line to its last,
so that one of them can be written anew and every other line left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from villkor.base.yaml.compose import parser_events
from villkor.base.yaml.scalars import UNSEEN

Place = tuple[int, int]  # a line and a column, both from 0


class ScalarSpan(Struct, frozen=True):
    """A text: its words, how it is written ("" for without a sign), and where it begins
    and ends. The end of a block (`|`, `>`) is that of its last line with words.
    """

    text: str
    style: str
    start: Place
    end: Place


class MappingSpan(Struct, frozen=True):
    """Keys with values. `flow`: within braces."""

    entries: tuple[EntrySpan, ...]
    flow: bool
    start: Place
    end: Place

    def entry(self, key: str) -> EntrySpan | None:
        """The first entry of a key."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry
        return None


class ListSpan(Struct, frozen=True):
    """A list. `flow`: within brackets."""

    items: tuple[AnySpan, ...]
    flow: bool
    start: Place
    end: Place


class EntrySpan(Struct, frozen=True):
    """A key with its value."""

    key: ScalarSpan
    value: AnySpan

    @property
    def first(self) -> int:
        """The line that the key stands on."""
        return self.key.start[0]

    @property
    def last(self) -> int:
        """The last line of the value."""
        return max(self.key.end[0], self.value.end[0])


AnySpan = ScalarSpan | MappingSpan | ListSpan


def read_spans(text: str) -> AnySpan | None:
    """Where everything stands in a YAML text that `parse_yaml` reads without a fault.

    None for an empty one. Raises YAMLError for one that cannot be read.
    """
    readable = UNSEEN.sub(" ", text)
    builder = _Builder(readable.split("\n"))
    for event in parser_events(readable):
        builder.take(event)
    return builder.top


def scalars_in(span: AnySpan) -> Iterator[ScalarSpan]:
    """Every value that is text, in the order written."""
    match span:
        case ScalarSpan():
            yield span
        case MappingSpan():
            for entry in span.entries:
                yield from scalars_in(entry.value)
        case ListSpan():
            for item in span.items:
                yield from scalars_in(item)


class _Open(Struct):
    """A list or mapping that is not ended."""

    start: Place
    flow: bool
    inside: list[AnySpan]


class _Builder:
    """Puts spans together from events."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.top: AnySpan | None = None
        self.open: list[_Open] = []

    def take(self, event: object) -> None:
        """Take one event."""
        match event:
            case ScalarEvent():
                self.add_span(self.scalar_span(event))
            case AliasEvent():
                self.add_span(
                    ScalarSpan(
                        "",
                        "",
                        _start(event),
                        _end(event),
                    )
                )
            case MappingStartEvent() | SequenceStartEvent():
                flow = bool(event.flow_style)
                self.open.append(_Open(_start(event), flow, []))
            case MappingEndEvent():
                self.close_mapping(event)
            case SequenceEndEvent():
                done = self.open.pop()
                items = tuple(done.inside)
                end = _end_of(done, event)
                self.add_span(
                    ListSpan(
                        items,
                        done.flow,
                        done.start,
                        end,
                    )
                )
            case _:
                pass

    def add_span(self, span: AnySpan) -> None:
        if self.open:
            self.open[-1].inside.append(span)
        elif self.top is None:
            self.top = span

    def close_mapping(self, event: MappingEndEvent) -> None:
        done = self.open.pop()
        end = _end_of(done, event)
        entries = []
        for key, value in zip(done.inside[::2], done.inside[1::2], strict=True):
            if isinstance(key, ScalarSpan):
                entries.append(EntrySpan(key, value))
        self.add_span(
            MappingSpan(
                tuple(entries),
                done.flow,
                done.start,
                end,
            )
        )

    def scalar_span(self, event: ScalarEvent) -> ScalarSpan:
        start, end = _start(event), _end(event)
        if event.style in {"|", ">"}:
            last = min(end[0], len(self.lines) - 1)
            if end[1] == 0:
                last -= 1
            while last > start[0] and not self.lines[last].strip():
                last -= 1
            end = last, len(self.lines[last])
        return ScalarSpan(
            event.value,
            event.style or "",
            start,
            end,
        )


def _start(event: object) -> Place:
    mark = event.start_mark  # type: ignore[attr-defined]  # every event has one
    return mark.line, mark.column


def _end(event: object) -> Place:
    mark = event.end_mark  # type: ignore[attr-defined]  # as above
    return mark.line, mark.column


def _end_of(done: _Open, event: object) -> Place:
    """Where a list or mapping ends: the parser ends one that is in a block only where
    the next thing begins.
    """
    if done.flow or not done.inside:
        return _end(event)
    return max(span.end for span in done.inside)
