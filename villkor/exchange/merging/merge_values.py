"""One value of an answer (a text, a word, a list of names) put together."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from villkor.exchange.merging.merge_order import merged_order
from villkor.exchange.merging.merge_text import TwiceTold, merge_text
from villkor.exchange.merging.merged import Conflict, MergedPart
from villkor.exchange.merging.value_place import (
    ValueKind,
    ValuePlace,
    Values,
    value_text,
)
from villkor.report.two_versions import (
    AT_END,
    GONE,
    IN_REPORT,
    in_word_file,
    merge_conflict_text,
)
from villkor.report.values import KeyPath, Value


class ValueTold(Struct, frozen=True):
    """A value as it is written and as it is shown; None: there is none."""

    written: Value | None = None
    shown: Value | None = None


class ValuesTold(Struct, frozen=True):
    """Values by their keys, as they are written and as they are shown."""

    written: Values = field(default_factory=dict)
    shown: Values = field(default_factory=dict)

    def told(self, path: KeyPath) -> ValueTold:
        """The value under some keys."""
        return ValueTold(self.written.get(path), self.shown.get(path))


def merge_values(
    place: ValuePlace,
    base: ValuesTold | None,
    ours: ValuesTold,
    theirs: Values,
) -> MergedPart[Values]:
    """The values of an answer or of a row put together one by one. `place` is where
    they stand, without keys.
    """
    value: dict[KeyPath, Value] = {}
    marked: dict[KeyPath, Value] = {}
    conflicts: list[Conflict] = []
    notes: list[str] = []
    for path in {**ours.written, **ours.shown, **theirs}:
        merged = merge_value(
            replace(place, path=path),
            base.told(path) if base else None,
            ours.told(path),
            theirs.get(path),
        )
        if merged.value is not None:
            value[path] = merged.value
        if merged.marked is not None:
            marked[path] = merged.marked
        conflicts += merged.conflicts
        notes += merged.notes
    return MergedPart(
        value,
        marked,
        tuple(conflicts),
        tuple(notes),
    )


def merge_value(
    place: ValuePlace,
    base: ValueTold | None,
    ours: ValueTold,
    theirs: Value | None,
) -> MergedPart[Value | None]:
    """The value of the report with what has been changed in Word. Without a base, only
    what the report lacks is taken.
    """
    kept = MergedPart(ours.written, ours.written)
    if place.same(theirs, ours.shown):
        return kept
    if base is None:
        if ours.shown is None:
            return MergedPart(theirs, theirs)
        return (
            kept
            if theirs is None
            else _disputed(
                place,
                None,
                ours,
                theirs,
            )
        )
    if place.same(theirs, base.shown):
        return kept
    return _merge_changed(place, base, ours, theirs)


def _merge_changed(
    place: ValuePlace,
    base: ValueTold,
    ours: ValueTold,
    theirs: Value | None,
) -> MergedPart[Value | None]:
    """The same, where the Word file has changed the value that both began with."""
    match base.shown, ours.shown, theirs:
        case ((str() | None), str(), str()) if place.kind is ValueKind.PROSE:
            return _merge_prose(place, base, ours, theirs)
        case ((tuple() | None), tuple(), tuple()):
            value = _merge_names(base, ours, theirs)
            return MergedPart(value, value)
    if place.same(ours.shown, base.shown):
        return MergedPart(theirs, theirs)
    return _disputed(place, base.shown, ours, theirs)


def _merge_prose(
    place: ValuePlace,
    base: ValueTold,
    ours: ValueTold,
    theirs: str,
) -> MergedPart[Value | None]:
    merged = merge_text(
        _as_text(base),
        _as_text(ours),
        theirs,
        place.file_name,
    )
    conflicts = (
        Conflict(
            place.path,
            place.row,
            each.ours,
            each.theirs,
            each.base,
        )
        for each in merged.conflicts
    )
    return MergedPart(
        merged.value,
        merged.marked,
        tuple(conflicts),
        merged.notes,
    )


def _as_text(told: ValueTold) -> TwiceTold:
    if isinstance(told.written, str) and isinstance(told.shown, str):
        return TwiceTold(told.written, told.shown)
    return TwiceTold()


def _merge_names(
    base: ValueTold,
    ours: ValueTold,
    theirs: tuple[str, ...],
) -> tuple[str, ...]:
    """The names of a list: those that each has added, without those that either has
    taken away, as the report writes them.
    """
    written = dict(zip(ours.shown or (), ours.written or (), strict=False))
    names = merged_order(
        base.shown or (),
        ours.shown or (),
        theirs,
    )
    return tuple(written.get(name, name) for name in names)


def _disputed(
    place: ValuePlace,
    base: Value | None,
    ours: ValueTold,
    theirs: Value | None,
) -> MergedPart[Value | None]:
    """A value that both have, each in another way."""
    own = ours.written
    conflict = Conflict(
        place.path,
        place.row,
        value_text(own),
        value_text(theirs),
        value_text(base),
    )
    marked: Value
    if isinstance(own, tuple) or isinstance(theirs, tuple):
        names = in_word_file(place.file_name)
        marked = (IN_REPORT, *_names(own), names, *_names(theirs), AT_END)
    else:
        marked = merge_conflict_text(
            own or "",
            theirs or "",
            place.file_name,
        )
    return MergedPart(own, marked, (conflict,))


def _names(value: Value | None) -> tuple[str, ...]:
    if value is None:
        return (GONE,)
    return value if isinstance(value, tuple) else (value,)
