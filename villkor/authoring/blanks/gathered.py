"""The headings and questions of a Word form, each with what stands below it; and what
stands before the first of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from villkor.authoring.blanks.blank_lines import BlankLine, BlankPart
from villkor.authoring.blanks.numbers import LineNumber
from villkor.authoring.blanks.roles import informs, is_numbered_below
from villkor.authoring.blanks.sorted_parts import (
    PartRole,
    SortedPart,
    is_to_write_in,
)
from villkor.authoring.blanks.stated_choices import is_follow_up
from villkor.authoring.blanks.wordings import is_help

_NO_QUESTION = (
    "Rubriken har ingen fråga under sig. Kontrollera om något ska besvaras här."
)
_HEADING_ASKS = (
    "Under rubriken står ingen fråga, men en plats att svara på. Rubriken är läst som "
    "frågan: kontrollera det."
)
_FIRST_ASKS = (
    "Under rubriken står flera stycken och en plats att svara på. Det första är läst som "
    "frågan: kontrollera det."
)


class GatheredItem(Struct):
    """A heading or a question, and the parts below it up to the next one. One that
    `shares` is the question of the heading before it, and has its number. `told` are
    headings without questions after it, and what stands below those.
    """

    line: BlankLine
    asks: bool
    why: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    below: list[BlankPart] = field(default_factory=list)
    shares: bool = False
    told: list[BlankPart] = field(default_factory=list)

    @property
    def number(self) -> LineNumber | None:
        """The number that stands before it."""
        return self.line.number

    @property
    def texts(self) -> list[BlankLine]:
        """What is said below it."""
        lines = [part for part in self.below if isinstance(part, BlankLine)]
        return [line for line in lines if _says(line)]

    @property
    def has_place(self) -> bool:
        """Whether there is somewhere to write below it."""
        return any(map(is_to_write_in, self.below))


class GatheredForm(Struct, frozen=True):
    """What stands before the first heading or question, and all of those."""

    front: tuple[BlankPart, ...]
    items: tuple[GatheredItem, ...]


def gathered_form(parts: Sequence[SortedPart]) -> GatheredForm:
    """The items of a form with what stands below each."""
    front: list[BlankPart] = []
    items: list[GatheredItem] = []
    for each in parts:
        if each.role is not PartRole.BESIDE and isinstance(each.part, BlankLine):
            asks = each.role is PartRole.QUESTION
            items.append(
                GatheredItem(
                    each.part,
                    asks,
                    each.why,
                    each.doubts,
                )
            )
        elif items:
            items[-1].below.append(each.part)
        else:
            front.append(each.part)
    items = _without_front(items, front)
    items = _without_told(items)
    return GatheredForm(
        tuple(front),
        tuple(_with_questions(_sharing(items))),
    )


def _says(part: BlankPart) -> bool:
    return isinstance(part, BlankLine) and bool(part.words) and not part.is_place


def _without_front(
    items: list[GatheredItem],
    front: list[BlankPart],
) -> list[GatheredItem]:
    """The items from the first one of the form itself. Headings before that, without
    numbers and questions, are what is told of the form, as its title is.
    """
    kept = list(items)
    while len(kept) > 1 and _is_before_form(kept, front):
        first = kept.pop(0)
        front += [first.line, *first.below]
    return kept


def _is_before_form(
    items: Sequence[GatheredItem],
    front: Sequence[BlankPart],
) -> bool:
    """Whether the first item is still what is told of the form."""
    first, following = items[0], items[1]
    if first.asks or first.number:
        return False
    may_be_title = not any(map(_says, front))
    if following.asks:
        return may_be_title and _is_title(first, items)
    holds_next = 0 < first.line.level < following.line.level
    return may_be_title or not holds_next


def _is_title(
    first: GatheredItem,
    items: Sequence[GatheredItem],
) -> bool:
    """Whether a heading right above a question is the title of all: no other heading
    is like it.
    """
    for other in items[1:]:
        same = (
            other.line.level == first.line.level and other.line.size == first.line.size
        )
        if not other.asks and same:
            return False
    return True


def _without_told(items: Sequence[GatheredItem]) -> list[GatheredItem]:
    """The items without headings that have neither number nor question: they belong to
    what is told below the item before.
    """
    kept: list[GatheredItem] = []
    for place, each in enumerate(items):
        if (
            each.asks
            or each.number
            or not kept
            or _leads_on(items, place)
            or (each.has_place and each.texts and not informs(each.line.words))
        ):
            kept.append(each)
        else:
            kept[-1].told += [each.line, *each.below]
    return kept


def _leads_on(
    items: Sequence[GatheredItem],
    place: int,
) -> bool:
    """Whether a question stands under a heading, or a heading below that."""
    level = items[place].line.level
    for other in items[place + 1 :]:
        if other.asks or other.number:
            return other.asks or level < other.line.level
        if other.line.level <= level:
            return False
    return False


def _sharing(items: list[GatheredItem]) -> list[GatheredItem]:
    """The items, of which an only question without a number under a heading that has
    one is the question of that number.
    """
    for place, each in enumerate(items[1:], start=1):
        above = items[place - 1]
        following = items[place + 1] if place + 1 < len(items) else None
        only = not above.asks and above.number and each.asks and not each.number
        if only and not _is_under(above, following):
            each.shares = True
            each.why.append("rubrikens nummer")
    return items


def _with_questions(items: Sequence[GatheredItem]) -> Iterable[GatheredItem]:
    """The items, with the question of each heading that is one itself."""
    for place, each in enumerate(items):
        yield each
        following = items[place + 1] if place + 1 < len(items) else None
        if each.asks or _is_under(each, following):
            continue
        asked = [text for text in each.texts if _may_ask(text)]
        if informs(each.line.words) or not each.has_place:
            if not informs(each.line.words):
                each.doubts.append(_NO_QUESTION)
            continue
        yield _own_question(each, asked)


def _may_ask(text: BlankLine) -> bool:
    return not (text.listed or is_help(text.words) or is_follow_up(text.words))


def _is_under(
    heading: GatheredItem,
    following: GatheredItem | None,
) -> bool:
    """Whether the next item stands under a heading."""
    if following is None:
        return False
    number, next_number = heading.number, following.number
    if number is None or next_number is None:
        return following.asks or _is_deeper(heading, following)
    if not number.of_section:
        return is_numbered_below(number.parts, next_number)
    if heading.line.level and following.line.level:
        return _is_deeper(heading, following)
    return not next_number.of_section


def _is_deeper(
    heading: GatheredItem,
    following: GatheredItem,
) -> bool:
    return 0 < heading.line.level < following.line.level


def _own_question(
    heading: GatheredItem,
    asked: list[BlankLine],
) -> GatheredItem:
    """The question that a heading is, from the words below it."""
    own = GatheredItem(
        heading.line,
        asks=True,
        why=["rubriken har en fråga"],
        shares=True,
    )
    if asked:
        own.line = asked[0]
        own.why.append("stycket under rubriken")
    else:
        own.doubts.append(_HEADING_ASKS)
    if len(asked) > 1:
        own.doubts.append(_FIRST_ASKS)
    before: list[BlankPart] = []
    for part in heading.below:
        if part is own.line:
            continue
        (
            own.below
            if _follows(
                part,
                own.line,
                heading,
            )
            else before
        ).append(part)
    heading.below = before
    return own


def _follows(
    part: BlankPart,
    line: BlankLine,
    heading: GatheredItem,
) -> bool:
    """Whether a part stands below the question of a heading."""
    if line is heading.line:
        return True
    below = heading.below
    return below.index(part) > below.index(line)
