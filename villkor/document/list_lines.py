"""Paragraphs with their places in lists, one after the other as Word has them ⇄ blocks.

Word knows no list within an item: it knows paragraphs, how deep each is indented, and
which of them have a bullet or a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from villkor.document.blocks import Flow, ListBlock, Paragraph

DEEPEST = 8  # levels below the first, says the file format
APART = -1_000_000
"""The keys from here down are of lists that are one with no other beside them."""


class ListLine(Struct, frozen=True):
    """A paragraph of a list: how deep it stands (from 0), whether its list is numbered,
    the number that it has or would have, and which list that is.

    One that goes on in the item above it has no list (0).
    """

    paragraph: Paragraph
    level: int
    ordered: bool = False
    number: int = 1
    list_key: int = 0


class _OpenList(Struct):
    """A list that may go on: its first item, its level, which list of the file its last
    item is in, and its items so far.
    """

    line: ListLine
    level: int
    key: int
    items: list[list[Flow | _OpenList]] = field(default_factory=list)

    def takes(self, line: ListLine, *, apart: bool) -> bool:
        """Whether a paragraph at its level is the next item. `apart`: an empty line
        stands between, as between two lists that both begin with 1.
        """
        if self.line.ordered != line.ordered:
            return False
        if self.key == line.list_key:
            return True
        if not line.ordered:
            return min(self.key, line.list_key) > APART
        # programs lose where a list begins and give its items different ones
        restarted = line.number == 1 and not apart
        return restarted or line.number == self.line.number + len(self.items)

    def block(self) -> ListBlock:
        """The list."""
        items = [tuple(_finished(parts)) for parts in self.items]
        start = self.line.number if self.line.ordered else 1
        return ListBlock(tuple(items), self.line.ordered, start)


def _finished(parts: Iterable[Flow | _OpenList]) -> Iterator[Flow]:
    for part in parts:
        yield part.block() if isinstance(part, _OpenList) else part


def blocks_of_lines(lines: Iterable[Paragraph | ListLine]) -> tuple[Flow, ...]:
    """The paragraphs and lists that paragraphs with their places make.

    Paragraphs and items without a word are left out.
    """
    found: list[Flow | _OpenList] = []
    open_lists: list[_OpenList] = []
    apart = False
    for line in lines:
        said = line if isinstance(line, Paragraph) else line.paragraph
        if not said.text.strip():
            apart = apart or isinstance(line, Paragraph)
            continue
        if isinstance(line, Paragraph) or not (line.list_key or open_lists):
            open_lists.clear()
            found.append(said)
        elif line.list_key:
            _open_item(found, open_lists, line, apart=apart)
        else:
            _close_deeper(open_lists, line.level)
            open_lists[-1].items[-1].append(said)
        apart = False
    return tuple(_finished(found))


def _open_item(
    found: list[Flow | _OpenList],
    open_lists: list[_OpenList],
    line: ListLine,
    *,
    apart: bool,
) -> None:
    """Begin an item in the list that it belongs to, or in a new one."""
    _close_deeper(open_lists, line.level)
    if open_lists and open_lists[-1].level > line.level:
        open_lists[-1].level = line.level  # the list began too far in
    beside = open_lists and open_lists[-1].level == line.level
    if beside and not open_lists[-1].takes(line, apart=apart):
        open_lists.pop()
    if not open_lists or open_lists[-1].level < line.level:
        within = open_lists[-1].items[-1] if open_lists else found
        begun = _OpenList(line, line.level, line.list_key)
        within.append(begun)
        open_lists.append(begun)
    open_lists[-1].key = line.list_key
    open_lists[-1].items.append([line.paragraph])


def _close_deeper(open_lists: list[_OpenList], level: int) -> None:
    """Close the lists that stand deeper, but for one that stands alone in its place."""
    while len(open_lists) > 1 and open_lists[-1].level > level:
        if open_lists[-2].level < level:
            break
        open_lists.pop()


def lines_of_blocks(blocks: Iterable[Flow]) -> Iterator[Paragraph | ListLine]:
    """Blocks as Word has them: the inverse of `blocks_of_lines`, but for what Word does
    not know.
    """
    keys = iter(range(1, 1_000_000_000))
    for block in blocks:
        if isinstance(block, ListBlock):
            yield from _list_lines(block, 0, keys)
        else:
            yield block


def _list_lines(
    block: ListBlock, level: int, keys: Iterator[int]
) -> Iterator[ListLine]:
    key, depth = next(keys), min(level, DEEPEST)
    number = block.start
    for item in block.items:
        for position, part in enumerate(item or (Paragraph(()),)):
            if isinstance(part, ListBlock):
                yield from _list_lines(part, level + 1, keys)
            elif position:
                yield ListLine(part, depth)
            else:
                yield ListLine(part, depth, block.ordered, number, key)
                number += 1  # not for an item that is only a list: it has no line
