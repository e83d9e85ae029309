"""Markdown in an answer → blocks. The only user of markdown-it.

Answers hold paragraphs, bullet and numbered lists, bold, italics and links, and `[words]{en}` for words in another language,
which those who hear the text read out need to be told. Everything else that CommonMark knows is refused with its place,
since it would be lost or look strange in the Word file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from villkor.blocks import Flow, ListBlock, Paragraph, Role, Run

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

# What CommonMark calls it → what the officer wrote, and what to do instead.
_REFUSED = {
    "heading": ("en rubrik (#)", "Formulärets rubriker räcker. Skriv orden i fetstil: **så här**."),
    "blockquote": ("ett citatblock (>)", "Skriv citatet inom citattecken i stycket."),
    "fence": ("ett kodblock (```)", "Ta bort raderna med ```."),
    "code_block": ("ett kodblock (fyra blanksteg framför raden)", "Ta bort de extra blankstegen först på raden."),
    "code_inline": ("kod mellan ` och `", "Ta bort grava accenter (`) runt ordet."),
    "html_block": ("HTML", "Ta bort taggen mellan < och >."),
    "html_inline": ("HTML", "Ta bort taggen mellan < och >, eller skriv ordet utan dem."),
    "image": ("en bild", "Beskriv innehållet i text. Formuläret tar inte emot bilder."),
    "hr": ("en avskiljande linje", "Ta bort raden."),
}
_TABLE = ("en tabell", "Skriv innehållet som en lista.")
_TABLE_DASHES = re.compile(r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$", re.MULTILINE)
# What every refused construct needs at least. Most answers have none of it, and parsing is most of what a check does.
_SUSPECT = re.compile(r"[#>`<]|!\[|~~~|\t|^ *(?:[-*+] +|\d+[.)] +)* {4}|^[ >]*(?:[-*+] +|\d+[.)] +)*([-*_])(?: *\1){2,} *$", re.MULTILINE)
# A text that begins so is a bullet list, whatever follows: the line is no row of dashes.
_FIRST_BULLET = re.compile(r" {0,3}- +[^\s-]")
# Most paragraphs are words and nothing else, and need no parser. Such a one begins at the margin after an empty line, and has nothing
# that Markdown takes for more than a letter (`_MARK`). Only code, HTML and what a tab indents can reach over an empty line (`_ACROSS`).
_EMPTY = re.compile(r"\n(?: *\n)+")
_MARK = re.compile(r"[*_\[\]\\&]|^ *(?:[-+#>]|\d+[.)])|  $", re.MULTILINE)
_ACROSS = re.compile("[`~<\t\r\0]")
_LINE_BREAK = re.compile(" ?\n *")
# The languages that a report may quote, as an answer names them and as Word does.
LANGUAGES = {"en": "en-GB", "fi": "fi-FI", "se": "se-SE", "nb": "nb-NO", "da": "da-DK", "de": "de-DE", "fr": "fr-FR"}
_MARKED = re.compile(rf"\[([^\[\]]+)\]\{{({'|'.join(LANGUAGES)})\}}")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what &#12; and its like can make


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - it takes 36 ms to import, and most checks need no tree

    # Link definitions ("[1]: …") would vanish from the document, and a line of dashes under a paragraph would make it a
    # heading. Tables are no part of CommonMark and are found by their line of dashes. Twenty levels of nesting, markdown-it's
    # own limit, would drop what lies deeper; so deep a list is nobody's intention, but its words must not be lost.
    return MarkdownIt("commonmark", {"maxNesting": 200}).disable(["reference", "lheading"])


@cache
def _tree(text: str) -> SyntaxTreeNode:
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415 - as above

    return SyntaxTreeNode(_parser().parse(text))


@cache
def blocks(text: str) -> tuple[Flow, ...]:
    """The paragraphs and lists of a text. What `refused` names is given as plain text, so that no character is lost."""
    if _ACROSS.search(text):
        return tuple(_flow(_tree(text)))
    found: list[Flow] = []
    seen = begin = 0  # what comes after these is yet to be given, and the beginning of a piece
    for end, after in (*(gap.span() for gap in _EMPTY.finditer(text)), (len(text), len(text))):
        piece = text[begin:end]
        begin = after
        # What other blanks there may be at its ends (no-break spaces and the like) the parser knows what to do with.
        if piece[:1].strip("\n ") and piece.strip() == piece.strip("\n ") and not _MARK.search(piece):
            words = _NOT_XML.sub("", _LINE_BREAK.sub(" ", piece.strip()))
            found += (*_parsed(text[seen : end - len(piece)]), Paragraph((Run(words),) if words else ()))
            seen = after
    return (*found, *_parsed(text[seen:]))


def _parsed(text: str) -> Iterator[Flow]:
    """The blocks of a piece of a text, for which a parser is needed."""
    if text.strip("\n "):
        yield from _flow(_tree(text))


def refused(text: str) -> Iterator[tuple[int, str, str]]:
    """What the Word file cannot carry: (offset of its line in the text, what it is, what to do instead)."""
    for dashes in _TABLE_DASHES.finditer(text) if "---" in text else ():
        yield (text.rfind("\n", 0, max(0, dashes.start() - 1)) + 1, *_TABLE)
    if not _SUSPECT.search(text):
        return
    line_offsets = [0]
    for line in text.split("\n"):
        line_offsets.append(line_offsets[-1] + len(line) + 1)
    beyond = 0  # of two alike on the same lines, the second stands after the first
    for node in _tree(text).walk():
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
    return any(node.type == "bullet_list" for node in _tree(text).walk())


def _exact(text: str, start: int, node: SyntaxTreeNode) -> int:
    """Where on from `start` the thing itself stands, if it can be found by its words; else 0."""
    needle = {"code_inline": f"`{node.content}", "image": "!["}.get(node.type, node.content if node.type.startswith("html") else "")
    return max(text.find(needle, start), 0) if needle else 0


def _flow(node: SyntaxTreeNode) -> Iterator[Flow]:
    for child in node.children:
        match child.type:
            case "paragraph" | "heading":
                yield Paragraph(tuple(_in_languages(list(_merged(_inline(child.children[0]))))))
            case "bullet_list" | "ordered_list":
                items = tuple(tuple(_flow(item)) for item in child.children)
                yield ListBlock(items, child.type == "ordered_list", int(child.attrs.get("start", 1)))
            case "hr":
                yield Paragraph((Run(child.markup),))
            case _ if child.children:
                yield from _flow(child)
            case _:
                words = "\n".join(filter(None, (child.info, child.content.rstrip("\n"))))
                yield Paragraph((Run(_NOT_XML.sub("", words)),), Role.ANSWER)


def _inline(node: SyntaxTreeNode, bold: bool = False, italic: bool = False, link: str = "") -> Iterator[Run]:  # noqa: FBT001 - the shape
    for child in node.children:
        match child.type:
            case "text" | "code_inline" | "html_inline":
                yield Run(_NOT_XML.sub("", child.content), bold, italic, link)
            case "softbreak":
                yield Run(" ", bold, italic, link)
            case "hardbreak":
                yield Run("\n", bold, italic, link)
            case "strong":
                yield from _inline(child, True, italic, link)  # noqa: FBT003 - as above
            case "em":
                yield from _inline(child, bold, True, link)  # noqa: FBT003 - as above
            case "link":
                yield from _inline(child, bold, italic, str(child.attrs["href"]))
            case "image":
                yield Run(child.content, bold, italic, link)


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbours of one shape as one run."""
    told = (run for run in runs if run.text)
    for (bold, italic, link), alike in groupby(told, key=lambda run: (run.bold, run.italic, run.link)):
        yield Run("".join(run.text for run in alike), bold, italic, link)


def _in_languages(runs: list[Run]) -> Iterator[Run]:
    """The runs in their languages, without the marks that say so. A mark may begin in one run and end in another."""
    whole = "".join(run.text for run in runs)
    pieces, end = [], 0
    for marked in _MARKED.finditer(whole):
        pieces += [(end, marked.start(), ""), (marked.start(1), marked.end(1), LANGUAGES[marked[2]])]
        end = marked.end()
    pieces.append((end, len(whole), ""))
    start = 0
    for run in runs:
        beyond = start + len(run.text)
        for first, last, language in pieces:
            if text := whole[max(start, first) : min(beyond, last)]:
                yield replace(run, text=text, language=language)
        start = beyond
