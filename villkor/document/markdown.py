"""Markdown in an answer → blocks.

Answers hold paragraphs, bullet and numbered lists, bold, italics and links, and `[words]{en}` for
words in another language, which those who hear the text read out need to be told. Everything else
that CommonMark knows is refused by `commonmark.refused`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from villkor.document.blocks import Flow, ListBlock, Paragraph, Role, Run
from villkor.document.commonmark import LANGUAGES, MARKED, tree

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

# Most paragraphs are words and nothing else, and need no parser. Such a one begins at the margin
# after an empty line, and has nothing that Markdown takes for more than a letter (`_MARK`). Only
# code, HTML and what a tab indents can reach over an empty line (`_ACROSS`).
_EMPTY = re.compile(r"\n(?: *\n)+")
_MARK = re.compile(r"[*_\[\]\\&]|^ *(?:[-+#>]|\d+[.)])|  $", re.MULTILINE)
_ACROSS = re.compile("[`~<\t\r\0]")
_LINE_BREAK = re.compile(" ?\n *")
# what &#12; and its like can make
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@cache
def markdown_blocks(text: str) -> tuple[Flow, ...]:
    """The paragraphs and lists of a text.

    What `refused` names is given as plain text, so that no character is lost.
    """
    if _ACROSS.search(text):
        return tuple(_flow(tree(text)))
    found: list[Flow] = []
    seen = begin = 0  # what comes after these is yet to be given, and the beginning of a piece
    for end, after in (*(gap.span() for gap in _EMPTY.finditer(text)), (len(text), len(text))):
        piece = text[begin:end]
        begin = after
        # What other blanks there may be at its ends (no-break spaces and the like) the parser knows
        # what to do with.
        if (
            piece[:1].strip("\n ")
            and piece.strip() == piece.strip("\n ")
            and not _MARK.search(piece)
        ):
            words = _NOT_XML.sub("", _LINE_BREAK.sub(" ", piece.strip()))
            found += (
                *_parsed(text[seen : end - len(piece)]),
                Paragraph((Run(words),) if words else ()),
            )
            seen = after
    return (*found, *_parsed(text[seen:]))


def _parsed(text: str) -> Iterator[Flow]:
    """The blocks of a piece of a text, for which a parser is needed."""
    if text.strip("\n "):
        yield from _flow(tree(text))


def _flow(node: SyntaxTreeNode) -> Iterator[Flow]:
    for child in node.children:
        match child.type:
            case "paragraph" | "heading":
                yield Paragraph(tuple(_in_languages(list(_merged(_inline(child.children[0]))))))
            case "bullet_list" | "ordered_list":
                items = tuple(tuple(_flow(item)) for item in child.children)
                yield ListBlock(
                    items, child.type == "ordered_list", int(child.attrs.get("start", 1))
                )
            case "hr":
                yield Paragraph((Run(child.markup),))
            case _ if child.children:
                yield from _flow(child)
            case _:
                words = "\n".join(filter(None, (child.info, child.content.rstrip("\n"))))
                yield Paragraph((Run(_NOT_XML.sub("", words)),), Role.ANSWER)


# the shape (FBT001)
def _inline(
    node: SyntaxTreeNode,
    bold: bool = False,  # noqa: FBT001
    italic: bool = False,  # noqa: FBT001
    link: str = "",
) -> Iterator[Run]:
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
    for (bold, italic, link), alike in groupby(
        told, key=lambda run: (run.bold, run.italic, run.link)
    ):
        yield Run("".join(run.text for run in alike), bold, italic, link)


def _in_languages(runs: list[Run]) -> Iterator[Run]:
    """The runs in their languages, without the marks that say so.

    A mark may begin in one run and end in another.
    """
    whole = "".join(run.text for run in runs)
    pieces, end = [], 0
    for marked in MARKED.finditer(whole):
        pieces += [
            (end, marked.start(), ""),
            (marked.start(1), marked.end(1), LANGUAGES[marked[2]]),
        ]
        end = marked.end()
    pieces.append((end, len(whole), ""))
    start = 0
    for run in runs:
        beyond = start + len(run.text)
        for first, last, language in pieces:
            if text := whole[max(start, first) : min(beyond, last)]:
                yield replace(run, text=text, language=language)
        start = beyond
