"""Markdown as markdown-it reads it: its tree, and what in it the Word file cannot
carry.

The only user of markdown-it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from villkor.base.lazy import lazy_module
from villkor.base.lazy_pattern import lazy_pattern
from villkor.document.deep_markdown import calmed_text, flat_emphasis

if TYPE_CHECKING:
    import markdown_it
    from markdown_it import tree as syntax_tree
else:
    markdown_it = lazy_module("markdown_it")
    syntax_tree = lazy_module("markdown_it.tree")

# What CommonMark calls it → what the officer wrote, and what to do instead.
_REFUSED = {
    "heading": (
        "en rubrik (#)",
        "Formulärets rubriker räcker. Skriv orden i fetstil först i stycket.",
    ),
    "blockquote": ("ett citatblock (>)", "Skriv citatet inom citattecken i stycket."),
    "fence": ("ett kodblock (```)", "Ta bort raderna med ```."),
    "code_block": (
        "ett kodblock (fyra blanksteg framför raden)",
        "Ta bort de extra blankstegen först på raden.",
    ),
    "code_inline": ("kod mellan ` och `", "Ta bort grava accenter (`) runt ordet."),
    "html_block": ("HTML", "Ta bort taggen mellan < och >."),
    "html_inline": (
        "HTML",
        "Ta bort taggen mellan < och >, eller skriv ordet utan dem.",
    ),
    "image": ("en bild", "Beskriv innehållet i text. Formuläret tar inte emot bilder."),
    "hr": ("en avskiljande linje", "Ta bort raden."),
}
_TABLE = ("en tabell", "Skriv innehållet som en lista.")
_TABLE_DASHES = lazy_pattern(
    r"""
    ^ [ \t]* (?: \| [ \t]* )?
    :? -{3,} :? [ \t]*
    (?: \| [ \t]* :? -{3,} :? [ \t]* )+
    (?: \| [ \t]* )? $
    """,
    re.MULTILINE | re.VERBOSE,
)
# What Markdown of other kinds knows and CommonMark, as it is read here, does not, or
# what it knows where an officer means something else.
_OTHER = {
    "struck": ("överstruken text (~~)", "Ta bort orden, eller ta bort ~~ runt dem."),
    "underlined": (
        "en understruken rubrik (=== eller --)",
        "Ta bort raden med streck, och skriv orden i fetstil först i stycket.",
    ),
    "footnote": ("en fotnot ([^1])", "Skriv in notens text i stycket, inom parentes."),
    "times": (
        "asterisker mellan siffror (2*3*4)",
        "Skriv gångertecken (×), eller blanksteg på båda sidor om asterisken.",
    ),
}
# what those need at least, in words that are quick to look for
_SIGNS_OF_OTHERS = ("~~", "==", "--", "[^")
_STAR_AFTER_DIGIT = re.compile(r"\*(?<=[0-9]\*)")
_OTHERS = re.compile(
    r"""
    (?P<struck>                                 # ~~så här~~
        (?<! [~\\] ) ~~ (?= [^\s~] ) [^\n~]* (?<= [^\s~] ) ~~ (?! ~ )
    )
    | (?<= \S\n ) (?P<underlined>               # === under en rad
        [ ]{0,3} (?: ={2,} | -- ) [ \t]* $
    )
    | (?P<footnote>                             # [^1]
        (?<! \\ ) \[\^ [^\[\]\s]+ \]
    )
    | (?<= [0-9] ) (?P<times>                   # 2*3*4
        (?P<stars> \*{1,3} ) (?= [^\s*] ) [^*\n]* (?<= [^\s*\\] ) (?P=stars) (?= [0-9] )
    )
    """,
    re.MULTILINE | re.VERBOSE,
)
# What every refused construct needs at least. Most answers have none of it, and parsing
# is most of what a check does.
_SUSPECT = lazy_pattern(
    r"""
    [#>`<] | !\[ | ~~~ | \t
    | ^ [ ]* (?: [-*+][ ]+ | \d+[.)][ ]+ )* [ ]{4}                 # four blanks, in a list or not
    | ^ [ >\d.)+*_-]* ([-*_]) [ ]* \1 [ ]* \1 [ ]* $               # ***, or - - -
    """,
    re.MULTILINE | re.VERBOSE,
)
_SIGNS_OF_SUSPECT = ("#", ">", "`", "<", "![", "~~~", "\t", " " * 4)
_THREE_MARKS = re.compile(r"([-*_]) *\1 *\1")
# A text that begins so is a bullet list, whatever follows: the line is no row of
# dashes.
_FIRST_BULLET = re.compile(r" {0,3}- +[^\s-]")

# How many texts are remembered as they were read: more than a report has, and no more
# than some megabytes.
TEXTS_KEPT = 1000

# The languages that a report may quote, as an answer names them and as Word does.
LANGUAGES = {
    "en": "en-GB",
    "fi": "fi-FI",
    "se": "se-SE",
    "nb": "nb-NO",
    "da": "da-DK",
    "de": "de-DE",
    "fr": "fr-FR",
}
MARKED = lazy_pattern(rf"\[([^\[\]]+)\]\{{({'|'.join(LANGUAGES)})\}}")
# What is meant as such a mark and is none: another word in the braces, a blank before
# them, or no brace at the end.
_LIKE_MARKED = lazy_pattern(
    r"""
    (?<! \\ ) \[ [^\[\]]+ \]  # [ord]
    (?P<gap> [ \t]* )
    \{ (?P<mark> [^{}\[\]\n:]* )
    (?P<close> \}? )
    """,
    re.VERBOSE,
)


def _wrong_marks(text: str) -> Iterator[tuple[int, str, str]]:
    for like in _LIKE_MARKED.finditer(text):
        known = like["mark"].strip().casefold() in LANGUAGES
        if not MARKED.fullmatch(like[0]) and (known or not like["gap"]):
            words = " ".join(like[0].split())
            hint = (
                f"Skriv [ord]{{en}} utan blanksteg, med {', '.join(LANGUAGES)}. Andra "
                "språk märks inte ut: ta bort klamrarna."
            )
            yield like.start(), f"språkmärket ”{words}”", hint


@cache
def _parser() -> markdown_it.MarkdownIt:
    # Link definitions ("[1]: …") would vanish from the document, and a line of dashes
    # under a paragraph would make it a heading. Tables are no part of CommonMark and
    # are found by their line of dashes. Twenty levels of nesting, markdown-it's own
    # limit, would drop what lies deeper; so deep a list is nobody's intention, but its
    # words must not be lost.
    parser = markdown_it.MarkdownIt("commonmark", {"maxNesting": 200})
    return parser.disable(["reference", "lheading"])


@cache
def _block_parser() -> markdown_it.MarkdownIt:
    parser = markdown_it.MarkdownIt("commonmark", {"maxNesting": 200})
    return parser.disable(["reference", "lheading", "inline"])


def block_tree(text: str) -> syntax_tree.SyntaxTreeNode:
    """The paragraphs and lists of a text, without what is within a paragraph: that
    takes half the time of `tree`.
    """
    return syntax_tree.SyntaxTreeNode(_block_parser().parse(text))


@lru_cache(maxsize=TEXTS_KEPT)
def tree(text: str) -> syntax_tree.SyntaxTreeNode:
    """The tree of a text. Kept, since whoever judges a text may also write it."""
    tokens = _parser().parse(calmed_text(text))
    for token in tokens:
        if token.children:
            token.children = flat_emphasis(token.children)
    return syntax_tree.SyntaxTreeNode(tokens)


def normal_link(address: str) -> str:
    """An address as Markdown gives it back; "" if it would be no link."""
    parser = _parser()
    normal = parser.normalizeLink(address)
    return normal if parser.validateLink(normal) else ""


def refused(text: str) -> Iterator[tuple[int, str, str]]:
    """What the Word file cannot carry: (offset of its line in the text, what it is,
    what to do instead).
    """
    yield from _tables_in(text)
    yield from _other_kinds_in(text)
    if "{" in text:
        yield from _wrong_marks(text)
    if _may_be_suspect(text) and _SUSPECT.search(text):
        yield from _refused_nodes(text)


def may_be_refused(text: str) -> bool:
    """Whether it is worth while to look for what is refused in a text, or in those
    that it is put together of, each on lines of its own.
    """
    return "{" in text or _may_hold_others(text) or _may_be_suspect(text)


def _may_hold_others(text: str) -> bool:
    """Whether it is worth while to search a text by `_OTHERS`, or for a table."""
    return (
        _holds_any(text, _SIGNS_OF_OTHERS) or _STAR_AFTER_DIGIT.search(text) is not None
    )


def _may_be_suspect(text: str) -> bool:
    """Whether it is worth while to search a text by `_SUSPECT`."""
    return _holds_any(text, _SIGNS_OF_SUSPECT) or _THREE_MARKS.search(text) is not None


def _holds_any(text: str, signs: tuple[str, ...]) -> bool:
    return any(sign in text for sign in signs)


def _tables_in(text: str) -> Iterator[tuple[int, str, str]]:
    if "---" not in text:
        return
    for dashes in _TABLE_DASHES.finditer(text):
        heading = text.rfind("\n", 0, max(0, dashes.start() - 1)) + 1
        yield heading, *_TABLE


def _other_kinds_in(text: str) -> Iterator[tuple[int, str, str]]:
    if not _may_hold_others(text):
        return
    for other in _OTHERS.finditer(text):
        name = next(name for name in _OTHER if other[name])
        yield other.start(), *_OTHER[name]


def _refused_nodes(text: str) -> Iterator[tuple[int, str, str]]:
    line_offsets = [0]
    for line in text.split("\n"):
        line_offsets.append(line_offsets[-1] + len(line) + 1)
    beyond = 0  # of two alike on the same lines, the second stands after the first
    for node in tree(text).walk():
        if node.type in _REFUSED:
            start = line_offsets[_first_line(node)]
            offset = _exact_place(text, max(start, beyond), node) or start
            beyond = offset + 1
            yield offset, *_REFUSED[node.type]


def _first_line(node: syntax_tree.SyntaxTreeNode) -> int:
    """The line on which a node begins, from 0, or what it stands in: words in a line
    have none.
    """
    holder = node
    while holder.map is None and holder.parent is not None:
        holder = holder.parent
    return holder.map[0] if holder.map else 0


def has_bullets(text: str) -> bool:
    """Whether the answer holds a bullet list."""
    if _FIRST_BULLET.match(text):
        return True
    return any(node.type == "bullet_list" for node in tree(text).walk())


def _exact_place(text: str, start: int, node: syntax_tree.SyntaxTreeNode) -> int:
    """Where on from `start` the thing itself stands, if it can be found by its words;
    else 0.
    """
    needle = ""
    if node.type == "code_inline":
        needle = f"`{node.content}"
    elif node.type == "image":
        needle = "!["
    elif node.type.startswith("html"):
        needle = node.content
    return max(text.find(needle, start), 0) if needle else 0
