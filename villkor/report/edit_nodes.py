"""The lines of a section file when something under a key is to be another: the smallest
part is written anew, and every other line is kept.
"""

from __future__ import annotations

from villkor.base.yaml.spans import (
    AnySpan,
    EntrySpan,
    ListSpan,
    MappingSpan,
    ScalarSpan,
)
from villkor.base.yaml.write import WIDTH
from villkor.report.edit_texts import TextEditor
from villkor.report.fresh_lines import bracketed, fresh_entry, fresh_item, fresh_row
from villkor.report.keys import YES_NO_KEYS
from villkor.report.list_parts import (
    Line,
    LinePart,
    ListParts,
    flat_lines,
    kept_lines,
    without_blanks,
)
from villkor.report.row_order import aligned_names, aligned_rows
from villkor.report.wanted import (
    Wanted,
    WantedKeys,
    WantedNames,
    WantedRows,
    WantedText,
    same_wanted,
)


class NodeEditor(TextEditor, frozen=True):
    """Writes in the lines of a file.

    `rows` are the places of the rows that can be read of the table that is edited.
    """

    rows: tuple[tuple[int, int], ...] = ()

    def entry(
        self,
        entry: EntrySpan,
        old: Wanted | None,
        new: Wanted,
    ) -> list[Line]:
        """The lines of a key when what is under it is to be another.

        Raises UserError if words that are not in the old one would be lost.
        """
        value = entry.value
        if same_wanted(old, new):
            return kept_lines(entry.first, entry.last)
        match value, old, new:
            case ScalarSpan(), _, WantedText():
                return self.text(
                    entry,
                    value,
                    old,
                    new,
                )
            case MappingSpan(flow=False), WantedKeys() | None, WantedKeys() if (
                _may_be_keys(value, old, new)
            ):
                below = self.keys(value, old or WantedKeys({}, new.order), new)
            case ListSpan(flow=False), WantedRows(), WantedRows() if len(
                old.rows
            ) == len(self.rows):
                below = self._rows(value, old, new)
            case ListSpan(flow=False), WantedNames(), WantedNames():
                below = self._names(value, old, new)
            case ListSpan(flow=True), WantedNames(), WantedNames():
                return self._in_brackets(entry, value, old, new)
            case _:
                return self.anew(entry, old, new)
        return kept_lines(entry.first, value.start[0] - 1) + below

    def emptied(
        self,
        entry: EntrySpan,
        old: Wanted | None,
    ) -> list[Line]:
        """The lines of a key without what is under it, for somebody to fill in."""
        match entry.value:
            case ScalarSpan() as value:
                return self.emptied_text(entry, value, old)
            case MappingSpan(flow=False) as value if isinstance(old, WantedKeys):
                if old.order == YES_NO_KEYS:
                    below = self.keys(value, old, WantedKeys({}, old.order))
                    return kept_lines(entry.first, value.start[0] - 1) + below
        self.refuse_loss(entry.value, old)
        return [*self.comments(entry), self.head(entry)]

    def anew(
        self,
        entry: EntrySpan,
        old: Wanted | None,
        new: Wanted,
    ) -> list[Line]:
        """The lines of a key with all that is under it written anew, and its comments
        above it.
        """
        self.refuse_loss(entry.value, old)
        lines = fresh_entry(self.head(entry), entry.key.start[1], new)
        return [*self.comments(entry), *lines]

    def keys(
        self,
        mapping: MappingSpan,
        old: WantedKeys,
        new: WantedKeys,
    ) -> list[Line]:
        """The lines of a mapping, from that of its first key to the last of its last
        value.
        """
        parts: list[LinePart] = []
        seen: set[str] = set()
        above = mapping.start[0]
        for entry in mapping.entries:
            gap = kept_lines(above, entry.first - 1)
            above = entry.last + 1
            key = entry.key.text
            body = kept_lines(entry.first, entry.last)
            if key in new.order and key not in seen:
                body = self._changed(entry, old, new)
            if not body:
                gap = without_blanks(self.lines, gap)
            parts.append(LinePart(key, gap, body))
            seen.add(key)
        column = mapping.start[1]
        for key, wanted in new.values.items():
            if key not in seen:
                lines = fresh_entry(f"{' ' * column}{key}:", column, wanted)
                place = _place_among(parts, new.order, key)
                parts.insert(place, LinePart(key, [], [*lines]))
        return self._with_dash(mapping, flat_lines(self.lines, parts, column))

    def _changed(
        self,
        entry: EntrySpan,
        old: WantedKeys,
        new: WantedKeys,
    ) -> list[Line]:
        """The lines of a key of a mapping; none if it is to be there no more."""
        key = entry.key.text
        before, after = old.values.get(key), new.values.get(key)
        if after is not None:
            return self.entry(entry, before, after)
        if before is None:
            return kept_lines(entry.first, entry.last)
        if new.order == YES_NO_KEYS:
            return self.emptied(entry, before)
        self.refuse_loss(entry.value, before)
        return []

    def _with_dash(
        self,
        mapping: MappingSpan,
        lines: list[Line],
    ) -> list[Line]:
        """The lines of a mapping that is an item of a list, with its dash before the
        first key that it has now.
        """
        first, column = mapping.start
        prefix = self.lines[first][:column]
        if not prefix.strip():
            return lines
        lead = next(n for n, line in enumerate(lines) if self.says(line))
        for number, line in enumerate(lines):
            text = self.words(line)
            if number != lead and (line == first or text.startswith(prefix)):
                lines[number] = " " * column + text[column:]
                break
        if lines[lead] != first:
            lines[lead] = prefix + self.words(lines[lead])[column:]
        return lines

    def _rows(
        self,
        listed: ListSpan,
        old: WantedRows,
        new: WantedRows,
    ) -> list[Line]:
        """The lines of a table: rows that are as they were keep theirs, wherever they
        stand now.
        """
        parts = ListParts(self.lines, listed)
        starts = [item.start for item in listed.items]
        numbers = [starts.index(place) for place in self.rows]
        known = dict(zip(numbers, old.rows, strict=True))
        pairs = aligned_rows(old.rows, new.rows)
        for before, row in zip(pairs, new.rows, strict=True):
            if before is None:
                parts.add(fresh_row(row, parts.column))
                continue
            number = numbers[before]
            body = parts.before[number].body
            item = listed.items[number]
            changed = self._row(body, item, known[number], row)
            parts.keep(number, changed)
        for number in parts.left_out():
            self.refuse_loss(listed.items[number], known.get(number))
        return parts.whole()

    def _row(
        self,
        body: list[Line],
        item: AnySpan,
        old: WantedKeys,
        new: WantedKeys,
    ) -> list[Line]:
        """The lines of a row that may have changed."""
        if same_wanted(old, new):
            return body
        first = item.start[0]
        if isinstance(item, MappingSpan) and not item.flow:
            above = body[: body.index(first)]
            return above + self.keys(item, old, new)
        self.refuse_loss(item, old)
        dashed = self.words(body[0])
        column = len(dashed) - len(dashed.lstrip())
        return [*fresh_row(new, column)]

    def _names(
        self,
        listed: ListSpan,
        old: WantedNames,
        new: WantedNames,
    ) -> list[Line]:
        """The lines of a list of names, one a line."""
        self.refuse_loss(listed, old)
        parts = ListParts(self.lines, listed)
        names = [item.text for item in listed.items if isinstance(item, ScalarSpan)]
        pairs = aligned_names(names, new.names)
        for before, name in zip(pairs, new.names, strict=True):
            if before is None:
                parts.add([fresh_item(name, parts.column)])
            else:
                parts.keep(before)
        return parts.whole()

    def _in_brackets(
        self,
        entry: EntrySpan,
        listed: ListSpan,
        old: WantedNames,
        new: WantedNames,
    ) -> list[Line]:
        """The lines of a key with a list of names in brackets."""
        number, column = listed.start
        line = self.lines[number]
        written = line[:column] + bracketed(new.names) + line[listed.end[1] :]
        if listed.end[0] != number or len(written) > max(WIDTH, len(line)):
            return self.anew(entry, old, new)
        self.refuse_loss(listed, old)
        lines = kept_lines(entry.first, entry.last)
        lines[number - entry.first] = written
        return lines


def _may_be_keys(
    mapping: MappingSpan,
    old: WantedKeys | None,
    new: WantedKeys,
) -> bool:
    """Whether a mapping is of the kind that is wanted, and not of the other: a question
    is either answered or does not apply.
    """
    if old is not None:
        return old.order == new.order
    return all(entry.key.text in new.order for entry in mapping.entries)


def _place_among(
    parts: list[LinePart],
    order: tuple[str, ...],
    key: str,
) -> int:
    """Where a new key is put: after the last one that comes before it in the form."""
    before = order[: order.index(key)]
    place = 0
    for number, part in enumerate(parts):
        if part.key in before:
            place = number + 1
    return place
