"""Markdown as markdown-it reads it: its tree, and what in it the Word file cannot carry.

The only user of markdown-it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from villkor.base.lazy import lazy_module

if TYPE_CHECKING:
    import markdown_it
    from markdown_it import tree as syntax_tree
else:
    markdown_it = lazy_module("markdown_it")
    syntax_tree = lazy_module("markdown_it.tree")

# What CommonMark calls it → what the officer wrote, and what to do instead.
_REFUSED = {
    "heading": ("en rubrik (#)", "Formulärets rubriker räcker. Skriv orden i fetstil: **så här**."),
    "blockquote": ("ett citatblock (>)", "Skriv citatet inom citattecken i stycket."),
    "fence": ("ett kodblock (```)", "Ta bort raderna med ```."),
    "code_block": (
        "ett kodblock (fyra blanksteg framför raden)",
        "Ta bort de extra blankstegen först på raden.",
    ),
    "code_inline": ("kod mellan ` och `", "Ta bort grava accenter (`) runt ordet."),
    "html_block": ("HTML", "Ta bort taggen mellan < och >."),
    "html_inline": ("HTML", "Ta bort taggen mellan < och >, eller skriv ordet utan dem."),
    "image": ("en bild", "Beskriv innehållet i text. Formuläret tar inte emot bilder."),
    "hr": ("en avskiljande linje", "Ta bort raden."),
}
_TABLE = ("en tabell", "Skriv innehållet som en lista.")
_TABLE_DASHES = re.compile(
    r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$", re.MULTILINE
)
# What Markdown of other kinds knows and CommonMark, as it is read here, does not, or what it knows
# where an officer means something else.
_OTHER = {
    "struck": ("överstruken text (~~)", "Ta bort orden, eller ta bort ~~ runt dem."),
    "underlined": (
        "en understruken rubrik (=== eller --)",
        "Ta bort raden med streck, och skriv rubrikens ord i fetstil: **så här**.",
    ),
    "footnote": ("en fotnot ([^1])", "Skriv in notens text i stycket, inom parentes."),
    "times": (
        "asterisker mellan siffror (2*3*4)",
        "Skriv gångertecken (×), eller blanksteg på båda sidor om asterisken.",
    ),
}
_LIKELY_OTHER = re.compile(r"~~|==|^ *--|\[\^|[0-9]\*", re.MULTILINE)
_OTHERS = re.compile(
    r"(?P<struck>(?<![~\\])~~(?=[^\s~])[^\n~]*(?<=[^\s~])~~(?!~))"
    r"|(?<=\S\n)(?P<underlined> {0,3}(?:={2,}|--)[ \t]*$)"
    r"|(?P<footnote>(?<!\\)\[\^[^\]\s]+\])"
    r"|(?<=[0-9])(?P<times>(?P<stars>\*{1,3})(?=[^\s*])[^*\n]*(?<=[^\s*\\])(?P=stars)(?=[0-9]))",
    re.MULTILINE,
)
# What every refused construct needs at least. Most answers have none of it, and parsing is most of
# what a check does.
_SUSPECT = re.compile(
    r"[#>`<]|!\[|~~~|\t|^ *(?:[-*+] +|\d+[.)] +)* {4}|^[ >]*(?:[-*+] +|\d+[.)] +)*([-*_])"
    r"(?: *\1){2,} *$",
    re.MULTILINE,
)
# A text that begins so is a bullet list, whatever follows: the line is no row of dashes.
_FIRST_BULLET = re.compile(r" {0,3}- +[^\s-]")

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
MARKED = re.compile(rf"\[([^\[\]]+)\]\{{({'|'.join(LANGUAGES)})\}}")
# What is meant as such a mark and is none: another word in the braces, a blank before them, or no
# brace at the end.
_LIKE_MARKED = re.compile(
    r"(?<!\\)\[[^\[\]]+\](?P<gap>[ \t]*)\{(?P<mark>[^{}\[\]\n:]*)(?P<close>\}?)"
)


def _wrong_marks(text: str) -> Iterator[tuple[int, str, str]]:
    for like in _LIKE_MARKED.finditer(text):
        known = like["mark"].strip().casefold() in LANGUAGES
        if not MARKED.fullmatch(like[0]) and (known or not like["gap"]):
            words = " ".join(like[0].split())
            hint = (
                f"Skriv [ord]{{en}} utan blanksteg, med {', '.join(LANGUAGES)}. Andra språk märks "
                "inte ut: ta bort klamrarna."
            )
            yield like.start(), f"språkmärket ”{words}”", hint


@cache
def _parser() -> markdown_it.MarkdownIt:
    # Link definitions ("[1]: …") would vanish from the document, and a line of dashes under a
    # paragraph would make it a heading. Tables are no part of CommonMark and are found by their
    # line of dashes. Twenty levels of nesting, markdown-it's own limit, would drop what lies
    # deeper; so deep a list is nobody's intention, but its words must not be lost.
    return markdown_it.MarkdownIt("commonmark", {"maxNesting": 200}).disable(
        ["reference", "lheading"]
    )


@cache
def tree(text: str) -> syntax_tree.SyntaxTreeNode:
    """The tree of a text. Kept, since whoever judges a text may also write it."""
    return syntax_tree.SyntaxTreeNode(_parser().parse(text))


def refused(text: str) -> Iterator[tuple[int, str, str]]:
    """What the Word file cannot carry: (offset of its line in the text, what it is, what to do
    instead).
    """
    for dashes in _TABLE_DASHES.finditer(text) if "---" in text else ():
        yield (text.rfind("\n", 0, max(0, dashes.start() - 1)) + 1, *_TABLE)
    for other in _OTHERS.finditer(text) if _LIKELY_OTHER.search(text) else ():
        yield (other.start(), *_OTHER[next(name for name in _OTHER if other[name])])
    if "{" in text:
        yield from _wrong_marks(text)
    if not _SUSPECT.search(text):
        return
    line_offsets = [0]
    for line in text.split("\n"):
        line_offsets.append(line_offsets[-1] + len(line) + 1)
    beyond = 0  # of two alike on the same lines, the second stands after the first
    for node in tree(text).walk():
        if node.type in _REFUSED:
            holder = node
            while holder.map is None and holder.parent is not None:
                holder = holder.parent
            start = line_offsets[holder.map[0]] if holder.map else 0
            offset = _exact(text, max(start, beyond), node) or start
            beyond = offset + 1
            yield (offset, *_REFUSED[node.type])


def has_bullets(text: str) -> bool:
    """Whether the answer holds a bullet list."""
    if _FIRST_BULLET.match(text):
        return True
    return any(node.type == "bullet_list" for node in tree(text).walk())


def _exact(text: str, start: int, node: syntax_tree.SyntaxTreeNode) -> int:
    """Where on from `start` the thing itself stands, if it can be found by its words; else 0."""
    needle = {"code_inline": f"`{node.content}", "image": "!["}.get(
        node.type, node.content if node.type.startswith("html") else ""
    )
    return max(text.find(needle, start), 0) if needle else 0
